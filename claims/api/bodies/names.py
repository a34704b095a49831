"""Bodies about parties, speakers, places, events and outlets."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from claims.api.bodies.base import Body, Choice, Reference
from claims.models import Event, Party, Place, Speaker
from claims.models.choices import PartyKind, PartyRole, Precision


class PartyBody(Body):
    """A side."""

    name = serializers.CharField(max_length=200)
    kind = Choice(PartyKind.choices, required=False)
    parent = Reference(queryset=Party.objects.all(), allow_null=True, required=False)  # type: ignore[assignment]


class SpeakerBody(Body):
    """A person or an office."""

    name = serializers.CharField(max_length=200)


class PlaceBody(Body):
    """A place."""

    name = serializers.CharField(max_length=200)
    within = Reference(queryset=Place.objects.all(), allow_null=True, required=False)


class EventBody(Body):
    """What claims are about: a place and a time range."""

    title = serializers.CharField(max_length=200)
    place = Reference(queryset=Place.objects.all(), allow_null=True, required=False)
    starts_on = serializers.DateField(allow_null=True, required=False)
    starts_precision = Choice(Precision.choices, required=False)
    ends_on = serializers.DateField(allow_null=True, required=False)
    ends_precision = Choice(Precision.choices, required=False)
    part_of = Reference(queryset=Event.objects.all(), allow_null=True, required=False)
    watched = serializers.BooleanField(required=False, help_text="A missing reply is shown only for such an event.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the values. Raises ValidationError when the event, as it would be, ends before it starts."""
        starts = attrs.get("starts_on", getattr(self.instance, "starts_on", None))
        ends = attrs.get("ends_on", getattr(self.instance, "ends_on", None))
        if starts and ends and ends < starts:
            raise serializers.ValidationError({"ends_on": [_("The last day lies before the first.")]})
        return attrs


class OutletBody(Body):
    """A publisher."""

    name = serializers.CharField(max_length=200)
    family = serializers.CharField(max_length=200, allow_blank=True, required=False)
    country = serializers.RegexField(
        r"^([A-Z]{2})?$", allow_blank=True, required=False, help_text="ISO 3166-1 alpha-2."
    )
    language = serializers.CharField(max_length=8, allow_blank=True, required=False)
    hostname = serializers.CharField(max_length=253, allow_blank=True, required=False)


class AliasBody(Body):
    """A phrase by which texts name a record."""

    text = serializers.CharField(max_length=200)
    language = serializers.CharField(max_length=8, allow_blank=True, required=False)


class AliasTextBody(Body):
    """The alias to take away."""

    text = serializers.CharField(max_length=200)


class AffiliationBody(Body):
    """For which party a speaker speaks, and from when to when (null = open)."""

    party = Reference(queryset=Party.objects.all())
    valid_from = serializers.DateField(allow_null=True, required=False)
    valid_to = serializers.DateField(allow_null=True, required=False)


class RoleBody(Body):
    """The part a party plays in an event."""

    party = Reference(queryset=Party.objects.all())
    role = Choice(PartyRole.choices)


class PartyMergeBody(Body):
    """The party that this one turned out to be, and why."""

    into = Reference(queryset=Party.objects.all())
    reason = serializers.CharField(max_length=2000)


class SpeakerMergeBody(Body):
    """The speaker that this one turned out to be, and why."""

    into = Reference(queryset=Speaker.objects.all())
    reason = serializers.CharField(max_length=2000)


class PlaceMergeBody(Body):
    """The place that this one turned out to be, and why."""

    into = Reference(queryset=Place.objects.all())
    reason = serializers.CharField(max_length=2000)


class EventMergeBody(Body):
    """The event that this one turned out to be, and why."""

    into = Reference(queryset=Event.objects.all())
    reason = serializers.CharField(max_length=2000)
