"""The page of an event says who is heard, who is not, and how each party is covered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models.choices import CandidateState, RejectionReason, Stance
from claims.pipeline import status
from claims.retrieval import eventpage, symmetry
from claims.retrieval.claims import with_sides
from claims.retrieval.replies import Held, held_on, speaking_again, unanswered, who_spoke
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_party_is_counted_by_what_is_held_of_it() -> None:
    event = factories.EventFactory()
    version = factories.ArticleVersionFactory()
    version.article.events.add(event)
    north, south = factories.PartyFactory(name="North"), factories.PartyFactory(name="South")
    claim = factories.ClaimFactory(event=event)
    factories.StatementFactory(claim=claim, party=north, stance=Stance.ACCUSES, target=south)
    factories.StatementFactory(claim=claim, party=south, stance=Stance.DENIES, content=factories.INDONESIAN_DENIAL)
    added = timezone.now() - timedelta(hours=5)
    for hours, state in ((1, CandidateState.ACCEPTED), (3, CandidateState.REJECTED), (0, CandidateState.PENDING)):
        factories.CandidateFactory(
            version=version,
            party=north,
            state=state,
            rejection=RejectionReason.OTHER if state == CandidateState.REJECTED else "",
            created_at=added,
            decided_at=added + timedelta(hours=hours) if hours else None,
        )

    found = [
        (one.party.name, one.statements, one.denials, one.accused, one.pending, one.rejected, one.decided, one.review)
        for one in symmetry.of_event(event)
    ]

    assert found == [
        ("North", 1, 0, 0, 1, 1, 2, timedelta(hours=2)),
        ("South", 1, 1, 1, 0, 0, 0, None),
    ]


def test_claims_on_which_one_side_is_heard_are_named_with_the_side_that_is_not() -> None:
    both, asserted, denied, silent = (factories.ClaimFactory() for _ in range(4))
    factories.StatementFactory(claim=both)
    factories.StatementFactory(claim=both, stance=Stance.DENIES)
    factories.StatementFactory(claim=asserted)
    factories.StatementFactory(claim=denied, stance=Stance.DENIES)
    factories.StatementFactory(claim=silent, stance=Stance.DECLINES)

    status.refresh([claim.pk for claim in (both, asserted, denied, silent)])

    claims = with_sides(type(both).objects.order_by("pk"))

    assert [(gap.claim, gap.only_denied) for gap in eventpage.gaps(claims)] == [(asserted, False), (denied, True)]


def test_an_accused_party_that_says_anything_has_replied() -> None:
    south, west = factories.PartyFactory(name="South"), factories.PartyFactory(name="West")
    claim = factories.ClaimFactory()
    for one in (south, west):
        factories.StatementFactory(claim=claim, stance=Stance.ACCUSES, target=one)
    elsewhere = factories.StatementFactory(party=south, stance=Stance.DECLINES)
    accused = who_spoke(claim)
    factories.StatementFactory.create_batch(2, claim=claim, party=south, stance=Stance.DECLINES)

    assert unanswered(accused) == ["South", "West"]
    assert unanswered(who_spoke(claim)) == unanswered(accused, [elsewhere]) == ["West"]
    assert (speaking_again(accused), speaking_again(who_spoke(claim))) == (0, 1)


def test_articles_of_the_events_within_count_as_held() -> None:
    event = factories.EventFactory(watched=True)
    part = factories.EventFactory(part_of=event)
    articles = factories.ArticleFactory.create_batch(2)
    articles[0].events.add(event, part)
    articles[1].events.add(part)
    factories.ArticleFactory()

    assert held_on(event) == Held(2, articles[1].created_at, watched=True)
    assert held_on(None) == Held(0, None, watched=False)


def test_events_within_one_and_merged_into_it_are_read_where_there_are_any() -> None:
    event = factories.EventFactory()
    assert [eventpage.read(event)[name] for name in ("parts", "merged")] == [[], []]

    part, merged = factories.EventFactory(part_of=event), factories.EventFactory(merged_into=event)
    assert [list(eventpage.read(event)[name]) for name in ("parts", "merged")] == [[part], [merged]]
