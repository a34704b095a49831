"""Who said what, when and where it was printed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.base import Record
from claims.models.candidates import Candidate
from claims.models.choices import DenialTarget, Modifier, Precision, Stance
from claims.models.claims import Claim
from claims.models.events import Event
from claims.models.parties import Party, Speaker
from claims.models.passages import Passage
from claims.models.users import User


class StatementQuerySet(models.QuerySet["Statement"]):
    """Who may see what, stated once."""

    def visible_to(self, user: object) -> "StatementQuerySet":
        """Members of the newsroom see every statement; readers see those on published claims."""
        if isinstance(user, User) and user.is_active:
            return self
        return self.in_force().filter(claim__published_at__isnull=False, claim__merged_into=None)

    def in_force(self) -> "StatementQuerySet":
        """Statements that nobody withdrew."""
        return self.filter(withdrawn_at=None)


class Statement(Record):
    """One speaker takes one stance on one claim, in a passage. Never updated: corrected by a successor.

    Only its place changes (`claim`, `event`), each time by an action that leaves a Decision.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, verbose_name=_("claim"), null=True, related_name="statements")
    event = models.ForeignKey(Event, models.PROTECT, verbose_name=_("event"), null=True, related_name="statements")
    candidate = models.ForeignKey(
        Candidate, models.PROTECT, verbose_name=_("candidate"), null=True, related_name="statements"
    )
    passage = models.ForeignKey(
        Passage, models.PROTECT, verbose_name=_("passage"), related_name="statements", help_text=_("The evidence.")
    )
    content_start = models.PositiveIntegerField(verbose_name=_("content start"))
    content_end = models.PositiveIntegerField(verbose_name=_("content end"))
    content_more = models.JSONField(verbose_name=_("content more"), default=list)

    stance = models.CharField(verbose_name=_("stance"), max_length=16, choices=Stance)
    hedged = models.BooleanField(verbose_name=_("hedged"), default=False)
    denial_target = models.CharField(verbose_name=_("denial target"), max_length=20, choices=DenialTarget, blank=True)
    cue = models.CharField(verbose_name=_("cue"), max_length=120, blank=True)
    proposition = models.TextField(
        verbose_name=_("proposition"), help_text=_("What this statement says, in its own words.")
    )
    language = models.CharField(verbose_name=_("language"), max_length=8, blank=True)
    speaker_text = models.CharField(verbose_name=_("speaker text"), max_length=400, blank=True)
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, verbose_name=_("speaker"), null=True, related_name="statements"
    )
    party = models.ForeignKey(Party, models.PROTECT, verbose_name=_("party"), null=True, related_name="statements")
    target = models.ForeignKey(Party, models.PROTECT, verbose_name=_("target"), null=True, related_name="accusations")
    relay = models.JSONField(verbose_name=_("relay"), default=list)
    answers = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("answers"), null=True, related_name="answered_by"
    )

    # When it was said; the precision is unknown until the article's date is.
    said_from = models.DateField(verbose_name=_("said from"), null=True)
    said_to = models.DateField(verbose_name=_("said to"), null=True)
    said_precision = models.CharField(
        verbose_name=_("said precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    said_inherited = models.BooleanField(
        verbose_name=_("said inherited"),
        default=False,
        help_text=_("The attribution has no date: it is the article's."),
    )

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("recorded by"), related_name="+"
    )
    recorded_at = models.DateTimeField(verbose_name=_("recorded at"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("withdrawn by"), null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(verbose_name=_("withdrawn at"), null=True)
    withdrawn_reason = models.TextField(verbose_name=_("withdrawn reason"), blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, verbose_name=_("replaces"), null=True, related_name="replaced_by"
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # An undone acceptance may be accepted again: one statement in force per candidate.
            models.UniqueConstraint(
                fields=["candidate"], condition=Q(withdrawn_at=None), name="statement_one_in_force_per_candidate"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="statement_withdrawn_iff_by",
            ),
            models.CheckConstraint(
                condition=Q(said_from=None, said_precision=Precision.UNKNOWN)
                | (Q(said_from__isnull=False) & ~Q(said_precision=Precision.UNKNOWN)),
                name="statement_said_iff_precision",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # Statements of one event, for matching (retrieval/matching.py).
            models.Index(fields=["event", "-id"], condition=Q(withdrawn_at=None), name="statement_of_event"),
            models.Index(
                fields=["event", "said_from", "id"], condition=Q(withdrawn_at=None), name="statement_of_event_by_day"
            ),
            # The list of statements of one stance, some of which are rare (retrieval/said.py).
            models.Index(fields=["stance", "-id"], condition=Q(withdrawn_at=None), name="statement_of_stance"),
            # How many statements a party has (views/kinds.py).
            models.Index(fields=["party"], condition=Q(withdrawn_at=None), name="statement_of_party"),
            # What a party said last, and what was said last on a claim (retrieval/said.py).
            models.Index(
                F("party"),
                F("said_from").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(withdrawn_at=None),
                name="statement_of_party_last",
            ),
            models.Index(
                F("claim"),
                F("said_from").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(withdrawn_at=None),
                name="statement_of_claim_last",
            ),
        ]

    def __str__(self) -> str:
        return self.proposition[:80]

    @property
    def who(self) -> str:
        """The party's name, else what the text calls the speaker, else that the source is not named."""
        return (self.party.name if self.party else self.speaker_text) or gettext("a source not named")


class Figure(models.Model):
    """A number in a statement. "Not disclosed" is a value; figures are never merged into one best number."""

    statement = models.ForeignKey(Statement, models.CASCADE, verbose_name=_("statement"), related_name="figures")
    low = models.FloatField(verbose_name=_("low"), null=True)
    high = models.FloatField(verbose_name=_("high"), null=True)
    modifier = models.CharField(verbose_name=_("modifier"), max_length=12, choices=Modifier, default=Modifier.EXACTLY)
    unit = models.CharField(verbose_name=_("unit"), max_length=20, blank=True)
    counted = models.CharField(verbose_name=_("counted"), max_length=200, blank=True)
    whose = models.CharField(verbose_name=_("whose"), max_length=200, blank=True)
    disclosed = models.BooleanField(verbose_name=_("disclosed"), default=True)
    start = models.PositiveIntegerField(verbose_name=_("start"), null=True)
    end = models.PositiveIntegerField(verbose_name=_("end"), null=True)
    as_of = models.DateField(verbose_name=_("as of"), null=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering: ClassVar[list[str]] = ["start", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(disclosed=False, low=None, high=None)
                | (Q(disclosed=True) & (Q(low__isnull=False) | Q(high__isnull=False))),
                name="figure_value_iff_disclosed",
            ),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=models.F("high")), name="figure_low_to_high"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.low}–{self.high} {self.counted}"
