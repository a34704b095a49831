"""Bodies about articles."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.bodies.base import Body, Choice, Reference, References
from claims.models import Event, Outlet, User
from claims.models.choices import ArticleKind, Precision

SOURCES = ("text", "url", "file")
# A fetched page says these itself, and an editor corrects them afterwards.
NOT_WITH_URL = ("title", "outlet", "published_on", "kind")
DATED = [(value, label) for value, label in Precision.choices if value != Precision.UNKNOWN]


@extend_schema_field(OpenApiTypes.BINARY)
class Upload(serializers.FileField):
    """A part of a form that is a file; by itself a FileField describes the address with which it would answer."""


class ArticleBody(Body):
    """A source: exactly one of `text`, `url` and `file` (multipart), with what is known of it."""

    text = serializers.CharField(trim_whitespace=False, required=False)
    url = serializers.CharField(max_length=2000, required=False)
    file = Upload(required=False)
    title = serializers.CharField(max_length=500, allow_blank=True, required=False)
    outlet = Reference(queryset=Outlet.objects.all(), allow_null=True, required=False)
    published_on = serializers.DateField(allow_null=True, required=False)
    kind = Choice(ArticleKind.choices, required=False)
    events = References(queryset=Event.objects.all(), required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the values. Raises ValidationError unless there is exactly one source."""
        if len([name for name in SOURCES if name in attrs]) != 1:
            raise serializers.ValidationError(_("Give exactly one of text, url and file."))
        if "url" in attrs and (extra := [name for name in NOT_WITH_URL if name in attrs]):
            message = _("Describe the article after it was fetched.")
            raise serializers.ValidationError({name: [message] for name in extra})
        return attrs


class CurrentTextBody(Body):
    """The text of an article as it reads now: exactly one of `text` and `file` (multipart)."""

    text = serializers.CharField(trim_whitespace=False, required=False)
    file = Upload(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the values. Raises ValidationError unless there is exactly one text."""
        if len(attrs) != 1:
            raise serializers.ValidationError(_("Give exactly one of text and file."))
        return attrs


class DescriptionBody(Body):
    """What an article is; what is left out stays as it is. Its statements inherit the date and the event."""

    title = serializers.CharField(max_length=500, allow_blank=True, required=False)
    outlet = Reference(queryset=Outlet.objects.all(), allow_null=True, required=False)
    published_on = serializers.DateField(allow_null=True, required=False)
    published_precision = Choice(DATED, required=False)
    events = References(queryset=Event.objects.all(), required=False)
    kind = Choice(ArticleKind.choices, required=False)


class Member(serializers.SlugRelatedField[User]):
    """Somebody with an account that is open, by username."""

    default_error_messages = {"does_not_exist": _("There is no member of this name.")}

    def __init__(self, **options: Any) -> None:
        super().__init__("username", queryset=User.objects.filter(is_active=True), **options)

    def to_internal_value(self, data: Any) -> User:
        """Return the member. Raises ValidationError for a name that is none, or that no database can hold."""
        return super().to_internal_value(serializers.CharField().run_validation(data))


class AssignBody(Body):
    """The username of who works on an article; null for nobody."""

    assignee = Member(allow_null=True)
