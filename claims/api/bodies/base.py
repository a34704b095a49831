"""What all bodies share."""

from collections.abc import Mapping
from typing import Any, NoReturn

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

# Larger than any position in a text that ingest takes, and within PostgreSQL's integer.
LARGEST_OFFSET = 2**31 - 1
NAMED = 20  # unknown fields in one answer; a hostile body may hold a million


class Body(serializers.Serializer[Any]):
    """A body whose names are all known: a mistyped name is a mistake, not something to leave out silently."""

    default_error_messages = {"invalid": _("Send an object with named fields.")}

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Return the validated values. Raises ValidationError naming the fields that are not known."""
        if isinstance(data, Mapping):
            errors = [ErrorDetail(str(_("There is no field of this name.")), "unknown")]
            if unknown := [str(name) for name in data if name not in self.fields]:
                raise serializers.ValidationError(dict.fromkeys(unknown[:NAMED], errors))
        values: dict[str, Any] = super().to_internal_value(data)
        return values


class Nothing(Body):
    """A body without fields: `{}` or none at all."""


class Reason(Body):
    """Why something earlier is changed."""

    reason = serializers.CharField(max_length=2000)


class Choice(serializers.ChoiceField):
    """One of a few words; the answer to a wrong one names those that are known and does not repeat it."""

    default_error_messages = {"invalid_choice": _("Give one of these: {known}.")}

    def fail(self, key: str, **values: Any) -> NoReturn:
        """Raise ValidationError."""
        super().fail(key, known=", ".join(map(str, self.choices)), **values)


class Reference(serializers.SlugRelatedField[Any]):
    """Another record, by its id; one that was merged away or withdrawn cannot be chosen any more."""

    default_error_messages = {
        "does_not_exist": _("There is no such record."),
        "invalid": _("Give the id of a record."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(slug_field="public_id", **options)

    def get_queryset(self) -> QuerySet[Any]:
        """Return the records that may be chosen."""
        rows = super().get_queryset()
        assert rows is not None
        if any(field.name == "merged_into" for field in rows.model._meta.fields):
            rows = rows.filter(merged_into=None)
        return rows

    def to_internal_value(self, data: Any) -> Any:
        """Return the record. Raises ValidationError for an id that is none."""
        try:
            key = serializers.UUIDField().to_internal_value(data)
        except serializers.ValidationError:
            self.fail("invalid")
        return super().to_internal_value(key)


class References(serializers.ListField):
    """A few other records, by their ids; how many is checked before any is looked up."""

    def __init__(self, *, queryset: QuerySet[Any], largest: int = 20, **options: Any) -> None:
        self.largest = largest
        super().__init__(child=Reference(queryset=queryset), **options)

    def to_internal_value(self, data: Any) -> list[Any]:
        """Return the records. Raises ValidationError for too many of them."""
        if isinstance(data, list) and len(data) > self.largest:
            raise serializers.ValidationError(_("Give at most %(most)s.") % {"most": self.largest}, "max_length")
        return super().to_internal_value(data)


class Offset(serializers.IntegerField):
    """A position in a version's text, in Unicode code points."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=LARGEST_OFFSET, **options)


class Span(Body):
    """A half-open span of a version's text, in Unicode code points."""

    start = Offset()
    end = Offset()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the span. Raises ValidationError for an empty one."""
        if attrs["start"] >= attrs["end"]:
            raise serializers.ValidationError({"end": [_("The end must lie after the start.")]})
        return attrs


class TranslationBody(Body):
    """What it says in another language (ISO 639-1); an empty text takes the translation away."""

    language = serializers.CharField(max_length=8)
    text = serializers.CharField(max_length=5000, allow_blank=True)
