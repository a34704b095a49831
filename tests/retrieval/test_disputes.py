"""Claims that oppose each other are shown as one dispute."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Relation, Statement
from claims.models.choices import RelationState, RelationType
from claims.pipeline import status
from claims.retrieval import disputes
from tests.factories import ClaimFactory, EditorFactory, EventFactory, StatementFactory, ViewerFactory

pytestmark = pytest.mark.django_db


def opposed() -> tuple[Claim, Claim]:
    """Return two claims of one event that a confirmed denial joins."""
    event = EventFactory()
    one, two = ClaimFactory(event=event), ClaimFactory(event=event)
    said, denied = StatementFactory(claim=one), StatementFactory(claim=two)
    Relation.objects.create(
        source=denied, target=said, type=RelationType.DENIES, state=RelationState.CONFIRMED, rule="denies",
        decided_by=EditorFactory(), decided_at=timezone.now(),
    )  # fmt: skip
    status.refresh([one.pk, two.pk])
    return one, two


def test_opposed_claims_are_one_dispute_with_what_opposes_them() -> None:
    one, two = opposed()
    ClaimFactory()
    viewer = ViewerFactory()
    found = disputes.gather(list(disputes.heads(viewer)), viewer)
    assert [[claim.pk for claim in dispute.claims] for dispute in found] == [[one.pk, two.pk]]
    said = [claim.statements.get() for claim in (one, two)]
    answers = disputes.opposing(found[0], said)
    assert [(answer.type, answer.source, answer.target) for answer in answers] == [
        (RelationType.DENIES, said[1], said[0])
    ]
    assert disputes.opposing(found[0], said[:1]) == []
    two.refresh_from_db()
    assert disputes.of_claim(two) == found[0]


def test_claim_nobody_opposes_has_no_dispute() -> None:
    assert disputes.of_claim(ClaimFactory()) is None


def test_readers_see_disputes_of_published_claims_only() -> None:
    opposed()
    assert list(disputes.heads(AnonymousUser())) == []


def test_disputes_can_be_narrowed_to_an_event() -> None:
    one, _two = opposed()
    opposed()
    assert [claim.dispute_id for claim in disputes.heads(ViewerFactory(), event=one.event)] == [one.pk]


def test_gathering_asks_the_same_number_of_questions_for_one_dispute_and_three() -> None:
    viewer = ViewerFactory()

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            disputes.gather(list(disputes.heads(viewer)), viewer)
        return len(queries)

    opposed()
    one = count()
    opposed()
    opposed()
    assert count() == one


def test_what_was_said_last_is_that_of_all_claims_of_a_dispute_together() -> None:
    one, two = opposed()
    for number in range(5):
        day = date(2026, 3, 1 + number)
        for claim, precision, said in ((one, "day", day), (two, "day", day - timedelta(2)), (two, "unknown", None)):
            StatementFactory(claim=claim, said_from=said, said_to=said, said_precision=precision)
    StatementFactory(claim=ClaimFactory(event=one.event), said_from=date(2026, 5, 1), said_precision="day")
    StatementFactory(
        claim=two,
        said_from=date(2026, 5, 1),
        said_precision="day",
        withdrawn_at=timezone.now(),
        withdrawn_by=EditorFactory(),
    )
    one.refresh_from_db()
    dispute = disputes.of_claim(one)
    assert dispute is not None
    held = Statement.objects.in_force().filter(claim__in=[one, two])
    latest = sorted(held, key=lambda row: (row.said_from or date.min, row.pk), reverse=True)[: disputes.MOST_SAID]
    assert disputes.latest(dispute) == latest
    assert {row.claim_id for row in latest} == {one.pk, two.pk}
    assert disputes.held(dispute) == held.count()
