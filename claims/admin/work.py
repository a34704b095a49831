"""The audit trail, the workers' jobs, and the small tables behind the API."""

from typing import Any

from django.contrib import admin

from claims.admin.base import ReadOnly
from claims.models import Blob, Decision, IdempotentRequest, Job, VectorModel


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
