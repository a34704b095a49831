"""Which statements and relations a claim's status and its voices rest on: of thousands, a few of each source."""

from claims.status.facts import Line
from claims.status.positions import TAKEN
from claims.vocabulary import RelationType, Stance

# What the rule reads of a relation between two statements on one claim: any other kind changes nothing there.
WITHIN = frozenset({RelationType.CONTRADICTS, RelationType.PARTLY_CONCEDES})


def telling(line: Line) -> set[int]:
    """Return the keys of the statements of `line` without which `derive` or `voices` might say something else.

    These are the latest that takes a position, with denials of whatever is said and without, and of what takes none
    the first and the last recorded of each stance, as of all that nobody named said. Statements at the ends of
    relations tell as well, and where each goes back to is up to all of them: both are the caller's part.
    """
    latest: dict[bool, int] = {}
    others: dict[Stance, list[int]] = {}
    for key, stance in zip(line.keys, line.stances, strict=True):
        if line.named and stance in TAKEN:
            latest[key in line.blanket] = key
        else:
            others.setdefault(stance, []).append(key)
    return {*latest.values(), *map(min, others.values()), *map(max, others.values())}
