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
    CandidateVectorFactory,
    ClaimFactory,
    EventFactory,
    StatementFactory,
    StatementVectorFactory,
)
from tests.retrieval.test_nearest import MODEL, towards

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


def test_claim_worded_in_another_language_is_suggested_by_meaning_unless_its_event_is_another() -> None:
    event = EventFactory()
    of = candidate(proposition="pasukan Armenia menembaki desa Karvin")
    of.version.article.events.set([event])
    fields = {"language": "en", "proposition": "Shells fell on the homes of civilians", "stance": "accuses"}
    claims = [ClaimFactory(proposition=fields["proposition"], event=one) for one in (event, EventFactory())]
    for claim in claims:
        statement = StatementFactory(claim=claim, event=claim.event, **fields)
        StatementVectorFactory(statement=statement, model=MODEL, vector=towards(0.9, 0.3))
    before = suggestions.for_candidate(of)
    CandidateVectorFactory(candidate=of, model=MODEL, vector=towards(1.0))
    assert (before, [one.claim for one in suggestions.for_candidate(of)]) == ([], [claims[0]])


def test_much_spoken_of_claim_leaves_room_for_what_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggestions, "STATEMENTS", 2)
    event = EventFactory()
    answered = ClaimFactory(proposition="Jembatan itu runtuh.", event=event)
    earlier = candidate(event)
    StatementFactory(claim=answered, candidate=earlier, event=event, proposition="Jembatan itu runtuh")
    loud = ClaimFactory(proposition="Pasukan Armenia menembaki desa Karvin.", event=event)
    for _newer in range(3):
        StatementFactory(claim=loud, event=event)
    found = suggestions.for_candidate(candidate(event, answers=earlier, stance="denies", proposition="tuduhan itu"))
    assert (found[0].claim, found[0].pointed_at) == (answered, True)
