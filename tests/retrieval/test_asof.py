"""A claim as of a past moment, through the actions that made it what it is now."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.actions import relations, statements
from claims.models.choices import Answer, DismissalReason, RelationType, Stance
from claims.retrieval import claimpage
from claims.retrieval.asof import as_of
from tests.factories import ClaimFactory, EditorFactory, RelationFactory, StatementFactory, StatusDecisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return EditorFactory()


def keys(found):
    return [statement.pk for statement in found.statements]


def test_as_of_what_was_known_brings_back_what_was_taken_away_since(editor, django_assert_max_num_queries):
    broken, holds, elsewhere = ClaimFactory(), ClaimFactory(), ClaimFactory()
    charge = StatementFactory(claim=broken, stance=Stance.ACCUSES)
    gone, moved = StatementFactory(claim=broken), StatementFactory(claim=broken)
    relation = RelationFactory(source=StatementFactory(claim=holds), target=charge, type=RelationType.CONTRADICTS)
    relations.confirm(relation=relation, by=editor)
    decision = StatusDecisionFactory(claim=broken)
    moment = timezone.now()
    relations.dismiss(relation=relation, dismissal=DismissalReason.NOT_OPPOSED, by=editor)
    statements.withdraw(statement=gone, reason="Misread", by=editor)
    statements.move(statement=moved, claim=elsewhere, by=editor)

    with django_assert_max_num_queries(12):
        then = as_of(broken, moment, "known")
    now = as_of(broken, timezone.now(), "known")

    assert [(row, fact.type) for row, fact in then.elsewhere] == [(relation.source, RelationType.CONTRADICTS)]
    brought = [
        e for line in claimpage.read_past(then)["matrix"].lines for cell in line.cells for e in cell if e.relation
    ]
    assert [entry.statement for entry in brought] == [relation.source]
    assert (keys(then), then.answer, then.decision) == ([charge.pk, gone.pk, moved.pk], Answer.CONTESTED, decision)
    assert (keys(now), now.answer) == ([charge.pk], Answer.UNANSWERED)
    assert keys(as_of(elsewhere, moment, "known")) == []
    assert keys(as_of(broken, moment - timedelta(days=400), "known")) == []


def test_as_of_what_had_been_said_leaves_out_the_later_and_the_undated():
    claim, now = ClaimFactory(), timezone.now()
    days = (date(2031, 5, 2), date(2031, 5, 6))
    first, later = (StatementFactory(claim=claim, said_from=day, said_to=day, said_precision="day") for day in days)
    StatementFactory(claim=claim)

    found = as_of(claim, now.replace(year=2031, month=5, day=3), "said")

    assert keys(found) == [first.pk]
    assert [position.party for position in found.positions] == [first.party.name]
    assert keys(as_of(claim, now.replace(year=2031, month=5, day=7), "said")) == [first.pk, later.pk]
