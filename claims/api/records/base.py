"""What all records share: a permanent id, an address, short forms of the records they point at."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.models import Article, Event, Outlet, Party, Passage, Place, Speaker


class Record(serializers.ModelSerializer[Any]):
    """A record with its id, its address in this API and its revision, which is also its ETag."""

    noun: ClassVar[str]  # the list's name in the address

    id = serializers.UUIDField(source="public_id", read_only=True)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Return the declared fields after the address of the record."""
        fields = super().get_fields()
        address = serializers.HyperlinkedIdentityField(
            view_name=f"api:{self.noun}-detail", lookup_field="public_id", read_only=True
        )
        return {"id": fields.pop("id"), "url": address, **fields}

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every record with what its representation reads, in a constant number of queries."""
        raise NotImplementedError


class Short(serializers.ModelSerializer[Any]):
    """Another record: its id and what it is called."""

    id = serializers.UUIDField(source="public_id", read_only=True)


class ShortOutlet(Short):
    class Meta:
        model = Outlet
        fields = ("id", "name")


class ShortParty(Short):
    class Meta:
        model = Party
        fields = ("id", "name")


class ShortSpeaker(Short):
    class Meta:
        model = Speaker
        fields = ("id", "name")


class ShortPlace(Short):
    class Meta:
        model = Place
        fields = ("id", "name")


class ShortEvent(Short):
    class Meta:
        model = Event
        fields = ("id", "title")


class ShortArticle(Short):
    class Meta:
        model = Article
        fields = ("id", "title", "canonical_url")


class Username(serializers.SlugRelatedField[Any]):
    """Who did it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(slug_field="username", **{"read_only": True, "allow_null": True} | options)


class Id(serializers.SlugRelatedField[Any]):
    """Another record, by its id alone."""

    def __init__(self, **options: Any) -> None:
        super().__init__(slug_field="public_id", **{"read_only": True, "allow_null": True} | options)


class SpanRecord(serializers.Serializer[Any]):
    """A half-open span of the version's text in Unicode code points."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()


class TranslationRecord(serializers.Serializer[Any]):
    """The same in another language, approved by an editor; the original holds."""

    language = serializers.CharField()
    text = serializers.CharField()
    by_machine = serializers.BooleanField()


class Source(serializers.Serializer[Any]):
    """Where the words stand: the article, its outlet, and the version that offsets count in."""

    article = ShortArticle()
    outlet = ShortOutlet(source="article.outlet", allow_null=True)
    version = serializers.IntegerField(source="number")
    sha256 = serializers.CharField(help_text="Of the version's bytes as they came.")


class PassageRecord(serializers.ModelSerializer[Passage]):
    """The exact words with a little of what surrounds them (W3C TextQuoteSelector and TextPositionSelector)."""

    class Meta:
        model = Passage
        fields = ("start", "end", "exact", "prefix", "suffix")


def span(start: int | None, end: int | None) -> dict[str, int] | None:
    """Return a span as data, or None where there is none."""
    return None if start is None or end is None else {"start": start, "end": end}


class ContentFields(serializers.ModelSerializer[Any]):
    """The part of a passage that says what is said, without the attribution."""

    content = serializers.SerializerMethodField()
    content_more = serializers.SerializerMethodField()

    @extend_schema_field(SpanRecord)
    def get_content(self, row: Any) -> dict[str, int] | None:
        """Return the span of what is said."""
        return span(row.content_start, row.content_end)

    @extend_schema_field(SpanRecord(many=True))
    def get_content_more(self, row: Any) -> list[dict[str, int]]:
        """Return the later parts of a split quotation."""
        return [{"start": start, "end": end} for start, end in row.content_more]
