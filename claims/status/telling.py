"""Which statements on a claim its status and its voices rest on: of thousands, a few of each source."""

from collections.abc import Sequence
from typing import TypeVar

from claims.status.facts import Spoken
from claims.status.positions import TAKEN, current

S = TypeVar("S", bound=Spoken)


def telling(statements: Sequence[S]) -> list[S]:
    """Return those of `statements` without which `derive` or `voices` might say something else, in their order.

    Of each source these are the latest that takes a position, a denial of whatever is said counted as one or not, and
    of what takes none the first and the last of each stance, as of statements of nobody named. Statements that
    relations join to others tell as well, and where each goes back to is up to all of them: both are the caller's part.
    """
    kept = {one.key for one in current(statements)}
    if any(one.blanket for one in statements):
        kept |= {one.key for one in current(statements, blanket=True)}
    first: dict[object, str] = {}
    last: dict[object, str] = {}
    for one in statements:
        if one.stance not in TAKEN or not one.source:
            first.setdefault((one.source, one.stance), one.key)
            last[one.source, one.stance] = one.key
    kept.update(first.values(), last.values())
    return [one for one in statements if one.key in kept]
