"""What workers propose."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.records.base import (
    ContentFields,
    Id,
    PassageRecord,
    Record,
    ShortParty,
    ShortSpeaker,
    Source,
    SpanRecord,
    Username,
    span,
)
from claims.api.records.figures import FigureRecord
from claims.models import Candidate, Statement


class CandidateRecord(ContentFields, Record):
    """A proposed statement: what stands now, and the worker's original in `proposal`."""

    noun = "candidates"
    source = Source(source="version")  # type: ignore[assignment]
    passage = PassageRecord()
    cue_span = serializers.SerializerMethodField()
    speaker_span = serializers.SerializerMethodField()
    speaker = ShortSpeaker(allow_null=True)
    party = ShortParty(allow_null=True)
    target = ShortParty(allow_null=True)
    figures = FigureRecord(many=True)
    answers = Id()
    decided_by = Username()
    split_from = Id()
    parts = Id(many=True, read_only=True)
    merged_into = Id()
    statement = serializers.SerializerMethodField()

    class Meta:
        model = Candidate
        fields = (
            "id", "state", "rejection", "decided_by", "decided_at", "source", "passage", "content", "content_more",
            "cue", "cue_span", "speaker_text", "speaker_span", "speaker_resolved", "speaker", "party", "stance",
            "hedged", "denial_target", "target", "proposition", "figures", "relay", "answers", "confidence", "why",
            "rule", "extractor", "extractor_version", "proposal", "split_from", "parts", "merged_into",
            "statement", "created_at", "revision",
        )  # fmt: skip

    @extend_schema_field(SpanRecord(allow_null=True))
    def get_cue_span(self, row: Candidate) -> dict[str, int] | None:
        """Return where the cue stands."""
        return span(row.cue_start, row.cue_end)

    @extend_schema_field(SpanRecord(allow_null=True))
    def get_speaker_span(self, row: Candidate) -> dict[str, int] | None:
        """Return where the speaker stands as printed."""
        return span(row.speaker_start, row.speaker_end)

    def get_statement(self, row: Any) -> str | None:
        """Return the id of the statement in force that it became."""
        return str(row.in_force[0].public_id) if row.in_force else None

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every candidate; the texts of the versions stay in the database."""
        return (
            Candidate.objects.select_related(
                "version__article__outlet", "passage", "speaker", "party", "target", "answers", "decided_by",
                "split_from", "merged_into",
            )
            .defer("version__text", "version__signature", "version__bands")
            .prefetch_related(
                "parts", Prefetch("statements", Statement.objects.in_force(), to_attr="in_force")
            )
        )  # fmt: skip
