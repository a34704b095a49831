"""The audit trail."""

from typing import Any

from django.db.models import QuerySet

from claims.api.records.base import Record, Username
from claims.models import Decision


class DecisionRecord(Record):
    """Who changed what, from what to what, when and why."""

    noun = "decisions"
    actor = Username()

    class Meta:
        model = Decision
        fields = ("id", "at", "actor", "action", "subject", "about", "before", "after", "reason")

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every decision."""
        return Decision.objects.select_related("actor")
