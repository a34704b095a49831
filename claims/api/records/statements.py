"""Statements."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from claims.api.records.base import (
    ContentFields,
    Id,
    PassageRecord,
    Record,
    ShortEvent,
    ShortParty,
    ShortSpeaker,
    Source,
    TranslationRecord,
    Username,
)
from claims.api.records.figures import FigureRecord
from claims.models import Statement
from claims.retrieval.translations import translated

IN_FORCE, WITHDRAWN, CORRECTED = "in_force", "withdrawn", "corrected"


class ExtractorRecord(serializers.Serializer[Any]):
    """What proposed a statement: the extractor, its version and the rule that fired."""

    name = serializers.CharField(source="extractor")
    version = serializers.CharField(source="extractor_version")
    rule = serializers.CharField()
    confidence = serializers.FloatField()


class StatementRecord(ContentFields, Record):
    """One speaker takes one stance, in a passage. Never changed: corrected by a successor."""

    noun = "statements"
    state = serializers.SerializerMethodField()
    claim = Id(help_text="The claim, which is read with both its sides at /claims/{id}/.")
    event = ShortEvent(allow_null=True)
    candidate = Id()
    extracted_by = ExtractorRecord(source="candidate", allow_null=True)
    source = Source(source="passage.version")  # type: ignore[assignment]
    passage = PassageRecord()
    translations = TranslationRecord(source="passage.translated", many=True, help_text="Of the passage.")
    speaker = ShortSpeaker(allow_null=True)
    party = ShortParty(allow_null=True)
    target = ShortParty(allow_null=True)
    figures = FigureRecord(many=True)
    answers = Id()
    recorded_by = Username()
    withdrawn_by = Username()
    replaces = Id()
    replaced_by = serializers.SerializerMethodField()

    class Meta:
        model = Statement
        fields = (
            "id", "state", "claim", "event", "candidate", "extracted_by", "source", "passage", "translations",
            "content", "content_more", "stance", "hedged", "denial_target", "cue", "proposition", "language",
            "speaker_text", "speaker", "party", "target", "figures", "relay", "answers", "said_from", "said_to",
            "said_precision", "said_inherited", "recorded_by", "recorded_at", "withdrawn_by", "withdrawn_at",
            "withdrawn_reason", "replaces", "replaced_by", "created_at", "revision",
        )  # fmt: skip

    def get_state(self, row: Statement) -> str:
        """Return in_force, withdrawn or corrected."""
        if row.withdrawn_at is None:
            return IN_FORCE
        return CORRECTED if hasattr(row, "replaced_by") else WITHDRAWN

    def get_replaced_by(self, row: Statement) -> str | None:
        """Return the id of the successor that corrects it."""
        return str(row.replaced_by.public_id) if hasattr(row, "replaced_by") else None

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every statement; the texts of the versions stay in the database."""
        return (
            Statement.objects.select_related(
                "claim", "event", "candidate", "passage__version__article__outlet", "speaker", "party", "target",
                "answers", "recorded_by", "withdrawn_by", "replaces", "replaced_by",
            )
            .defer("passage__version__text", "passage__version__signature", "passage__version__bands")
            .prefetch_related("figures", translated())
        )  # fmt: skip
