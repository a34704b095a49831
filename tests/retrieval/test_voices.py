"""Who is named on each side of a claim, and how."""

import pytest

from claims.models import Claim, Party, Relation
from claims.models.choices import RelationState, RelationType, Stance
from claims.pipeline import status
from claims.retrieval.claims import Sides, sides_of, with_sides
from tests.factories import ClaimFactory, EditorFactory, PartyFactory, RelationFactory, StatementFactory

pytestmark = pytest.mark.django_db


def oppose(claim: Claim, party: Party, kind: str) -> Relation:
    """Let `party` say something on another claim that a confirmed relation sets against `claim`."""
    source = StatementFactory(claim=ClaimFactory(), party=party)
    return RelationFactory(
        source=source, target=claim.statements.order_by("pk")[0], type=kind, state=RelationState.CONFIRMED,
        decided_by=EditorFactory(), decided_at=source.recorded_at,
    )  # fmt: skip


def sides(claim: Claim) -> Sides:
    status.refresh([claim.pk])
    return sides_of(with_sides(Claim.objects.all()).get(pk=claim.pk))


@pytest.mark.parametrize(
    ("kind", "words", "opposed"),
    [
        (RelationType.DENIES, "denies it", False),
        (RelationType.CONTRADICTS, "says the opposite", True),
        (RelationType.CONFLICTING_FIGURE, "gives another figure", True),
    ],
)
def test_a_voice_from_another_claim_says_how_it_opposes(kind: str, words: str, opposed: bool) -> None:
    claim = StatementFactory(claim=ClaimFactory()).claim
    relation = oppose(claim, PartyFactory(name="Armenia"), kind)
    found = sides(claim)
    assert [(voice.name, voice.opposes_label, voice.elsewhere) for voice in found.denying] == [
        ("Armenia", words, relation.source.claim)
    ]
    assert found.opposed is opposed


def test_a_voice_on_the_claim_itself_opposes_in_no_other_way() -> None:
    claim = StatementFactory(claim=ClaimFactory(), stance=Stance.DENIES).claim
    found = sides(claim)
    assert ([voice.opposes for voice in found.denying], found.opposed) == ([""], False)


def test_a_party_that_denies_here_and_elsewhere_stands_once_with_the_count() -> None:
    claim = StatementFactory(claim=ClaimFactory()).claim
    party = PartyFactory(name="Armenia")
    StatementFactory(claim=claim, party=party, stance=Stance.DENIES)
    for kind in (RelationType.CONTRADICTS, RelationType.DENIES):
        oppose(claim, party, kind)
    (voice,) = sides(claim).denying
    assert (voice.name, voice.opposes, voice.elsewhere, voice.more) == ("Armenia", "", None, 2)


def test_a_party_on_two_other_claims_stands_once_with_the_count() -> None:
    claim = StatementFactory(claim=ClaimFactory()).claim
    party = PartyFactory(name="Armenia")
    first = oppose(claim, party, RelationType.CONTRADICTS)
    oppose(claim, party, RelationType.CONTRADICTS)
    (voice,) = sides(claim).denying
    assert (voice.elsewhere, voice.more) == (first.source.claim, 1)
