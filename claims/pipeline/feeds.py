"""Feeds that are due: fetched, read, and what they name taken in as sources. A feed that fails waits longer."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claims.ingest import feeds as reader
from claims.ingest import fetch as web
from claims.ingest.errors import SourceError
from claims.models import Article, Feed, FeedItem, Job
from claims.pipeline import sources

LEASE = timedelta(minutes=10)  # until a feed whose worker died is due again
LONGEST_WAIT = timedelta(days=1)
MOST_DOUBLINGS = 8
AT_ONCE = 100  # feeds taken up by one look


def take_due(limit: int = AT_ONCE) -> list[int]:
    """Return the keys of the feeds that are due, longest overdue first, each taken so that no other look finds it."""
    now = timezone.now()
    due = Feed.objects.filter(paused=False, due_at__lte=now).order_by("due_at").values_list("pk", flat=True)[:limit]
    return [pk for pk in due if Feed.objects.filter(pk=pk, due_at__lte=now).update(due_at=now + LEASE)]


def fetch(feed: Feed) -> list[Job]:
    """Fetch `feed` and return the jobs that read what is new in it; an address that is here is not fetched again.

    What went wrong is kept with the feed, for its page; nothing is raised for it.
    """
    try:
        page = web.fetch_if_changed(feed.url, reader.TYPES, etag=feed.etag, last_modified=feed.last_modified)
        if page is None:
            _succeeded(feed)
            return []
        found = reader.read(page.data, page.url)
    except SourceError as error:
        _failed(feed, error)
        return []
    with transaction.atomic():
        opened = _taken_in(feed, found.items)
        title = feed.title or found.title[:200]
        _succeeded(feed, title=title, etag=page.etag, last_modified=page.last_modified)
    return opened


def wait(cadence: int, failures: int) -> timedelta:
    """Return how long a feed waits: `cadence` minutes, doubled by each failure in a row, a day at most beyond that."""
    usual = timedelta(minutes=cadence)
    return min(usual * (1 << min(failures, MOST_DOUBLINGS)), max(usual, LONGEST_WAIT))


def _taken_in(feed: Feed, items: list[reader.Item]) -> list[Job]:
    """Take in what a feed names, the oldest first, so that the newest article is the newest one here, too."""
    addresses = [item.url for item in items]
    here = set(Article.objects.filter(canonical_url__in=addresses).values_list("canonical_url", flat=True))
    listed = set(
        feed.items.filter(article__canonical_url__in=addresses).values_list("article__canonical_url", flat=True)
    )
    opened = []
    for item in reversed(items):
        if item.url in listed:
            continue
        source = sources.from_url(item.url, requested_by=None, outlet=feed.outlet)
        FeedItem.objects.get_or_create(
            feed=feed, article=source.article, defaults={"title": item.title, "known": item.url in here}
        )
        if not source.known:
            opened.append(source.job)
    return opened


def _succeeded(feed: Feed, **fields: object) -> None:
    now = timezone.now()
    Feed.objects.filter(pk=feed.pk).update(
        fetched_at=now,
        succeeded_at=now,
        failures=0,
        failure="",
        detail="",
        due_at=now + wait(feed.cadence, 0),
        **fields,
    )


def _failed(feed: Feed, error: SourceError) -> None:
    now = timezone.now()
    Feed.objects.filter(pk=feed.pk).update(
        fetched_at=now,
        failures=F("failures") + 1,
        failure=error.slug,
        detail=error.detail,
        due_at=now + wait(feed.cadence, feed.failures + 1),
    )
