"""Typed edges between statements."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.base import Record
from claims.models.choices import DismissalReason, MissingContext, RelationState, RelationType
from claims.models.statements import Statement


def decision_rank() -> Case:
    """Return the first key of the contradictions queue: 0 for what can be decided; it is indexed.

    1 for pairs with a slot that nobody knows, 2 for those that an editor set aside until more is known.
    """
    return Case(
        When(~Q(needs=""), then=Value(2)),
        When(~Q(unknown=[]), then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )


class Relation(Record):
    """`source` answers `target`. Proposed by a worker or an editor; confirmed or dismissed, with a reason."""

    source = models.ForeignKey(Statement, models.PROTECT, verbose_name=_("source"), related_name="relations_out")
    target = models.ForeignKey(Statement, models.PROTECT, verbose_name=_("target"), related_name="relations_in")
    type = models.CharField(verbose_name=_("type"), max_length=20, choices=RelationType)

    rule = models.CharField(verbose_name=_("rule"), max_length=80, blank=True, editable=False)
    rule_version = models.CharField(verbose_name=_("rule version"), max_length=20, blank=True, editable=False)
    score = models.FloatField(verbose_name=_("score"), default=0, editable=False)
    explanation = models.CharField(verbose_name=_("explanation"), max_length=80, blank=True, editable=False)
    slots = models.JSONField(verbose_name=_("slots"), default=dict, editable=False)
    caveats = models.JSONField(verbose_name=_("caveats"), default=list, editable=False)
    unknown = models.JSONField(
        verbose_name=_("unknown"),
        default=list,
        editable=False,
        help_text=_("Slots nobody knows: shown apart, to check."),
    )
    shown = models.BooleanField(verbose_name=_("shown"), default=True, editable=False)
    features = models.JSONField(verbose_name=_("features"), default=dict, editable=False)

    state = models.CharField(
        verbose_name=pgettext_lazy("what a record is in", "state"),
        max_length=10,
        choices=RelationState,
        default=RelationState.SUGGESTED,
    )
    dismissal = models.CharField(verbose_name=_("dismissal"), max_length=20, choices=DismissalReason, blank=True)
    needs = models.CharField(
        verbose_name=_("needs"),
        max_length=20,
        choices=MissingContext,
        blank=True,
        help_text=_("What an editor must learn before deciding."),
    )
    reason = models.TextField(verbose_name=_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("decided by"), null=True, related_name="+"
    )
    decided_at = models.DateTimeField(verbose_name=_("decided at"), null=True)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Least("source", "target"), Greatest("source", "target"), name="relation_pair_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="relation_between_two"),
            models.CheckConstraint(
                condition=Q(state=RelationState.SUGGESTED, decided_by=None, decided_at=None)
                | (~Q(state=RelationState.SUGGESTED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="relation_decided_iff_not_suggested",
            ),
            models.CheckConstraint(
                condition=Q(state=RelationState.DISMISSED) ^ Q(dismissal=""), name="relation_dismissal_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(needs="") | Q(state=RelationState.SUGGESTED), name="relation_needs_only_while_open"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The contradictions queue (retrieval/queue.py).
            models.Index(
                decision_rank(),
                F("shown").desc(),
                F("score").desc(),
                F("id"),
                condition=Q(state="suggested"),
                name="relation_to_decide",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.type} {self.target_id}"
