"""Outlets, parties, speakers, places and events."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from claims import models
from claims.models.base import fold


class OutletFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Harian Lereng {n}")
    country = "ID"
    language = "id"

    class Meta:
        model = models.Outlet


class PartyFactory(DjangoModelFactory):
    """A party with its own name as its alias."""

    name = factory.Sequence(lambda n: f"Party {n}")

    class Meta:
        model = models.Party
        skip_postgeneration_save = True

    @factory.post_generation
    def alias(self: models.Party, create: bool, extracted: str | None, **_: Any) -> None:
        if create:
            PartyAliasFactory(party=self, text=extracted or self.name)


class PartyAliasFactory(DjangoModelFactory):
    party = factory.SubFactory(PartyFactory)
    text = factory.Sequence(lambda n: f"Other name {n}")
    folded = factory.LazyAttribute(lambda row: fold(row.text))

    class Meta:
        model = models.PartyAlias


class SpeakerFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Speaker {n}")

    class Meta:
        model = models.Speaker


class SpeakerAliasFactory(DjangoModelFactory):
    speaker = factory.SubFactory(SpeakerFactory)
    text = factory.Sequence(lambda n: f"Spokesperson {n}")
    folded = factory.LazyAttribute(lambda row: fold(row.text))

    class Meta:
        model = models.SpeakerAlias


class AffiliationFactory(DjangoModelFactory):
    speaker = factory.SubFactory(SpeakerFactory)
    party = factory.SubFactory(PartyFactory)

    class Meta:
        model = models.Affiliation


class PlaceFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Village {n}")

    class Meta:
        model = models.Place


class PlaceAliasFactory(DjangoModelFactory):
    place = factory.SubFactory(PlaceFactory)
    text = factory.Sequence(lambda n: f"Old village {n}")
    folded = factory.LazyAttribute(lambda row: fold(row.text))

    class Meta:
        model = models.PlaceAlias


class EventFactory(DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Night {n} on the Karvin slope")
    place = factory.SubFactory(PlaceFactory)

    class Meta:
        model = models.Event


class EventPartyFactory(DjangoModelFactory):
    event = factory.SubFactory(EventFactory)
    party = factory.SubFactory(PartyFactory)

    class Meta:
        model = models.EventParty
