"""Relations between statements, each with both passages."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.records.base import Record, Username
from claims.api.records.statements import StatementRecord
from claims.matching import explain
from claims.models import Relation
from claims.retrieval.naming import party_names


class ExplanationRecord(serializers.Serializer[Any]):
    """Why a relation is proposed: a slug with its slots, and the sentence they make."""

    slug = serializers.CharField()
    slots = serializers.DictField()
    sentence = serializers.CharField()


class RelationRecord(Record):
    """`source` answers `target`: proposed by a worker or drawn by an editor, confirmed or dismissed with a reason."""

    noun = "relations"
    explanation = serializers.SerializerMethodField()
    source = StatementRecord()  # type: ignore[assignment]
    target = StatementRecord()
    decided_by = Username()

    class Meta:
        model = Relation
        fields = (
            "id", "state", "type", "source", "target", "explanation", "caveats", "unknown", "shown", "rule",
            "rule_version", "score", "needs", "dismissal", "reason", "decided_by", "decided_at", "created_at",
            "revision",
        )  # fmt: skip

    @extend_schema_field(ExplanationRecord(allow_null=True))
    def get_explanation(self, row: Relation) -> dict[str, Any] | None:
        """Return why a worker proposes it, in the language of the request; None for one drawn by hand."""
        if not row.explanation:
            return None
        language = get_language() or explain.DEFAULT_LANGUAGE
        slots = explain.named(row.slots, self._names())
        sentence = explain.sentence(row.explanation, slots, language)
        return {"slug": row.explanation, "slots": slots, "sentence": sentence}

    def _names(self) -> dict[str, str]:
        """Return the parties' names by the keys that stand in slots, read once for a whole page."""
        if "party_names" not in self.context:
            self.context["party_names"] = party_names()  # type: ignore[index]
        names: dict[str, str] = self.context["party_names"]
        return names

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every relation with both its statements."""
        ends = StatementRecord.rows()
        return Relation.objects.select_related("decided_by").prefetch_related(
            Prefetch("source", ends), Prefetch("target", ends)
        )
