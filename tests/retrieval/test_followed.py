"""A member is told when a claim that they follow changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import claims as actions
from claims.actions import follows
from claims.models import Claim, User
from claims.models.choices import Verdict
from claims.retrieval import desk, followed
from tests.factories import ClaimFactory, EditorFactory, StatementFactory

pytestmark = pytest.mark.django_db


def decide(claim: Claim, by: User) -> None:
    actions.decide_status(claim=claim, verdict=Verdict.DISPUTED, reason="Both sides spoke.", by=by)


def changes(user: User) -> list[tuple[Claim, int]]:
    return [(one.claim, one.changes) for one in followed.changed(user)]


def test_follower_is_told_what_others_decided_until_it_is_marked_as_seen() -> None:
    rina, budi = EditorFactory(), EditorFactory()
    claim, other = ClaimFactory(), ClaimFactory()
    decide(claim, budi)
    follows.follow(claim=claim, by=rina)
    assert changes(rina) == []
    decide(claim, rina)
    decide(other, budi)
    assert changes(rina) == []
    decide(claim, budi)
    assert changes(rina) == [(claim, 1)]
    assert desk.waiting(rina).followed == 1
    _follow, news = followed.since_seen(claim, rina)
    assert [(decision.action, decision.actor) for decision in news] == [("claim.status_decided", budi)]
    follows.mark_seen(claim=claim, until=news[0].at, by=rina)
    assert changes(rina) == []
    decide(claim, budi)
    follows.mark_seen(claim=claim, until=news[0].at, by=rina)
    assert changes(rina) == [(claim, 1)], "what fell after the newest that was shown stays news"


def test_followers_of_a_merged_claim_follow_what_it_became_and_an_undo_gives_it_back() -> None:
    rina, budi = EditorFactory(), EditorFactory()
    claim, into = StatementFactory().claim, ClaimFactory()
    follows.follow(claim=claim, by=rina)
    actions.merge(claim=claim, into=into, reason="The same.", by=budi)
    assert changes(rina) == [(into, 1)]
    actions.unmerge(claim=claim, reason="Not the same.", by=budi)
    assert {(one.claim, one.changes) for one in followed.followed(rina)} == {(into, 2), (claim, 2)}


def test_following_twice_is_following_once_and_ends_at_once() -> None:
    rina, claim = EditorFactory(), ClaimFactory()
    assert follows.follow(claim=claim, by=rina) == follows.follow(claim=claim, by=rina)
    follows.unfollow(claim=claim, by=rina)
    assert followed.followed(rina) == []


def test_listing_asks_the_same_number_of_questions_for_one_claim_and_four() -> None:
    rina, budi = EditorFactory(), EditorFactory()

    def one_more() -> None:
        claim = StatementFactory().claim
        follows.follow(claim=claim, by=rina)
        decide(claim, budi)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            followed.changed(rina)
        return len(queries)

    one_more()
    first = asked()
    for _ in range(3):
        one_more()
    assert (len(followed.changed(rina)), asked()) == (4, first)
