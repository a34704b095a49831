"""Parties, speakers, places, events and outlets."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from claims.api.records.base import Id, Record, ShortEvent, ShortParty, ShortPlace
from claims.models import (
    Affiliation,
    Event,
    EventParty,
    Outlet,
    Party,
    PartyAlias,
    Place,
    PlaceAlias,
    Speaker,
    SpeakerAlias,
)

MERGED = "The record that this one turned out to be; nothing new is put on a merged one."


class PartyAliasRecord(serializers.ModelSerializer[PartyAlias]):
    class Meta:
        model = PartyAlias
        fields = ("text", "language")


class PartyRecord(Record):
    """A side. A parent never speaks for a child."""

    noun = "parties"
    parent = ShortParty(allow_null=True)
    aliases = PartyAliasRecord(many=True)
    merged_into = Id(help_text=MERGED)

    class Meta:
        model = Party
        fields = ("id", "name", "kind", "parent", "aliases", "merged_into", "created_at", "revision")

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every party."""
        return Party.objects.select_related("parent", "merged_into").prefetch_related("aliases")


class SpeakerAliasRecord(serializers.ModelSerializer[SpeakerAlias]):
    class Meta:
        model = SpeakerAlias
        fields = ("text", "language")


class AffiliationRecord(serializers.ModelSerializer[Affiliation]):
    """For which party a speaker speaks, and the dates for which that holds (null = open)."""

    party = ShortParty()

    class Meta:
        model = Affiliation
        fields = ("party", "valid_from", "valid_to")


class SpeakerRecord(Record):
    """A person or an office."""

    noun = "speakers"
    aliases = SpeakerAliasRecord(many=True)
    affiliations = AffiliationRecord(many=True)
    merged_into = Id(help_text=MERGED)

    class Meta:
        model = Speaker
        fields = ("id", "name", "aliases", "affiliations", "merged_into", "created_at", "revision")

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every speaker."""
        return Speaker.objects.select_related("merged_into").prefetch_related("aliases", "affiliations__party")


class PlaceAliasRecord(serializers.ModelSerializer[PlaceAlias]):
    """Another name of a place, and the party that uses it."""

    used_by = ShortParty(allow_null=True)

    class Meta:
        model = PlaceAlias
        fields = ("text", "language", "used_by")


class PlaceRecord(Record):
    """A place; the name is the newsroom's choice, the others are aliases with who uses them."""

    noun = "places"
    within = ShortPlace(allow_null=True)
    aliases = PlaceAliasRecord(many=True)
    merged_into = Id(help_text=MERGED)

    class Meta:
        model = Place
        fields = ("id", "name", "within", "aliases", "merged_into", "created_at", "revision")

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every place."""
        return Place.objects.select_related("within", "merged_into").prefetch_related("aliases__used_by")


class EventPartyRecord(serializers.ModelSerializer[EventParty]):
    """The part a party plays in an event."""

    party = ShortParty()

    class Meta:
        model = EventParty
        fields = ("party", "role")


class EventRecord(Record):
    """What claims are about: a place and a time range, possibly part of another event."""

    noun = "events"
    place = ShortPlace(allow_null=True)
    part_of = ShortEvent(allow_null=True)
    parties = EventPartyRecord(source="roles", many=True)
    merged_into = Id(help_text=MERGED)

    class Meta:
        model = Event
        fields = (
            "id", "title", "place", "starts_on", "starts_precision", "ends_on", "ends_precision", "part_of", "watched",
            "parties", "merged_into", "created_at", "revision",
        )  # fmt: skip

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every event."""
        joined = Event.objects.select_related("place", "part_of", "merged_into")
        return joined.prefetch_related("roles__party")


class OutletRecord(Record):
    """Who published an article. Never ranked."""

    noun = "outlets"

    class Meta:
        model = Outlet
        fields = ("id", "name", "family", "country", "language", "hostname", "created_at", "revision")

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every outlet."""
        return Outlet.objects.all()
