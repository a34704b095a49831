"""Where each party stands on a claim: its latest stance. A parent never speaks for a child."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import takewhile

from claims.status.facts import Line, Position, Stand, StatementPosition
from claims.vocabulary import Stance

FOR = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CONFIRMS, Stance.CONCEDES, Stance.JUSTIFIES, Stance.REVISES})
AGAINST = frozenset({Stance.DENIES, Stance.PARTLY_DENIES})
TAKEN = FOR | AGAINST | {Stance.RETRACTS, Stance.DOUBTS}  # declining to answer leaves a position as it was

EARLIEST = datetime.min.replace(tzinfo=UTC)


def positions(statements: Iterable[StatementPosition]) -> list[Position]:
    """Return one position per party that has taken any, sorted by party. Silence and blanket denials give none."""
    lines = _lines(one for one in statements if one.party)
    return [_position(party, lines[party]) for party in sorted(lines)]


def stand_of(line: Line) -> Stand | None:
    """Return where a source stands by its latest word, since when and on what that rests; None where it took none."""
    taken = [at for at, key in enumerate(line.keys) if line.stances[at] in TAKEN and key not in line.blanket]
    if not taken:
        return None
    sides = {at: side(line.stances[at]) for at in taken}
    latest = taken[-1]
    held = list(takewhile(lambda at: sides[at] == sides[latest], reversed(taken)))[::-1]
    changed = len(set(sides.values())) > 1
    return Stand(line.stances[latest], line.said[held[0]], [line.keys[at] for at in held], changed)


def line(statements: Iterable[StatementPosition], source: str) -> list[StatementPosition]:
    """Return what one source said that takes a position, oldest first."""
    return _lines(one for one in statements if one.source == source).get(source, [])


def _lines(statements: Iterable[StatementPosition], *, blanket: bool = False) -> dict[str, list[StatementPosition]]:
    """Return what each named source said that takes a position, oldest first; `blanket` as in `current`."""
    taken = [one for one in statements if one.source and one.stance in TAKEN and (blanket or not one.blanket)]
    found: dict[str, list[StatementPosition]] = {}
    for one in sorted(taken, key=_when):
        found.setdefault(one.source or "", []).append(one)
    return found


def current(statements: Iterable[StatementPosition], *, blanket: bool = False) -> list[StatementPosition]:
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


def _position(party: str, said: Sequence[StatementPosition]) -> Position:
    found = stand_of(Line(range(len(said)), [one.stance for one in said], [one.said for one in said]))
    assert found is not None  # of statements that each take a position
    return Position(party, found.stance, found.since, tuple(said[at].key for at in found.keys), found.changed)


def _when(statement: StatementPosition) -> tuple[date, datetime, str]:
    """Order by the day it was said; where nobody knows that, by the day it was recorded.

    The database orders lines in the same way: SAID in claims/retrieval/spoken.py.
    """
    recorded = statement.recorded.astimezone(UTC) if statement.recorded else EARLIEST
    return statement.said or recorded.date(), recorded, statement.key
