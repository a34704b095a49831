"""Known names are looked up once per process until one of them changes."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Party, PartyAlias
from claims.models.base import fold
from claims.pipeline import parties
from tests.factories import AffiliationFactory, PartyAliasFactory, PartyFactory, SpeakerFactory

pytestmark = pytest.mark.django_db


def resolved(phrase: str) -> str | None:
    return parties.known().parties.resolve(phrase)


def test_every_change_of_a_name_is_seen_at_once() -> None:
    party = PartyFactory(name="Kementerian Lembah")
    assert resolved("juru bicara Kementerian Lembah") == str(party.pk)
    assert resolved("Dewan Lereng") is None
    alias = PartyAliasFactory(party=party, text="Dewan Lereng")
    assert resolved("Dewan Lereng") == str(party.pk)
    PartyAlias.objects.filter(pk=alias.pk).update(text="Dewan Bukit", folded="dewan bukit")
    assert (resolved("Dewan Lereng"), resolved("Dewan Bukit")) == (None, str(party.pk))
    alias.delete()
    assert resolved("Dewan Bukit") is None


def test_merged_party_is_the_one_it_was_merged_into() -> None:
    kept, gone = PartyFactory(name="Kementerian Lembah"), PartyFactory(name="Dewan Lereng")
    Party.objects.filter(pk=gone.pk).update(merged_into=kept, revision=2)
    assert resolved("Dewan Lereng") == str(kept.pk)


def test_name_that_two_parties_share_names_neither() -> None:
    one, _two = PartyFactory(), PartyFactory(alias="Dewan")
    assert resolved("Dewan") is not None
    PartyAliasFactory(party=one, text="Dewan")
    assert resolved("Dewan") is None


def test_speaker_names_the_party_when_there_was_only_one() -> None:
    speaker, party = SpeakerFactory(name="Ani Suryani"), PartyFactory()
    AffiliationFactory(speaker=speaker, party=party)
    assert resolved("menteri Ani Suryani") == str(party.pk)
    AffiliationFactory(speaker=speaker, party=PartyFactory())
    assert resolved("menteri Ani Suryani") is None


def test_thousands_of_aliases_cost_a_handful_of_questions_and_milliseconds() -> None:
    party = PartyFactory()
    texts = [f"Satuan Tugas {n}" for n in range(5_000)]
    PartyAlias.objects.bulk_create(PartyAlias(party=party, text=text, folded=fold(text)) for text in texts)
    parties.known()
    begun = time.monotonic()
    with CaptureQueriesContext(connection) as queries:
        assert resolved("komandan Satuan Tugas 4711") == str(party.pk)
    assert len(queries) == 5
    assert time.monotonic() - begun < 1
