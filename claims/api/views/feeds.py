"""The feeds of outlets."""

from http import HTTPStatus

from claims.actions import feeds
from claims.api.bodies.feeds import FeedBody, FeedChangeBody
from claims.api.filters import FeedFilter
from claims.api.records.feeds import FeedRecord
from claims.api.views.base import Records, Values, changes, creates, edits
from claims.models import Feed


class Feeds(Records):
    """RSS and Atom feeds that a worker fetches when they are due, each with how the last fetching went."""

    record = FeedRecord
    filterset_class = FeedFilter

    @creates(FeedBody, known=True)
    def create(self, values: Values) -> Feed | tuple[Feed, int]:
        """Add a feed and fetch it; answers 200 instead of 201 when it is known already."""
        known = feeds.known(values["url"])
        return (known, HTTPStatus.OK) if known else feeds.add(by=self.by, **values)

    @edits(FeedChangeBody)
    def partial_update(self, feed: Feed, values: Values, revision: int | None) -> Feed:
        """Change what a feed is called, whose it is and how often it is fetched."""
        stands: Values = {"title": feed.title, "outlet": feed.outlet, "cadence": feed.cadence}
        return feeds.update(feed=feed, by=self.by, revision=revision, **stands | values)

    @changes()
    def pause(self, feed: Feed, _values: Values, _revision: int | None) -> Feed:
        """Stop fetching a feed until it is resumed."""
        return feeds.pause(feed=feed, by=self.by)

    @changes()
    def resume(self, feed: Feed, _values: Values, _revision: int | None) -> Feed:
        """Fetch a paused feed again."""
        return feeds.resume(feed=feed, by=self.by)

    @changes()
    def fetch_now(self, feed: Feed, _values: Values, _revision: int | None) -> Feed:
        """Fetch a feed without waiting until it is due."""
        return feeds.fetch_now(feed=feed, by=self.by)
