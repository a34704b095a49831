"""What became of a passage when its source was fetched again."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.articles import ArticleVersion
from claims.models.base import Record
from claims.models.choices import PassageOutcome
from claims.models.passages import Passage

UNSETTLED = (PassageOutcome.EDITED, PassageOutcome.GONE)


class AnchorQuerySet(models.QuerySet["Anchor"]):
    """Which of them matter now."""

    def current(self) -> "AnchorQuerySet":
        """Those against the version that the source showed last."""
        return self.filter(current=True)

    def unsettled(self) -> "AnchorQuerySet":
        """Those whose words changed under a statement in force, and that no editor has looked at."""
        changed = self.filter(current=True, outcome__in=UNSETTLED, looked_at=None)
        return changed.filter(passage__statements__isnull=False, passage__statements__withdrawn_at=None).distinct()


class Anchor(Record):
    """Where a passage of one version stands in another one of the same article, or that it is edited or gone."""

    passage = models.ForeignKey(Passage, models.PROTECT, verbose_name=_("passage"), related_name="anchors")
    version = models.ForeignKey(ArticleVersion, models.PROTECT, verbose_name=_("version"), related_name="anchors")
    outcome = models.CharField(verbose_name=_("outcome"), max_length=10, choices=PassageOutcome)
    # The new span; None for what is gone, and where a number or a negation changed.
    start = models.PositiveIntegerField(verbose_name=_("start"), null=True)
    end = models.PositiveIntegerField(verbose_name=_("end"), null=True)
    differs = models.CharField(
        verbose_name=_("differs"), max_length=10, blank=True, help_text=_("number or negation, where that changed.")
    )
    words = models.TextField(
        verbose_name=_("words"), blank=True, help_text=_("What stands there now, where the words were edited.")
    )
    current = models.BooleanField(
        verbose_name=_("current"), default=True, help_text=_("Against the version that the source showed last.")
    )
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("looked by"), null=True, related_name="+"
    )
    looked_at = models.DateTimeField(verbose_name=_("looked at"), null=True)

    objects = AnchorQuerySet.as_manager()

    class Meta:
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["passage", "version"], name="anchor_once_per_version"),
            models.UniqueConstraint(fields=["passage"], condition=Q(current=True), name="anchor_one_current"),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__isnull=False, end__gt=F("start")), name="anchor_span_whole"
            ),
            models.CheckConstraint(
                condition=Q(differs="") | Q(start=None, outcome=PassageOutcome.EDITED),
                name="anchor_never_across_a_difference",
            ),
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None) | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="anchor_looked_iff_by",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The list of changed sources (retrieval/changed.py).
            models.Index(
                fields=["-id"],
                condition=Q(current=True, looked_at=None, outcome__in=["edited", "gone"]),
                name="anchor_unsettled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage}: {self.get_outcome_display()}"

    @property
    def unsettled(self) -> bool:
        """Whether an editor has still to look at it."""
        return self.current and self.outcome in UNSETTLED and self.looked_at is None
