"""Claims that a candidate may belong to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Candidate, Event
from claims.retrieval import suggestions
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    CandidateFactory,
    ClaimFactory,
    EventFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "Kementerian itu menuduh pasukan Armenia menembaki desa Karvin."
CONTENT = "pasukan Armenia menembaki desa Karvin"


def candidate(*events: Event, **fields: object) -> Candidate:
    version = ArticleVersionFactory(article=ArticleFactory(events=list(events)), text=TEXT)
    return CandidateFactory(version=version, content=CONTENT, **fields)


def test_claim_with_the_same_words_is_suggested_with_those_words() -> None:
    event = EventFactory()
    claim = ClaimFactory(proposition="Pasukan Armenia menembaki desa Karvin.", event=event)
    ClaimFactory(proposition="Harga beras naik di pasar.", event=event)
    found = suggestions.for_candidate(candidate(event))
    assert [(one.claim, one.differing) for one in found] == [(claim, [])]
    assert {"Armenia", "menembaki", "Karvin"} <= set(found[0].words.split(", "))


def test_claim_about_the_war_comes_behind_and_says_so_and_one_about_another_battle_never_comes() -> None:
    war = EventFactory()
    event = EventFactory(part_of=war)
    words = "Pasukan Armenia menembaki desa Karvin."
    wide, same = ClaimFactory(proposition=words, event=war), ClaimFactory(proposition=words, event=event)
    ClaimFactory(proposition=words, event=EventFactory(part_of=war))
    found = suggestions.for_candidate(candidate(event))
    assert [(one.claim, one.differing) for one in found] == [(same, []), (wide, ["event"])]


def test_unknown_event_is_said() -> None:
    claim = ClaimFactory(proposition="Pasukan Armenia menembaki desa Karvin.", event=EventFactory())
    (found,) = suggestions.for_candidate(candidate())
    assert (found.claim, found.unknown, found.pointed_at) == (claim, ["event"], False)


def test_denial_goes_onto_the_claim_of_what_it_denies_and_says_which_statement() -> None:
    event = EventFactory()
    answered = ClaimFactory(proposition="Jembatan itu runtuh.", event=event)
    earlier = candidate(event)
    StatementFactory(claim=answered, candidate=earlier, event=event, proposition="Jembatan itu runtuh")
    (found,) = suggestions.for_candidate(candidate(event, answers=earlier, stance="denies", proposition="tuduhan itu"))
    assert (found.claim, found.score, found.pointed_at) == (answered, 1.0, True)
    assert found.reply == "It denies a statement on this claim: “Jembatan itu runtuh”."


def test_claim_that_the_answered_statement_is_on_comes_first() -> None:
    event = EventFactory()
    ClaimFactory(proposition="Pasukan Armenia menembaki desa Karvin.", event=event)
    answered = ClaimFactory(proposition="Jembatan itu runtuh.", event=event)
    earlier = candidate(event)
    StatementFactory(claim=answered, candidate=earlier, event=event)
    found = suggestions.for_candidate(candidate(event, answers=earlier))
    assert found[0].claim == answered


def test_at_most_three_are_suggested_and_nothing_unlike() -> None:
    event = EventFactory()
    for n in range(5):
        ClaimFactory(proposition=f"Pasukan Armenia menembaki desa Karvin {n} kali.", event=event)
    assert len(suggestions.for_candidate(candidate(event))) == 3
    assert suggestions.for_candidate(candidate()) != []
    unlike = candidate(event, proposition="Menteri berkunjung ke rumah sakit anak")
    assert suggestions.for_candidate(unlike) == []


def test_withdrawn_and_merged_claims_are_not_suggested() -> None:
    event = EventFactory()
    kept = ClaimFactory(proposition="Pasukan Armenia menembaki desa Karvin.", event=event)
    ClaimFactory(proposition="Pasukan Armenia menembaki desa Karvin.", event=event, merged_into=kept)
    assert [one.claim for one in suggestions.for_candidate(candidate(event))] == [kept]


def test_suggesting_asks_the_same_number_of_questions_for_one_claim_and_three() -> None:
    event = EventFactory()
    of = candidate(event)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            suggestions.for_candidate(Candidate.objects.get(pk=of.pk))
        return len(queries)

    def add(n: int) -> None:
        claim = ClaimFactory(proposition=f"Pasukan Armenia menembaki desa Karvin {n}.", event=event)
        StatementFactory(claim=claim, event=event)

    add(1)
    one = count()
    add(2)
    add(3)
    assert count() == one
