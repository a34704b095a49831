"""What became of passages in later versions of their articles."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.records.base import PassageRecord, Record, Source, SpanRecord, Username, span
from claims.models import Anchor, Statement


class AnchorRecord(Record):
    """A passage as it was read (`source`) and what stands for it in the version that was fetched `later`."""

    noun = "anchors"
    source = Source(source="passage.version")  # type: ignore[assignment]
    passage = PassageRecord()
    later = Source(source="version")
    moved_to = serializers.SerializerMethodField()
    waits = serializers.BooleanField(source="unsettled", help_text="It changed, and no editor has looked at it.")
    statements = serializers.SerializerMethodField()
    looked_by = Username()

    class Meta:
        model = Anchor
        fields = (
            "id", "outcome", "source", "passage", "later", "moved_to", "differs", "words", "current", "waits",
            "statements", "looked_by", "looked_at", "created_at", "revision",
        )  # fmt: skip

    @extend_schema_field(SpanRecord(allow_null=True))
    def get_moved_to(self, anchor: Anchor) -> dict[str, int] | None:
        """Return the span in the later version's text; None where the words are gone or say something else."""
        return span(anchor.start, anchor.end)

    def get_statements(self, anchor: Any) -> list[str]:
        """Return the ids of the statements in force that rest on the passage."""
        return [str(statement.public_id) for statement in anchor.passage.held]

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every anchor; the texts of the versions stay in the database."""
        heavy = [
            f"{path}__{name}" for path in ("version", "passage__version") for name in ("text", "signature", "bands")
        ]
        held = Statement.objects.in_force().order_by("pk")
        return (
            Anchor.objects.select_related("version__article__outlet", "passage__version__article__outlet", "looked_by")
            .defer(*heavy)
            .prefetch_related(Prefetch("passage__statements", held, to_attr="held"))
        )
