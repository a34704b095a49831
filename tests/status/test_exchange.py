import json
from datetime import UTC, date, datetime

import pytest

from claims.status.exchange import as_data, from_data
from claims.status.facts import Evidence, RelationFact, StatementPosition
from claims.vocabulary import DenialTarget, PartyRole, RelationType, Stance

NOON = datetime(2031, 5, 2, 12, tzinfo=UTC)
BARE = StatementPosition("s1", Stance.ASSERTS)
FULL = StatementPosition(
    "s2", Stance.DENIES, "north", PartyRole.MONITOR, "Osta Rin", "south", DenialTarget.FIGURE, "article 1",
    said=date(2031, 5, 1), said_by=date(2031, 5, 31), recorded=NOON, withdrawn=NOON, blanket=True,
)  # fmt: skip


@pytest.mark.parametrize(
    "held",
    [
        Evidence([], []),
        Evidence([BARE, FULL], []),
        Evidence([BARE], [RelationFact(RelationType.DENIES, "s2", "s1", FULL, "c2", confirmed=NOON, ended=NOON)]),
        Evidence([BARE, FULL], [RelationFact(RelationType.REPEATS, "s2", "s1")]),
    ],
)
def test_evidence_survives_being_written_as_json(held):
    assert from_data(json.loads(json.dumps(as_data(held)))) == held
