"""Who is named on each side of a claim, and how."""

from itertools import product

import pytest
from django.utils import timezone

from claims.models import Claim, Party, Relation, Statement, Voice
from claims.models.choices import RelationState, RelationType, Stance
from claims.pipeline import status
from claims.retrieval import claimpage
from claims.retrieval.asof import as_of
from claims.retrieval.claims import Sides, sides_of, with_sides
from claims.retrieval.publication import account_of
from tests.factories import (
    CandidateFactory,
    ClaimFactory,
    EditorFactory,
    PartyFactory,
    RelationFactory,
    StatementFactory,
)

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


@pytest.mark.parametrize(
    ("party", "printed", "who"),
    [
        (Party(name="Armenia"), "Pashinyan", "Armenia"),
        (None, "Pashinyan", "Pashinyan"),
        (None, "", "a source not named"),
    ],
)
def test_whoever_speaks_is_named_by_party_then_as_printed(party: Party | None, printed: str, who: str) -> None:
    said = Statement(party=party, speaker_text=printed)
    assert (said.who, Voice(statement=said).who) == (who, who)


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


def test_the_card_the_page_the_public_page_and_the_past_bring_in_the_same_statements() -> None:
    """To deny a denial asserts nothing, who contradicts one upholds the claim, and a blanket denial answers nothing."""
    kinds = (RelationType.DENIES, RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE, RelationType.CORROBORATES)
    found = {}
    for here, kind, why in product((Stance.ACCUSES, Stance.DENIES), kinds, ([], ["mutual"])):
        claim = StatementFactory(claim=ClaimFactory(), stance=here).claim
        relation = oppose(claim, PartyFactory(), kind)
        relation.source.candidate = CandidateFactory(why=why)
        relation.source.save(update_fields=["candidate"])
        card = sides(claim)
        shown = claimpage.find(claim.public_id)
        assert shown is not None
        account, read = account_of(claim), claimpage.read(shown)
        past = claimpage.read_past(as_of(claim, timezone.now()))
        sources = [
            [[voice.statement for voice in side if voice.brought_in_by] for side in (card.asserting, card.denying)],
            [[said.statement for said in side if said.relation] for side in (account.asserting, account.denying)],
        ]
        assert sources[0] == sources[1]
        entries = [
            [e.bears for line in p["matrix"].lines for cell in line.cells for e in cell if e.relation]
            for p in (read, past)
        ]
        assert entries[0] == entries[1] == [v.brought_in_by for v in card.asserting + card.denying if v.brought_in_by]
        found[here, kind, bool(why)] = next(iter(entries[0]), None)

    denies, contradicts, figure, corroborates = kinds
    assert found == {
        **{(Stance.ACCUSES, kind, why): kind for kind in kinds for why in (False, True)},
        (Stance.ACCUSES, denies, True): None,
        **{(Stance.DENIES, kind, why): None for kind in (denies, figure) for why in (False, True)},
        **{(Stance.DENIES, contradicts, why): corroborates for why in (False, True)},
        **{(Stance.DENIES, corroborates, why): denies for why in (False, True)},
    }
