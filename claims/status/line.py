"""A party's line over time on one claim: what it affirmed, officially revised or silently changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claims.status.facts import RelationFact, StatementPosition
from claims.status.positions import line, side
from claims.vocabulary import RelationType, Stance

OFFICIAL = frozenset({Stance.RETRACTS, Stance.REVISES, Stance.CONCEDES})  # the source itself says that it moves


@dataclass(frozen=True, slots=True)
class Given:
    """The figure of a statement: lowest and highest value (None = open) and what is counted, in any one notation."""

    low: float | None
    high: float | None
    counted: tuple[str, ...] = ()


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
    figures: Mapping[str, Given] | None = None,
) -> list[Change]:
    """Return what `source` did with its own earlier word on a claim, each statement against the one before.

    It revised when it says so (it retracts, revises or concedes) or an editor confirmed that the later statement
    replaces the earlier; it silently changed when it stands elsewhere, or gives another figure of what it counted
    before, without a word on it; otherwise it affirmed. `figures` holds the one figure that a statement gives, by
    statement key: a statement with several has none. Statements that take no position are left out. Two of one day
    have no order to speak of: without such a relation nothing is said of them.
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


def stand(stance: Stance) -> tuple[int, bool]:
    """Return the side of a stance and whether it is taken only in part: a denial in part gives something up."""
    return side(stance), stance is Stance.PARTLY_DENIES


def _step(before: StatementPosition, after: StatementPosition, replaced: bool, figures: Mapping[str, Given]) -> Step:
    if replaced or (after.stance in OFFICIAL and after.stance is not before.stance):
        return Step.REVISED
    if stand(before.stance) != stand(after.stance) or _apart(figures.get(before.key), figures.get(after.key)):
        return Step.CHANGED
    return Step.AFFIRMED


def _ordered(before: StatementPosition, after: StatementPosition) -> bool:
    """Return whether the days tell which was said first, or at least when each was recorded."""
    return before.said != after.said or before.said is None


def _apart(one: Given | None, other: Given | None) -> bool:
    """Return whether two figures count the same and have no value in common."""
    if one is None or other is None or one.counted != other.counted:
        return False
    return _below(one, other) or _below(other, one)


def _below(one: Given, other: Given) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low
