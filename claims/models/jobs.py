"""Work for the workers, visible as progress."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.articles import Article, Blob
from claims.models.base import Record
from claims.models.choices import JobKind, JobStage
from claims.models.statements import Statement


class Job(Record):
    """One piece of work, unique by kind, object, input and rule version, so that asking twice does it once."""

    kind = models.CharField(verbose_name=_("kind"), max_length=10, choices=JobKind)
    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), null=True, related_name="jobs")
    statement = models.ForeignKey(
        Statement, models.CASCADE, verbose_name=_("statement"), null=True, related_name="jobs"
    )
    input_hash = models.CharField(
        verbose_name=_("input hash"), max_length=64, help_text=_("sha256 of the bytes or of the address to fetch.")
    )
    # Looked up from the job alone, and no stored file is ever deleted: no index.
    blob = models.ForeignKey(
        Blob,
        models.PROTECT,
        verbose_name=_("given text"),
        null=True,
        db_index=False,
        related_name="+",
        help_text=_("What an editor added as the article's text as it reads now."),
    )
    rule_version = models.CharField(verbose_name=_("rule version"), max_length=20)
    stage = models.CharField(verbose_name=_("stage"), max_length=10, choices=JobStage, default=JobStage.QUEUED)
    failure = models.CharField(
        verbose_name=_("failure"),
        max_length=60,
        blank=True,
        help_text=_("Slug of the sentence shown, see ingest/errors.py."),
    )
    detail = models.CharField(
        verbose_name=_("detail"),
        max_length=500,
        blank=True,
        help_text=_("What the failure was about, for the sentence."),
    )
    fallback = models.CharField(
        verbose_name=_("fallback"),
        max_length=40,
        blank=True,
        help_text=_("Why the built-in extractor read it instead of the chosen one: a slug."),
    )
    attempts = models.PositiveSmallIntegerField(verbose_name=_("attempts"), default=0)
    found = models.PositiveIntegerField(
        verbose_name=_("found"), default=0, help_text=_("Candidates or relations proposed.")
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("requested by"), null=True, related_name="+"
    )
    heartbeat_at = models.DateTimeField(verbose_name=_("heartbeat at"), null=True)
    finished_at = models.DateTimeField(verbose_name=_("finished at"), null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "article", "statement", "input_hash", "rule_version"],
                nulls_distinct=False,
                name="job_once",
            ),
            models.CheckConstraint(
                condition=Q(kind=JobKind.INGEST, article__isnull=False, statement=None)
                | Q(kind=JobKind.MATCH, article=None, statement__isnull=False),
                name="job_object_fits_kind",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[JobStage.DONE, JobStage.FAILED], finished_at__isnull=False)
                | (~Q(stage__in=[JobStage.DONE, JobStage.FAILED]) & Q(finished_at=None)),
                name="job_finished_iff_done_or_failed",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The sweeper that finds lost jobs (pipeline/jobs.py).
            models.Index(fields=["created_at"], condition=Q(finished_at=None), name="job_unfinished"),
            # The list of jobs of a stage (views/jobs.py).
            models.Index(fields=["stage", "-id"], name="job_by_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.stage}"
