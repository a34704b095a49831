"""What workers propose."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.articles import ArticleVersion
from claims.models.base import Record
from claims.models.choices import CandidateState, DenialTarget, RejectionReason, Stance
from claims.models.learning import Learning
from claims.models.parties import Party, Speaker
from claims.models.passages import Passage

DISPUTING = (Stance.DENIES, Stance.PARTLY_DENIES, Stance.ACCUSES)


def review_rank() -> Case:
    """Return the first key of the review queue, which is indexed.

    0 for what answers another candidate, so that one key takes both; 1 for what else disputes or is disputed; 2 for the
    rest.
    """
    return Case(
        When(answers__isnull=False, then=Value(0)),
        When(Q(stance__in=DISPUTING) | Q(contested=True), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


class Candidate(Record):
    """A proposed statement. `proposal` is the worker's original and never changes; the fields are what stands now."""

    version = models.ForeignKey(ArticleVersion, models.PROTECT, verbose_name=_("version"), related_name="candidates")
    passage = models.ForeignKey(
        Passage, models.PROTECT, verbose_name=_("passage"), related_name="candidates", help_text=_("The evidence.")
    )
    proposal = models.JSONField(verbose_name=_("proposal"), editable=False)
    extractor = models.CharField(verbose_name=_("extractor"), max_length=60, editable=False)
    extractor_version = models.CharField(verbose_name=_("extractor version"), max_length=20, editable=False)
    rule = models.CharField(verbose_name=_("rule"), max_length=80, editable=False)
    why = ArrayField(models.CharField(max_length=60), verbose_name=_("why"), default=list, editable=False)
    confidence = models.FloatField(verbose_name=_("confidence"), editable=False)
    # What had been learned about confidence by then; none: the start values.
    learning = models.ForeignKey(
        Learning,
        models.PROTECT,
        verbose_name=_("learning"),
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
    )
    # Identity of the proposal within its version, so that a second run adds nothing.
    fingerprint = models.CharField(verbose_name=_("fingerprint"), max_length=64, editable=False)

    # Spans into the version's text; None where there is none. Parts of a split quotation follow in content_more.
    content_start = models.PositiveIntegerField(verbose_name=_("content start"))
    content_end = models.PositiveIntegerField(verbose_name=_("content end"))
    content_more = models.JSONField(verbose_name=_("content more"), default=list)
    cue_start = models.PositiveIntegerField(verbose_name=_("cue start"), null=True)
    cue_end = models.PositiveIntegerField(verbose_name=_("cue end"), null=True)
    speaker_start = models.PositiveIntegerField(verbose_name=_("speaker start"), null=True)
    speaker_end = models.PositiveIntegerField(verbose_name=_("speaker end"), null=True)

    stance = models.CharField(verbose_name=_("stance"), max_length=16, choices=Stance)
    hedged = models.BooleanField(verbose_name=_("hedged"), default=False)
    denial_target = models.CharField(verbose_name=_("denial target"), max_length=20, choices=DenialTarget, blank=True)
    cue = models.CharField(verbose_name=_("cue"), max_length=120, blank=True)
    speaker_text = models.CharField(
        verbose_name=_("speaker text"), max_length=400, blank=True, help_text=_("As printed, or as resolved.")
    )
    speaker_resolved = models.BooleanField(
        verbose_name=_("speaker resolved"), default=False, help_text=_("A pronoun or clitic stood in the text.")
    )
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, verbose_name=_("speaker"), null=True, related_name="candidates"
    )
    party = models.ForeignKey(Party, models.PROTECT, verbose_name=_("party"), null=True, related_name="candidates")
    target = models.ForeignKey(
        Party, models.PROTECT, verbose_name=_("target"), null=True, related_name="targeted_candidates"
    )
    proposition = models.TextField(
        verbose_name=_("proposition"), help_text=_("The assertion itself, drafted in neutral words.")
    )
    figures = models.JSONField(verbose_name=_("figures"), default=list)
    relay = models.JSONField(verbose_name=_("relay"), default=list)
    answers = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("answers"), null=True, related_name="answered_by"
    )
    contested = models.BooleanField(
        verbose_name=_("contested"), default=False, editable=False, help_text=_("Another candidate answers it.")
    )

    state = models.CharField(
        verbose_name=pgettext_lazy("what a record is in", "state"),
        max_length=10,
        choices=CandidateState,
        default=CandidateState.PENDING,
    )
    rejection = models.CharField(verbose_name=_("rejection"), max_length=20, choices=RejectionReason, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("decided by"), null=True, related_name="+"
    )
    decided_at = models.DateTimeField(verbose_name=_("decided at"), null=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("merged into"), null=True, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("split from"), null=True, related_name="parts"
    )

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "fingerprint"], name="candidate_once"),
            models.CheckConstraint(
                condition=Q(state=CandidateState.PENDING, decided_by=None, decided_at=None)
                | (~Q(state=CandidateState.PENDING) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="candidate_decided_iff_not_pending",
            ),
            models.CheckConstraint(
                condition=Q(state=CandidateState.REJECTED) ^ Q(rejection=""), name="candidate_rejection_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="candidate_confidence_is_a_share"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The review queue (retrieval/queue.py).
            models.Index(
                review_rank(), F("confidence").desc(), F("id"), condition=Q(state="pending"), name="candidate_to_review"
            ),
            models.Index(
                F("stance"),
                review_rank(),
                F("confidence").desc(),
                F("id"),
                condition=Q(state="pending"),
                name="candidate_to_review_stance",
            ),
            # What an editor decided today, for the progress of the queue.
            models.Index(fields=["decided_by", "decided_at"], condition=~Q(state="pending"), name="candidate_decided"),
            # Which of the thousands of statements on a claim are blanket denials (retrieval/spoken.py).
            models.Index(fields=["id"], condition=Q(why__contains=["mutual"]), name="candidate_blanket"),
            # Those that wait for a name to be known (pipeline/parties.py).
            GinIndex(
                OpClass(Upper("speaker_text"), name="gin_trgm_ops"),
                condition=Q(state="pending", party=None),
                name="candidate_without_party",
            ),
            # Which articles have any to review, and how many (retrieval/articles.py).
            models.Index(fields=["version"], condition=Q(state="pending"), name="candidate_pending_in"),
            # How long the queue has waited, and the last decisions to learn from (retrieval/quality.py).
            models.Index(fields=["created_at"], condition=Q(state="pending"), name="candidate_waiting"),
            models.Index(fields=["-decided_at"], condition=~Q(state="pending"), name="candidate_last_decided"),
        ]

    def __str__(self) -> str:
        return self.proposition[:80]
