"""Feeds with their health."""

from typing import Any

from django.db.models import Count, QuerySet
from rest_framework import serializers

from claims.api.records.base import Record, ShortOutlet, Username
from claims.ingest.errors import SourceError
from claims.models import Feed


class FeedRecord(Record):
    """A feed: how often it is fetched, how that went the last time, and how many articles it has named."""

    noun = "feeds"
    address = serializers.URLField(source="url", help_text="Of the feed itself.")
    outlet = ShortOutlet(allow_null=True)
    articles = serializers.IntegerField()
    failure_sentence = serializers.SerializerMethodField()
    added_by = Username()

    class Meta:
        model = Feed
        fields = (
            "id", "address", "title", "outlet", "cadence", "paused", "articles", "due_at", "fetched_at",
            "succeeded_at", "failures", "failure", "failure_sentence", "added_by", "created_at", "revision",
        )  # fmt: skip

    def get_failure_sentence(self, feed: Feed) -> str:
        """Return why it could not be fetched the last time, for people; empty when it could."""
        return SourceError(feed.failure, feed.detail).feed_sentence() if feed.failure else ""

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every feed."""
        return Feed.objects.select_related("outlet", "added_by").annotate(articles=Count("items"))
