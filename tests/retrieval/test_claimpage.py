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


def test_relations_are_looked_for_from_the_latest_statements_and_from_those_by_which_sources_speak() -> None:
    claim = ClaimFactory()
    oldest = StatementFactory(claim=claim, said_from=date(2026, 1, 1), said_precision="day")
    fields = {field.attname: getattr(oldest, field.attname) for field in Statement._meta.concrete_fields}
    own = {name: value for name, value in fields.items() if name not in {"id", "public_id", "said_from"}}
    later = [Statement(**own, said_from=date(2026, 1, 1) + timedelta(n + 1)) for n in range(claimpage.MOST_JOINED)]
    Statement.objects.bulk_create(later)
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
