"""Keeping the feeds of outlets."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims import tasks
from claims.actions.base import ActionRefused, change, once, record
from claims.ingest import addresses
from claims.ingest.errors import SourceError
from claims.models import Feed, Outlet, User
from claims.models.choices import Cadence
from claims.permissions import Permission, require


@transaction.atomic
def add(*, url: str, by: User, title: str = "", outlet: Outlet | None = None, cadence: int = Cadence.HOUR) -> Feed:
    """Add a feed and queue its first fetching.

    Raises ActionRefused when it is here already, or when its address is none that may be fetched.
    """
    require(by, Permission.EDIT)
    fields = _fields(title, outlet, cadence)
    address = _address(url)
    taken = _("This feed is here already.")
    feed = once(lambda: Feed.objects.create(url=address, added_by=by, **fields), taken)
    record("feed.created", feed, by=by, about=[outlet], after=_description(feed))
    transaction.on_commit(partial(tasks.fetch_feed.delay, feed.pk))
    return feed


@transaction.atomic
def update(
    *, feed: Feed, by: User, title: str, outlet: Outlet | None, cadence: int, revision: int | None = None
) -> Feed:
    """Change what a feed is called, whose it is and how often it is fetched."""
    require(by, Permission.EDIT)
    before = _description(feed)
    change(feed, revision=revision, **_fields(title, outlet, cadence))
    record("feed.updated", feed, by=by, about=[outlet], before=before, after=_description(feed))
    return feed


@transaction.atomic
def pause(*, feed: Feed, by: User) -> Feed:
    """Stop fetching a feed until it is resumed."""
    require(by, Permission.EDIT)
    change(feed, expect={"paused": False}, paused=True)
    record("feed.paused", feed, by=by, about=[feed.outlet])
    return feed


@transaction.atomic
def resume(*, feed: Feed, by: User) -> Feed:
    """Fetch a paused feed again, the first time at the next look at what is due."""
    require(by, Permission.EDIT)
    change(feed, expect={"paused": True}, paused=False, due_at=timezone.now())
    record("feed.resumed", feed, by=by, about=[feed.outlet])
    return feed


@transaction.atomic
def fetch_now(*, feed: Feed, by: User) -> Feed:
    """Queue the fetching of a feed, paused or not, without waiting until it is due."""
    require(by, Permission.EDIT)
    record("feed.fetched_now", feed, by=by, about=[feed.outlet])
    transaction.on_commit(partial(tasks.fetch_feed.delay, feed.pk))
    return feed


def known(url: str) -> Feed | None:
    """Return the feed at `url` if it is here already."""
    try:
        return Feed.objects.filter(url=addresses.normalise(url)).first()
    except SourceError:
        return None


def _address(url: str) -> str:
    try:
        return addresses.normalise(url)
    except SourceError as error:
        raise ActionRefused(error.feed_sentence()) from error


def _fields(title: str, outlet: Outlet | None, cadence: int) -> dict[str, Any]:
    if cadence not in Cadence.values:
        raise ActionRefused(_("Choose how often the feed is fetched."))
    return {"title": " ".join(title.split())[:200], "outlet": outlet, "cadence": cadence}


def _description(feed: Feed) -> dict[str, object]:
    return {
        "url": feed.url,
        "title": feed.title,
        "outlet": feed.outlet.name if feed.outlet else None,
        "cadence": feed.cadence,
    }
