"""The audit trail, the workers' jobs, and the small tables behind the API."""

from typing import Any

from django.contrib import admin

from claims.admin.base import ReadOnly, ReadOnlyInline
from claims.models import (
    Anchor,
    Blob,
    Decision,
    Feed,
    FeedItem,
    IdempotentRequest,
    Job,
    LearnedRule,
    Learning,
    VectorModel,
)


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    list_display = ("at", "actor", "action", "subject", "reason")
    list_filter = ("action", "at", ("actor", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("actor",)
    search_fields = ("=subject", "action", "reason", "actor__username")
    date_hierarchy = "at"


@admin.register(Job)
class JobAdmin(ReadOnly):
    list_display = ("kind", "stage", "article", "failure", "attempts", "created_at", "finished_at")
    list_filter = ("kind", "stage", "failure", "created_at")
    list_select_related = ("article",)
    search_fields = ("public_id", "input_hash", "article__title")


@admin.register(Feed)
class FeedAdmin(ReadOnly):
    """Feeds are added, changed and paused on the pages, where each change leaves its Decision."""

    list_display = ("__str__", "outlet", "cadence", "paused", "failures", "failure", "succeeded_at", "due_at")
    list_filter = ("paused", "failure", "cadence")
    list_select_related = ("outlet",)
    search_fields = ("title", "url", "public_id", "outlet__name")


@admin.register(FeedItem)
class FeedItemAdmin(ReadOnly):
    list_display = ("__str__", "feed", "known", "seen_at")
    list_filter = ("known", "seen_at")
    list_select_related = ("feed", "article")
    search_fields = ("title", "article__canonical_url")


@admin.register(Anchor)
class AnchorAdmin(ReadOnly):
    list_display = ("__str__", "outcome", "differs", "current", "looked_by", "looked_at")
    list_filter = ("outcome", "differs", "current", ("looked_at", admin.EmptyFieldListFilter))
    list_select_related = ("passage", "looked_by")
    search_fields = ("passage__exact", "public_id")


@admin.register(Blob)
class BlobAdmin(ReadOnly):
    list_display = ("sha256", "content_type", "size")
    list_filter = ("content_type",)
    search_fields = ("sha256",)
    exclude = ("data",)

    def get_queryset(self, request: Any) -> Any:
        """Return the rows without their bytes."""
        return super().get_queryset(request).defer("data")


@admin.register(IdempotentRequest)
class IdempotentRequestAdmin(ReadOnly):
    list_display = ("key", "user", "status", "created_at")
    list_filter = ("status", "created_at")
    list_select_related = ("user",)
    search_fields = ("key", "user__username")
    exclude = ("body",)


@admin.register(VectorModel)
class VectorModelAdmin(ReadOnly):
    list_display = ("name", "current")
    search_fields = ("name",)


class LearnedRuleInline(ReadOnlyInline):
    model = LearnedRule


@admin.register(Learning)
class LearningAdmin(ReadOnly):
    list_display = ("__str__", "at", "since", "decisions")
    list_filter = ("at",)
    search_fields = ("rules__rule",)
    inlines = (LearnedRuleInline,)
