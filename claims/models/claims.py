"""Propositions, where parties stand on them, and what editors decided about them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.base import Mergeable
from claims.models.choices import Answer, Stance, Support, Verdict
from claims.models.events import Event
from claims.models.parties import Party
from claims.models.users import User


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Who may see what, stated once."""

    def visible_to(self, user: object) -> "ClaimQuerySet":
        """Members of the newsroom see every claim; readers see published ones."""
        return self if isinstance(user, User) and user.is_active else self.published()

    def published(self) -> "ClaimQuerySet":
        """Claims that an editor put on the public pages."""
        return self.current().filter(published_at__isnull=False)

    def current(self) -> "ClaimQuerySet":
        """Claims that were neither merged away nor withdrawn."""
        return self.filter(merged_into=None, withdrawn_at=None)


class Claim(Mergeable):
    """One neutral sentence that states the assertion itself. Never shown without who asserts and denies it."""

    proposition = models.TextField(verbose_name=_("proposition"))
    language = models.CharField(verbose_name=_("language"), max_length=8, blank=True)
    event = models.ForeignKey(
        Event, models.PROTECT, verbose_name=_("event"), null=True, blank=True, related_name="claims"
    )

    # Derived by claims/status/rule.py and stored with that rule's version, never typed in.
    answer = models.CharField(
        verbose_name=_("answer"), max_length=16, choices=Answer, default=Answer.UNANSWERED, editable=False
    )
    support = models.CharField(
        verbose_name=_("support"), max_length=16, choices=Support, default=Support.NO_NAMED_SOURCE, editable=False
    )
    disputed = models.BooleanField(verbose_name=_("disputed"), default=False, editable=False)
    reasons = models.JSONField(
        verbose_name=_("reasons"), default=list, editable=False, help_text=_("Slugs and slots of why the status is so.")
    )
    rule_version = models.CharField(verbose_name=_("rule version"), max_length=20, blank=True, editable=False)
    # The first claim of the dispute it belongs to: claims of one event that oppose each other.
    dispute = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("dispute"), null=True, editable=False, related_name="disputants"
    )

    published_at = models.DateTimeField(verbose_name=_("published at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("published by"),
        null=True,
        editable=False,
        related_name="+",
    )

    withdrawn_at = models.DateTimeField(verbose_name=_("withdrawn at"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("withdrawn by"),
        null=True,
        editable=False,
        related_name="+",
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="claim_published_iff_publisher",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="claim_withdrawn_iff_by",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The list of disputed claims (views/claims.py).
            models.Index(fields=["-id"], condition=Q(disputed=True), name="claim_disputed"),
            # The list of claims by answer, and how many there are of each (views/claims.py).
            models.Index(
                fields=["answer", "-id"], condition=Q(merged_into=None, withdrawn_at=None), name="claim_by_answer"
            ),
            # The same by support.
            models.Index(
                fields=["support", "-id"], condition=Q(merged_into=None, withdrawn_at=None), name="claim_by_support"
            ),
            # The list of disputes (retrieval/disputes.py).
            models.Index(
                fields=["-dispute", "id"],
                condition=Q(dispute__isnull=False, merged_into=None, withdrawn_at=None),
                name="claim_by_dispute",
            ),
            # The public index (views/public.py), in its whole order: many claims may be published at one moment.
            models.Index(
                fields=["-published_at", "-id"], condition=Q(published_at__isnull=False), name="claim_published"
            ),
        ]

    def __str__(self) -> str:
        return self.proposition[:80]


class Position(models.Model):
    """Where one party stands on one claim now: derived from its statements, never typed in."""

    claim = models.ForeignKey(Claim, models.CASCADE, verbose_name=_("claim"), related_name="positions")
    party = models.ForeignKey(Party, models.PROTECT, verbose_name=_("party"), related_name="positions")
    stance = models.CharField(verbose_name=_("stance"), max_length=16, choices=Stance)
    since = models.DateField(verbose_name=_("since"), null=True)
    statements = models.PositiveIntegerField(verbose_name=_("statements"))
    changed = models.BooleanField(verbose_name=_("changed"), default=False)
    rule_version = models.CharField(verbose_name=_("rule version"), max_length=20)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["claim", "party"], name="position_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The newest claims on which a party stands (views/parties.py).
            models.Index(fields=["party", "-claim"], name="position_of_party"),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.get_stance_display()}"


class StatusDecision(models.Model):
    """An editor's word on a claim, with its reason. A new one withdraws the one before; nothing is overwritten."""

    claim = models.ForeignKey(Claim, models.PROTECT, verbose_name=_("claim"), related_name="status_decisions")
    verdict = models.CharField(verbose_name=_("verdict"), max_length=16, choices=Verdict)
    reason = models.TextField(verbose_name=_("reason"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("decided by"), related_name="+"
    )
    recorded_at = models.DateTimeField(verbose_name=_("recorded at"))
    withdrawn_at = models.DateTimeField(verbose_name=_("withdrawn at"), null=True)
    # The derived status it was decided on, to flag it when the evidence changes; never to change it.
    basis = models.JSONField(verbose_name=_("basis"))
    outdated = models.BooleanField(verbose_name=_("outdated"), default=False)

    class Meta:
        verbose_name = _("status decision")
        verbose_name_plural = _("status decisions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(withdrawn_at=None), name="status_decision_one_in_force"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="status_decision_has_reason"),
        ]

    def __str__(self) -> str:
        return self.get_verdict_display()
