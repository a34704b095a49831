"""A party's line over time on one claim: what it affirmed, officially revised or silently changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claims.status.facts import RelationFact, StatementPosition
from claims.status.positions import line, side
from claims.vocabulary import RelationType, Stance

OFFICIAL = frozenset({Stance.RETRACTS, Stance.REVISES, Stance.CONCEDES})  # the source itself says that it moves
Range = tuple[float | None, float | None]  # lowest and highest of a figure; None = open


class Step(StrEnum):
    """What a later statement of one source does with the earlier one."""

    AFFIRMED = "affirmed"
    REVISED = "revised"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a line: two statements that follow each other."""

    step: Step
    before: StatementPosition
    after: StatementPosition


def changes(
    statements: Iterable[StatementPosition],
    source: str,
    *,
    relations: Iterable[RelationFact] = (),
    figures: Mapping[str, Range] | None = None,
) -> list[Change]:
    """Return what `source` did with its own earlier word on a claim, each statement against the one before.

    It revised when it says so (it retracts, revises or concedes) or an editor confirmed that the later statement
    replaces the earlier; it silently changed when it stands elsewhere, or gives another figure, without a word on it;
    otherwise it affirmed. `figures` holds the one figure that a statement gives, by statement key: a statement with
    several has none. Statements that take no position are left out. Two of one day have no order to speak of: without
    such a relation nothing is said of them.
    """
    replaced = {(one.source, one.target) for one in relations if one.type is RelationType.SUPERSEDES}
    given = figures or {}
    return [
        Change(_step(before, after, (after.key, before.key) in replaced, given), before, after)
        for before, after in pairwise(line(statements, source))
        if _ordered(before, after) or (after.key, before.key) in replaced
    ]


def moved(found: Iterable[Change]) -> list[Change]:
    """Return the changes that are no affirmation."""
    return [change for change in found if change.step is not Step.AFFIRMED]


def _step(before: StatementPosition, after: StatementPosition, replaced: bool, figures: Mapping[str, Range]) -> Step:
    if replaced or (after.stance in OFFICIAL and after.stance is not before.stance):
        return Step.REVISED
    if _stands(before) != _stands(after) or _apart(figures.get(before.key), figures.get(after.key)):
        return Step.CHANGED
    return Step.AFFIRMED


def _ordered(before: StatementPosition, after: StatementPosition) -> bool:
    """Return whether the days tell which was said first, or at least when each was recorded."""
    return before.said != after.said or before.said is None


def _stands(statement: StatementPosition) -> tuple[int, bool]:
    """Return the side and whether it is taken only in part: a denial in part gives something up."""
    return side(statement.stance), statement.stance is Stance.PARTLY_DENIES


def _apart(one: Range | None, other: Range | None) -> bool:
    """Return whether two figures have no value in common."""
    return one is not None and other is not None and (_below(one, other) or _below(other, one))


def _below(one: Range, other: Range) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]
