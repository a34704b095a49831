"""Where each party stands on a claim: its latest stance. A parent never speaks for a child."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

from claims.status.facts import Position, Spoken, StatementPosition
from claims.vocabulary import Stance

FOR = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CONFIRMS, Stance.CONCEDES, Stance.JUSTIFIES, Stance.REVISES})
AGAINST = frozenset({Stance.DENIES, Stance.PARTLY_DENIES})
TAKEN = FOR | AGAINST | {Stance.RETRACTS, Stance.DOUBTS}  # declining to answer leaves a position as it was

EARLIEST = datetime.min.replace(tzinfo=UTC)

S = TypeVar("S", bound=Spoken)


def positions(statements: Iterable[Spoken]) -> list[Position]:
    """Return one position per party that has taken any, sorted by party. Silence and blanket denials give none."""
    lines = _lines(one for one in statements if one.party)
    return [_position(party, lines[party]) for party in sorted(lines)]


def line(statements: Iterable[StatementPosition], source: str) -> list[StatementPosition]:
    """Return what one source said that takes a position, oldest first."""
    return _lines(one for one in statements if one.source == source).get(source, [])


def _lines(statements: Iterable[S], *, blanket: bool = False) -> dict[str, list[S]]:
    """Return what each named source said that takes a position, oldest first; `blanket` as in `current`."""
    taken = [one for one in statements if one.source and one.stance in TAKEN and (blanket or not one.blanket)]
    found: dict[str, list[S]] = {}
    for one in sorted(taken, key=_when):
        found.setdefault(one.source or "", []).append(one)
    return found


def current(statements: Iterable[S], *, blanket: bool = False) -> list[S]:
    """Return the latest position-taking statement of every named source, sorted by source.

    `blanket` lets a denial of whatever the other side says count as one.
    """
    lines = _lines(statements, blanket=blanket)
    return [lines[source][-1] for source in sorted(lines)]


def until(
    statements: Iterable[StatementPosition], *, said: date | None = None, recorded: datetime | None = None
) -> list[StatementPosition]:
    """Return what had been said by `said` and was in force at `recorded`, both included; None = no bound, and now.

    A statement whose date nobody knows is kept out of a question about what had been said by a day, and one known to
    the month only counts from its last day on.
    """
    return [one for one in statements if _said_by(one, said) and in_force(one.recorded, one.withdrawn, recorded)]


def in_force(since: datetime | None, ended: datetime | None, moment: datetime | None) -> bool:
    """Return whether what held from `since` to `ended` (None = to this day) held at `moment` (None = now)."""
    if moment is None:
        return ended is None
    return since is not None and since <= moment and (ended is None or ended > moment)


def _said_by(statement: StatementPosition, day: date | None) -> bool:
    last = statement.said_by or statement.said
    return day is None or (last is not None and last <= day)


def side(stance: Stance) -> int:
    """Return 1 for a stance that upholds the claim, -1 for one that denies it, 0 for neither."""
    return (stance in FOR) - (stance in AGAINST)


def _position(party: str, said: Sequence[Spoken]) -> Position:
    latest = said[-1]
    held = [latest]
    for one in reversed(said[:-1]):
        if side(one.stance) != side(latest.stance):
            break
        held.append(one)
    held.reverse()
    changed = any(side(one.stance) != side(latest.stance) for one in said)
    return Position(party, latest.stance, held[0].said, tuple(one.key for one in held), changed)


def _when(statement: Spoken) -> tuple[date, datetime, str]:
    """Order by the day it was said; where nobody knows that, by the day it was recorded."""
    recorded = statement.recorded.astimezone(UTC) if statement.recorded else EARLIEST
    return statement.said or recorded.date(), recorded, statement.key
