"""Published sources and their immutable versions."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from claims.models.base import Record
from claims.models.choices import ArticleKind, Precision
from claims.models.events import Event
from claims.models.outlets import Outlet


class Blob(models.Model):
    """The raw bytes as they came, one row per sha256, in PostgreSQL so that any worker reaches them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Article(Record):
    """A published source. Its date is what the source or an editor says, never the fetch time."""

    kind = models.CharField(max_length=20, choices=ArticleKind, default=ArticleKind.ARTICLE)
    title = models.CharField(max_length=500, blank=True)
    canonical_url = models.URLField(max_length=2000, null=True, blank=True, unique=True)
    # For a paste or a file, which have no address: what makes it the same article again.
    content_sha256 = models.CharField(max_length=64, null=True, blank=True, editable=False)
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles")
    published_on = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=8, choices=Precision, default=Precision.UNKNOWN)
    events = models.ManyToManyField(Event, blank=True, related_name="articles")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assigned_articles"
    )
    near_duplicate_of = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="copies")
    similarity = models.FloatField(null=True, editable=False, help_text="0 to 1, with the near-duplicate.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["content_sha256", "outlet"],
                condition=Q(content_sha256__isnull=False),
                nulls_distinct=False,
                name="article_content_once_per_outlet",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None, published_precision=Precision.UNKNOWN)
                | (Q(published_on__isnull=False) & ~Q(published_precision=Precision.UNKNOWN)),
                name="article_date_iff_precision",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The article list, newest first, and the API's cursor.
            models.Index(fields=["-created_at", "-id"], name="article_newest"),
        ]

    def __str__(self) -> str:
        return self.title or self.canonical_url or str(self.public_id)


class ArticleVersion(models.Model):
    """The text of an article at one fetch. A trigger refuses every later change."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="versions")
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=8, blank=True)
    reader = models.CharField(max_length=80, help_text="What read the bytes, with its version.")
    fetched_at = models.DateTimeField()
    fetched_url = models.URLField(max_length=2000, blank=True)
    # MinHash of word shingles (claims/text/shingles.py) and its bands, for near-duplicates.
    signature = ArrayField(models.BigIntegerField(), default=list)
    bands = ArrayField(models.CharField(max_length=24), default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "blob"], name="version_once_per_bytes"),
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # Near-duplicates of a new version (pipeline/reading.py).
            GinIndex(fields=["bands"], name="version_bands"),
        ]

    def __str__(self) -> str:
        return f"{self.article}, version {self.number}"

    @property
    def sha256(self) -> str:
        """The sha256 of the raw bytes, in hexadecimal."""
        return self.blob_id
