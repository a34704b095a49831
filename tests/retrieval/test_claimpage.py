"""What the page of a claim reads of a long one."""

from datetime import date, timedelta

import pytest

from claims.models import Relation, Statement
from claims.models.choices import RelationState, RelationType
from claims.pipeline import status
from claims.retrieval import claimpage
from tests.factories import ClaimFactory, EditorFactory, RelationFactory, StatementFactory

pytestmark = pytest.mark.django_db


def related(kind: str, to: Statement, **state: object) -> Relation:
    return RelationFactory(type=kind, source=StatementFactory(claim=ClaimFactory()), target=to, **state)


def again(first: Statement, times: int, **changed: object) -> list[Statement]:
    """Let the same be said once more on each of the days that follow."""
    fields = {field.attname: getattr(first, field.attname) for field in Statement._meta.concrete_fields} | changed
    own = {name: value for name, value in fields.items() if name not in {"id", "public_id", "said_from"}}
    days = [first.said_from + timedelta(n + 1) for n in range(times)]
    return Statement.objects.bulk_create(Statement(**own, said_from=day) for day in days)


def test_relations_are_looked_for_from_the_latest_statements_and_from_those_by_which_sources_speak() -> None:
    claim = ClaimFactory()
    oldest = StatementFactory(claim=claim, said_from=date(2026, 1, 1), said_precision="day")
    later = again(oldest, claimpage.MOST_JOINED)
    confirmed = {"state": RelationState.CONFIRMED, "decided_by": EditorFactory(), "decided_at": oldest.recorded_at}
    opposing = related(RelationType.CONTRADICTS, oldest, **confirmed)
    left_out, proposed = related(RelationType.REPEATS, oldest), related(RelationType.REPEATS, later[0])
    status.refresh([claim.pk])

    def read(number: str) -> dict[str, object]:
        found = claimpage.find(claim.public_id)
        assert found is not None
        return claimpage.read(found, number)

    first, last = read("1"), read("21")
    assert (first["proposed"], first["confirmed"], first["joined"]) == ([proposed], [opposing], claimpage.MOST_JOINED)
    assert (last["statements"], last["confirmed"]) == ([oldest], [opposing])
    assert last["proposed"] == [left_out, proposed]


def test_the_latest_statements_out_of_force_are_shown_and_all_are_counted() -> None:
    first = StatementFactory(claim=ClaimFactory(), said_from=date(2026, 1, 1), said_precision="day")
    taken_back = {"withdrawn_at": first.recorded_at, "withdrawn_by_id": first.recorded_by_id}
    gone = again(first, claimpage.PAGE + 2, **taken_back)
    found = claimpage.find(first.claim.public_id)
    assert found is not None
    read = claimpage.read(found)
    assert (read["withdrawn"], found.out_of_force) == (gone[:1:-1], claimpage.PAGE + 2)
