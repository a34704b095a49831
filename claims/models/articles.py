"""Published sources and their immutable versions."""

from collections.abc import Sequence
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.base import Record
from claims.models.choices import ArticleKind, Precision
from claims.models.events import Event
from claims.models.outlets import Outlet


class Blob(models.Model):
    """The raw bytes as they came, one row per sha256, in PostgreSQL so that any worker reaches them."""

    sha256 = models.CharField(verbose_name=_("SHA-256"), max_length=64, primary_key=True)
    data = models.BinaryField(verbose_name=_("data"))
    content_type = models.CharField(verbose_name=_("content type"), max_length=100)
    size = models.PositiveIntegerField(verbose_name=_("size"))

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")

    def __str__(self) -> str:
        return self.sha256[:12]


class Article(Record):
    """A published source. Its date is what the source or an editor says, never the fetch time."""

    kind = models.CharField(verbose_name=_("kind"), max_length=20, choices=ArticleKind, default=ArticleKind.ARTICLE)
    title = models.CharField(verbose_name=_("title"), max_length=500, blank=True)
    canonical_url = models.URLField(verbose_name=_("address"), max_length=2000, null=True, blank=True, unique=True)
    # For a paste or a file, which have no address: what makes it the same article again.
    content_sha256 = models.CharField(
        verbose_name=_("SHA-256 of the text"), max_length=64, null=True, blank=True, editable=False
    )
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, verbose_name=_("outlet"), null=True, blank=True, related_name="articles"
    )
    published_on = models.DateField(verbose_name=_("published on"), null=True, blank=True)
    published_precision = models.CharField(
        verbose_name=_("published precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    events = models.ManyToManyField(Event, verbose_name=_("events"), blank=True, related_name="articles")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("submitted by"), null=True, related_name="+"
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("assignee"),
        null=True,
        blank=True,
        related_name="assigned_articles",
    )
    near_duplicate_of = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("near duplicate of"), null=True, editable=False, related_name="copies"
    )
    similarity = models.FloatField(
        verbose_name=_("similarity"), null=True, editable=False, help_text=_("0 to 1, with the near-duplicate.")
    )

    showed = models.PositiveIntegerField(
        verbose_name=_("showed"), null=True, editable=False, help_text=_("The version that the source showed last.")
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
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

    def shown_last(self, versions: "Sequence[ArticleVersion]") -> "ArticleVersion | None":
        """Return that of `versions`, newest first, which the source showed last; it may go back to an old one."""
        newest = versions[0] if versions else None
        return next((version for version in versions if version.number == self.showed), newest)


class ArticleVersion(models.Model):
    """The text of an article at one fetch. A trigger refuses every later change."""

    article = models.ForeignKey(Article, models.PROTECT, verbose_name=_("article"), related_name="versions")
    number = models.PositiveIntegerField(verbose_name=_("number"))
    blob = models.ForeignKey(Blob, models.PROTECT, verbose_name=_("blob"), related_name="versions")
    title = models.CharField(verbose_name=_("title"), max_length=500, blank=True)
    text = models.TextField(verbose_name=_("text"))
    language = models.CharField(verbose_name=_("language"), max_length=8, blank=True)
    reader = models.CharField(
        verbose_name=_("reader"), max_length=80, help_text=_("What read the bytes, with its version.")
    )
    fetched_at = models.DateTimeField(verbose_name=_("fetched at"))
    fetched_url = models.URLField(verbose_name=_("fetched address"), max_length=2000, blank=True)
    # MinHash of word shingles (claims/text/shingles.py) and its bands, for near-duplicates.
    signature = ArrayField(models.BigIntegerField(), verbose_name=_("signature"), default=list)
    bands = ArrayField(models.CharField(max_length=24), verbose_name=_("bands"), default=list)

    class Meta:
        verbose_name = _("article version")
        verbose_name_plural = _("article versions")
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
