"""Whose people a figure counts, from the words that the text has for them."""

import pytest

from claims.models import Party, PartyAlias
from claims.models.base import fold
from claims.retrieval.sides import named_sides

pytestmark = pytest.mark.django_db


def test_a_phrase_is_the_party_that_it_or_one_of_its_words_names(django_assert_max_num_queries):
    north, south = (Party.objects.create(name=name) for name in ("Norland", "Sutharia"))
    PartyAlias.objects.create(party=south, text="Suthari", folded=fold("Suthari"))
    phrases = ["Norland's", "pasukan Sutharia", "suthari", "Norland dan Sutharia", "their own", ""]
    with django_assert_max_num_queries(2):
        found = named_sides(phrases)
    assert found == {"Norland's": str(north.pk), "pasukan Sutharia": str(south.pk), "suthari": str(south.pk)}


def test_a_merged_party_counts_as_the_one_that_it_became():
    kept = Party.objects.create(name="Norland")
    Party.objects.create(name="Nordland", merged_into=kept)
    assert named_sides(["Nordland"]) == {"Nordland": str(kept.pk)}
