"""What changed between two texts, word by word, in time and memory that are bounded whatever the texts are.

The edit script is the shortest one (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986): paragraphs
first, then the words of those that differ. What differs by more than a bound is shown as replaced in one piece.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SAME, GONE, NEW = "same", "gone", "new"

MOST_EDITS = 400  # of one comparison: its time and memory grow with the square
MOST_COMPARED = 40  # pairs of stretches compared word by word; the others are shown as replaced
LONGEST = 200_000  # characters of a stretch that is compared word by word

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")

Run = tuple[int, int, int]  # start in the one, start in the other, length


@dataclass(frozen=True, slots=True)
class Piece:
    """Adjacent characters that both texts have, or only the earlier ("gone") or the later one ("new")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both texts: one piece where it is the same in both, else the pieces of what changed."""

    changed: bool
    pieces: Sequence[Piece]


def texts(old: str, new: str) -> list[Stretch]:
    """Return both texts as stretches in order, changed and unchanged ones in turn; [] when both are empty."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    left = MOST_COMPARED
    found: list[Stretch] = []
    for kind, one, other in _blocks(before, after):
        was, now = "".join(one), "".join(other)
        if kind == SAME:
            found.append(Stretch(changed=False, pieces=[Piece(SAME, was)]))
        else:
            left -= 1
            found.append(Stretch(changed=True, pieces=words(was, now) if left >= 0 else _replaced(was, now)))
    return found


def words(old: str, new: str) -> list[Piece]:
    """Return what both texts share and what each alone has, words kept whole."""
    if len(old) + len(new) > LONGEST:
        return _replaced(old, new)
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Piece] = []
    for kind, one, other in _blocks(before, after):
        found += [Piece(SAME, "".join(one))] if kind == SAME else _replaced("".join(one), "".join(other))
    return found


def runs(old: Sequence[str], new: Sequence[str], most: int = MOST_EDITS) -> list[Run] | None:
    """Return what both sequences share, as runs in order; None when it takes more than `most` edits."""
    size, other = len(old), len(new)
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(size + other, most) + 1):
        trace.append(dict(furthest))
        low, high = -(edits - 2 * max(0, edits - other)), edits - 2 * max(0, edits - size)
        for diagonal in range(low, high + 1, 2):
            at = _step(furthest, diagonal, edits)
            while at < size and at - diagonal < other and old[at] == new[at - diagonal]:
                at += 1
            furthest[diagonal] = at
            if at >= size and at - diagonal >= other:
                return _walked_back(trace, size, other)
    return None


def _step(furthest: dict[int, int], diagonal: int, edits: int) -> int:
    down, right = furthest.get(diagonal + 1, -1), furthest.get(diagonal - 1, -1)
    return down if diagonal == -edits or (diagonal != edits and right < down) else right + 1


def _walked_back(trace: list[dict[int, int]], at: int, other: int) -> list[Run]:
    found: list[Run] = []
    for edits in range(len(trace) - 1, -1, -1):
        furthest, diagonal = trace[edits], at - other
        start = _step(furthest, diagonal, edits) if edits else 0
        if at > start:
            found.append((start, start - diagonal, at - start))
        if not edits:
            break
        down = start == furthest.get(diagonal + 1, -1) and (
            diagonal == -edits or (diagonal != edits and furthest.get(diagonal - 1, -1) < start)
        )
        at, other = (start, start - diagonal - 1) if down else (start - 1, start - diagonal)
    return found[::-1]


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Yield what is the same and what is not, in turn. The ends that both share cost nothing."""
    start = _shared(old, new)
    end = _shared(old[: start - 1 if start else None : -1], new[: start - 1 if start else None : -1])
    one, other = old[start : len(old) - end], new[start : len(new) - end]
    if start:
        yield SAME, old[:start], new[:start]
    yield from _middle(one, other)
    if end:
        yield SAME, old[len(old) - end :], new[len(new) - end :]


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    at = other = 0
    for start, begin, length in [*(runs(old, new) or []), (len(old), len(new), 0)]:
        if start > at or begin > other:
            yield "", old[at:start], new[other:begin]
        if length:
            yield SAME, old[start : start + length], new[begin : begin + length]
        at, other = start + length, begin + length


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many items both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(old), len(new)))


def _replaced(old: str, new: str) -> list[Piece]:
    return [Piece(kind, text) for kind, text in ((GONE, old), (NEW, new)) if text]
