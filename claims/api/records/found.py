"""What a search finds: records as their lists show them, each with why it matched."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rest_framework import serializers
from rest_framework.reverse import reverse

from claims.api.records.articles import ArticleRecord
from claims.api.records.base import Record
from claims.api.records.claims import ClaimRecord
from claims.api.records.statements import StatementRecord
from claims.retrieval.search import Found, Hit


class PartRecord(serializers.Serializer[Any]):
    """A stretch of the text that matched."""

    text = serializers.CharField(trim_whitespace=False)
    marked = serializers.BooleanField(help_text="Whether these are words that were looked for.")


class HitRecord(serializers.Serializer[Any]):
    """Why a record was found."""

    why = PartRecord(many=True)
    across = serializers.BooleanField(help_text="By the words of another language, or others that mean the same.")


class ClaimHit(HitRecord):
    """A claim with both its sides."""

    record = ClaimRecord()


class StatementHit(HitRecord):
    """A statement with its passage."""

    record = StatementRecord()


class ArticleHit(HitRecord):
    """An article, without its texts."""

    record = ArticleRecord()


class NameHit(HitRecord):
    """A party, speaker, place, event or outlet by one of its names."""

    kind = serializers.CharField(source="record._meta.model_name")
    id = serializers.UUIDField(source="record.public_id")
    url = serializers.SerializerMethodField()
    name = serializers.CharField(source="record")

    def get_url(self, hit: Hit) -> str:
        """Return the address of the record in this API."""
        nouns = {"party": "parties"}
        kind = str(hit.record._meta.model_name)
        name = f"api:{nouns.get(kind, f'{kind}s')}-detail"
        return str(reverse(name, args=[hit.record.public_id], request=self.context["request"]))


class FoundRecord(serializers.Serializer[Any]):
    """The best hits of each kind, the best first."""

    names = NameHit(many=True)
    claims = ClaimHit(many=True)
    statements = StatementHit(many=True)
    articles = ArticleHit(many=True)

    def to_representation(self, instance: Found) -> dict[str, Any]:
        """Return the hits, their records read as in the lists."""
        shown = {"claims": ClaimRecord, "statements": StatementRecord, "articles": ArticleRecord}
        read = {name: _read(getattr(instance, name), record) for name, record in shown.items()}
        return super().to_representation(replace(instance, **read))


def _read(hits: Sequence[Hit], record: type[Record]) -> list[Hit]:
    rows = record.rows().in_bulk([hit.record.pk for hit in hits])
    return [replace(hit, record=rows[hit.record.pk]) for hit in hits]
