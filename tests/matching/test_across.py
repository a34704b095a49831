"""A search is also put in the words of other languages."""

import pytest

from claims.matching.across import alternatives


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("gencatan senjata", [{"gencatan senjata", "ceasefire", "truce"}]),
        ("ceasefire", [{"ceasefire", "gencatan senjata"}]),
        ("prajurit di Karvin", [{"prajurit", "soldier", "tentara"}, {"Karvin"}]),
        ("soldiers of Karvin", [{"soldiers", "prajurit", "tentera"}, {"Karvin"}]),
    ],
)
def test_each_term_has_its_words_and_those_of_other_languages(asked: str, expected: list[set[str]]) -> None:
    found = [set(phrases) for phrases in alternatives(asked)]
    assert [wanted - held for wanted, held in zip(expected, found, strict=True)] == [set() for _ in expected]


@pytest.mark.parametrize("asked", ["", "Pashinyan", "tidak", "not", "%&|!()", "x" * 5000])
def test_what_no_language_knows_has_no_other_words(asked: str) -> None:
    assert alternatives(asked) == []
