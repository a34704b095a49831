"""Which claim one key may take without a look at it."""

import pytest

from claims.matching.claims import ClaimSuggestion
from claims.models import ArticleVersion, Candidate, Claim
from claims.retrieval.beforehand import may_be_chosen

ALIKE = ClaimSuggestion("1", 0.8, "claim_alike", {})
ANSWERED = ClaimSuggestion("1", 0.8, "claim_answered", {}, charged=True)
OF_ANOTHER = ClaimSuggestion("1", 0.8, "claim_answered", {}, charged=False)


def chosen(found: ClaimSuggestion, said: str, claim: str, *figures: int, same_event: bool = True) -> bool:
    given = [{"low": figure, "high": None} for figure in figures]
    candidate = Candidate(proposition=said, figures=given, version=ArticleVersion(language="id"))
    return may_be_chosen(candidate, found, Claim(proposition=claim, language="id"), same_event=same_event)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (ALIKE, True),
        (ClaimSuggestion("1", 0.59, "claim_alike", {}), False),
        (ClaimSuggestion("1", 0.9, "claim_differs", {}, "target"), False),
        (ANSWERED, True),
        (OF_ANOTHER, False),
    ],
)
def test_a_claim_is_chosen_when_it_is_alike_or_a_charge_is_answered(found: ClaimSuggestion, expected: bool) -> None:
    words = "Pasukan Utara menembaki pelabuhan Sena."
    assert chosen(found, words, words) is expected
    assert not chosen(found, words, words, same_event=False)


@pytest.mark.parametrize(
    ("said", "figures", "claim", "alike", "answered"),
    [
        ("lebih dari 30 tewas", [30, 927], "63 warga sipil tewas pada 30 Mei.", False, False),
        ("63 orang tewas", [63], "63 warga sipil tewas.", True, True),
        ("tiga orang tewas", [], "3 warga sipil tewas.", True, True),
        ("lebih dari 30 tewas", [30], "Warga sipil tewas pada 30 Mei.", False, True),
        ("korban itu ada", [], "63 warga sipil tewas.", False, True),
        ("korban itu ada", [], "Warga sipil tewas pada 30 Mei.", True, True),
    ],
)
def test_a_number_that_only_one_gives_is_left_to_the_editor(
    said: str, figures: list[int], claim: str, alike: bool, answered: bool
) -> None:
    assert (chosen(ALIKE, said, claim, *figures), chosen(ANSWERED, said, claim, *figures)) == (alike, answered)
