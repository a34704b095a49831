"""Who a card names, from plain facts."""

from datetime import date

import pytest

from claims.status.facts import Evidence, RelationFact, StatementPosition
from claims.status.voices import voices
from claims.vocabulary import RelationType, Stance

NAMES = {"1": "North", "2": "South"}


def said(key: str, stance: Stance = Stance.ASSERTS, **more: object) -> StatementPosition:
    return StatementPosition(key, stance, **({"party": "1", "said": date(2031, 5, int(key[-1]))} | more))  # type: ignore[arg-type]


def brought(key: str, kind: RelationType, claim: str, *, answers: bool = True) -> RelationFact:
    ends = (key, "s1") if answers else ("s1", key)
    return RelationFact(kind, *ends, elsewhere=said(key, party="2"), claim=claim)


@pytest.mark.parametrize(
    ("statements", "relations", "named"),
    [
        ([said("s1"), said("s2", Stance.DENIES)], [], [("s2", None, 0)]),
        ([said("s1"), said("s2", Stance.DECLINES)], [], [("s1", None, 0), ("s2", None, 0)]),
        ([said("s1"), said("s2", party=None, speaker="North")], [], [("s2", None, 0)]),
        ([said("s1", party=None), said("s2", party=None)], [], [("s2", None, 0)]),
        ([said("s1"), said("s2", Stance.DENIES, party="2", blanket=True)], [], [("s1", None, 0), ("s2", None, 0)]),
        ([said("s1")], [brought("t2", RelationType.DENIES, "9")], [("s1", None, 0), ("t2", "denies", 0)]),
        ([said("s1")], [brought("t2", RelationType.DENIES, "9", answers=False)], [("s1", None, 0)]),
        ([said("s1")], [brought("t2", RelationType.REPEATS, "9")], [("s1", None, 0)]),
        (
            [said("s1", Stance.DENIES)],
            [brought("t2", RelationType.CONTRADICTS, "9")],
            [("t2", "corroborates", 0), ("s1", None, 0)],
        ),
        (
            [said("s1", Stance.DENIES)],
            [brought("t2", RelationType.CORROBORATES, "9")],
            [("s1", None, 0), ("t2", "denies", 0)],
        ),
        ([said("s1", Stance.DENIES)], [brought("t2", RelationType.DENIES, "9")], [("s1", None, 0)]),
        (
            [said("s1")],
            [brought("t2", RelationType.CONTRADICTS, "8"), brought("t3", RelationType.CONFLICTING_FIGURE, "9")],
            [("s1", None, 0), ("t2", "contradicts", 1)],
        ),
        (
            [said("s1"), said("s2", Stance.DENIES, party="2")],
            [brought("t3", RelationType.CONTRADICTS, "9")],
            [("s1", None, 0), ("s2", None, 1)],
        ),
    ],
)
def test_each_source_is_named_once(
    statements: list[StatementPosition], relations: list[RelationFact], named: list[tuple[str, str | None, int]]
) -> None:
    found = voices(Evidence(statements, relations), NAMES)
    assert [(one.statement.key, one.brought_in_by, one.more) for one in found] == named
