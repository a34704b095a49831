"""Where a passage of an earlier text stands in a later one: in its place, elsewhere, edited, or gone.

Exact words first, then their neighbours decide between several places (both after the W3C TextQuoteSelector), then the
most similar stretch, found by the diagonals on which its words stand. A place is never given across a changed number or
negation: those words say something else.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.text import guards, numbers, sentences, worddiff
from claims.text.languages import codes, fold
from claims.vocabulary import PassageOutcome

Span = tuple[int, int]

CONTEXT = 32  # code points on either side that tell equal words apart
REACH = 300  # code points in which the sentence around a passage is looked for
PLACES = 200  # equal places compared, and occurrences beyond which a word places nothing
LONGEST = 300  # words and marks; a longer passage is found in its very words or not at all
ENOUGH = 0.6  # share of words in common, 0 to 1, below which words are not an edited version of each other
TRIED = 3  # stretches compared
NEAR = 3  # words put in between that do not part a lone word from the others
STOPS = frozenset(".!?…")

_JOINED = re.compile(r"\w+(?:[.,:/'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Anchored:
    """What became of a passage. `span` is its place, None without one; `differs` a slug of guards.py, or ""."""

    outcome: PassageOutcome
    span: Span | None = None
    differs: str = ""
    words: str = ""  # what stands there now, where the passage was edited


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


class Texts:
    """An earlier and a later text; the words of the later one are indexed once, for all passages."""

    def __init__(self, old: str, new: str, language: str = "") -> None:
        """`language` is the code of both texts, "" where it is unknown."""
        self.old, self.new, self.language = old, new, language

    def anchor(self, start: int, end: int) -> Anchored:
        """Return what became of old[start:end] in the later text. Raises ValueError when that is no stretch of it."""
        if not 0 <= start < end <= len(self.old):
            raise ValueError(f"no passage at {start} to {end} in a text of {len(self.old)}")
        place = self._exact(start, end)
        if place is not None:
            outcome = PassageOutcome.VERBATIM if place == start else PassageOutcome.MOVED
            return self._guarded((start, end), (place, place + end - start), outcome)
        return self._edited(start, end)

    def _guarded(self, old: Span, new: Span, outcome: PassageOutcome) -> Anchored:
        """Return `outcome` at `new`, or that the words there say something else."""
        inside = guards.difference(self.old[slice(*old)], self.new[slice(*new)], self.language)
        differs = inside or guards.difference(
            _whole(self.old, old, self.language), _whole(self.new, new, self.language), self.language
        )
        if not differs and guards.negations(_sentence(self.old, old)) != guards.negations(_sentence(self.new, new)):
            differs = guards.NEGATION
        if differs:
            return Anchored(PassageOutcome.EDITED, None, differs, _sentence(self.new, new))
        words = self.new[slice(*new)] if outcome == PassageOutcome.EDITED else ""
        return Anchored(outcome, new, "", words)

    def _exact(self, start: int, end: int) -> int | None:
        """Return where the very words stand: in their place, else where their neighbours fit best."""
        exact = self.old[start:end]
        if self.new.startswith(exact, start):
            return start
        places: list[int] = []
        at = self.new.find(exact)
        while at >= 0 and len(places) < PLACES:
            places.append(at)
            at = self.new.find(exact, at + 1)
        return max(places, key=lambda place: (self._fit(start, end, place), -abs(place - start)), default=None)

    def _fit(self, start: int, end: int, place: int) -> int:
        """Return how many characters next to the passage are the same on both sides, CONTEXT at most on each."""
        after, last = self.old[end : end + CONTEXT], place + end - start
        before = self.old[max(0, start - CONTEXT) : start][::-1]
        return _common(after, self.new[last : last + CONTEXT]) + _common(
            before, self.new[max(0, place - CONTEXT) : place][::-1]
        )

    def _edited(self, start: int, end: int) -> Anchored:
        passage = _tokens(self.old, start, end)
        if not passage or len(passage) > LONGEST:
            return Anchored(PassageOutcome.GONE)
        words = [token.word for token in passage]
        windows = self._windows(start, end, len(words))
        found = [match for window in windows if (match := _match(words, self._later[slice(*window)], window[0]))]
        if not found:
            return Anchored(PassageOutcome.GONE)
        best = max(found)
        first, last = best[1], best[2]
        place = (self._later[first].start, self._later[last].end)
        same = [token.word for token in self._later[first : last + 1]] == words
        return self._guarded((start, end), place, PassageOutcome.MOVED if same else PassageOutcome.EDITED)

    @cached_property
    def _later(self) -> list[_Token]:
        return _tokens(self.new, 0, len(self.new))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self._later):
            places.setdefault(token.word, []).append(at)
        return places

    def _windows(self, start: int, end: int, size: int) -> list[Span]:
        """Return the token ranges of the later text that share most words, in order, with the passage and around it."""
        near = _tokens(self.old, max(0, start - CONTEXT), min(len(self.old), end + CONTEXT))
        before = sum(token.start < start for token in near)
        width = max(4, size // 4)
        votes: Counter[int] = Counter()
        for at, token in enumerate(near):
            places = self._places.get(token.word, ())
            if len(places) <= PLACES:
                votes.update({(place - at + before) // width for place in places})
        strips = sorted(votes, key=lambda strip: (-votes[strip] - votes[strip + 1], strip))[:TRIED]
        return [
            (max(0, strip * width - width), min(len(self._later), (strip + 2) * width + size + width))
            for strip in strips
        ]


def _match(words: Sequence[str], window: Sequence[_Token], offset: int) -> tuple[float, int, int] | None:
    """Return (similarity, first token, last token) of the stretch of `window` that is most like `words`."""
    there = [token.word for token in window]
    shared = Counter(words) & Counter(there)
    if shared.total() < ENOUGH * len(words):
        return None
    runs = worddiff.runs(words, there, len(words) + len(there))
    core = _core(runs or [])
    if not core:
        return None
    first, last = core[0][1], core[-1][1] + core[-1][2] - 1
    first -= _missing(there[:first][::-1], core[0][0])
    last += _missing(there[last + 1 :], len(words) - core[-1][0] - core[-1][2])
    alike = 2 * sum(length for _, _, length in core) / (len(words) + last - first + 1)
    return (alike, first + offset, last + offset) if alike >= ENOUGH else None


def _core(runs: list[worddiff.Run]) -> list[worddiff.Run]:
    """Return the runs without lone words far before or after the others: those belong to the neighbours."""
    while len(runs) > 1 and runs[0][2] + NEAR < _gap(runs[0], runs[1]):
        runs = runs[1:]
    while len(runs) > 1 and runs[-1][2] + NEAR < _gap(runs[-2], runs[-1]):
        runs = runs[:-1]
    return runs


def _gap(one: worddiff.Run, other: worddiff.Run) -> int:
    return other[1] - one[1] - one[2]


def _missing(beside: Sequence[str], count: int) -> int:
    """Return how many tokens beside the shared ones stand for the `count` at that end of the passage."""
    taken = 0
    while taken < min(count, len(beside)) and beside[taken] not in STOPS:
        taken += 1
    return taken


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    folded = fold(text[start:end])
    return [_Token(m.group(), start + m.start(), start + m.end()) for m in guards.TOKEN.finditer(folded)]


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _whole(text: str, span: Span, language: str) -> str:
    """Return the words of `span` with what belongs to them outside it: of a word, a number, its modifier."""
    start, end = span
    low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    read = numbers.find(text, low, high, language) if language in codes() else []
    start = min((number.span[0] for number in read if number.span[0] < start < number.span[1]), default=start)
    for joined in _JOINED.finditer(text, low, high):
        if joined.start() < start < joined.end():
            start = joined.start()
        if joined.start() < end < joined.end():
            end = joined.end()
    before, after = guards.TOKEN.findall(fold(text[low:start])), guards.TOKEN.findall(fold(text[end:high]))
    numeral = [before[-1]] if before and guards.is_number(before[-1]) else []
    return " ".join([*numeral, text[start:end], *([after[0]] if after and guards.is_number(after[0]) else [])])


def _sentence(text: str, span: Span) -> str:
    """Return the sentences that `span` touches, as far as REACH."""
    low, high = max(0, span[0] - REACH), min(len(text), span[1] + REACH)
    touched = [(a, b) for a, b in sentences.split(text, low, high) if a < span[1] and b > span[0]]
    return text[touched[0][0] : touched[-1][1]] if touched else text[slice(*span)]
