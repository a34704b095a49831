"""Feeds as their list shows them, in a constant number of queries."""

from django.db.models import Count, Prefetch, Q, QuerySet

from claims.models import Feed, FeedItem

LAST = 3  # items of a feed in the list
MOST_ITEMS = 50  # on its own page

FAILING, PAUSED, WELL = "failing", "paused", "well"
STATES = {
    FAILING: Q(paused=False, failures__gt=0),
    PAUSED: Q(paused=True),
    WELL: Q(paused=False, failures=0),
}


def listed(state: str = "") -> QuerySet[Feed]:
    """Return the feeds in a state ("" for all), the failing ones first, each with `articles` and its `latest` items."""
    latest = FeedItem.objects.select_related("article").order_by("-id")[:LAST]
    rows = Feed.objects.select_related("outlet").annotate(articles=Count("items"))
    rows = rows.filter(STATES[state]) if state in STATES else rows
    return rows.prefetch_related(Prefetch("items", latest, to_attr="latest")).order_by(
        "paused", "-failures", "title", "pk"
    )


def items(feed: Feed) -> QuerySet[FeedItem]:
    """Return what a feed named last, the newest first."""
    return feed.items.select_related("article__outlet").order_by("-id")[:MOST_ITEMS]


def failing() -> QuerySet[Feed]:
    """Return the feeds that could not be fetched the last time."""
    return Feed.objects.filter(STATES[FAILING])
