"""Feeds of outlets, fetched when they are due, and the articles that they named."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.articles import Article
from claims.models.base import Record
from claims.models.choices import Cadence
from claims.models.outlets import Outlet


class Feed(Record):
    """An RSS or Atom feed. A worker fetches it when it is due; each failure in a row makes it wait longer."""

    url = models.URLField(verbose_name=_("address"), max_length=2000, unique=True)
    title = models.CharField(verbose_name=_("title"), max_length=200, blank=True)
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, verbose_name=_("outlet"), null=True, blank=True, related_name="feeds"
    )
    cadence = models.PositiveIntegerField(
        verbose_name=_("cadence"), choices=Cadence, default=Cadence.HOUR, help_text=_("Minutes.")
    )
    paused = models.BooleanField(verbose_name=_("paused"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("added by"), related_name="+", editable=False
    )

    due_at = models.DateTimeField(verbose_name=_("due at"), default=timezone.now, editable=False)
    fetched_at = models.DateTimeField(verbose_name=_("fetched at"), null=True, editable=False)
    succeeded_at = models.DateTimeField(verbose_name=_("succeeded at"), null=True, editable=False)
    failures = models.PositiveIntegerField(
        verbose_name=_("failures"), default=0, editable=False, help_text=_("In a row.")
    )
    failure = models.CharField(
        verbose_name=_("failure"), max_length=60, blank=True, editable=False, help_text=_("Slug, see ingest/errors.py.")
    )
    detail = models.CharField(verbose_name=_("detail"), max_length=500, blank=True, editable=False)
    # What the server said of the answer that was read last, for "not modified".
    etag = models.CharField(verbose_name=_("etag"), max_length=500, blank=True, editable=False)
    last_modified = models.CharField(verbose_name=_("last modified"), max_length=100, blank=True, editable=False)

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(failures=0, failure="") | (Q(failures__gt=0) & ~Q(failure="")), name="feed_failure_iff_any"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # What is due (pipeline/feeds.py).
            models.Index(fields=["due_at"], condition=Q(paused=False), name="feed_due"),
        ]

    def __str__(self) -> str:
        return self.title or self.url


class FeedItem(models.Model):
    """That a feed named an article, when that was first seen."""

    feed = models.ForeignKey(Feed, models.CASCADE, verbose_name=_("feed"), related_name="items")
    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="feed_items")
    title = models.CharField(verbose_name=_("title"), max_length=500, blank=True)
    known = models.BooleanField(verbose_name=_("known"), help_text=_("The article was here before the feed named it."))
    seen_at = models.DateTimeField(verbose_name=_("seen at"), default=timezone.now)

    class Meta:
        verbose_name = _("feed item")
        verbose_name_plural = _("feed items")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["feed", "article"], name="feed_item_once"),
        ]
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return self.title or str(self.article)
