"""A paragraph as units: sentences, but a quotation is never cut, each with its tokens and cues."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from claims.extraction.lexicon import Cue, Lexicon
from claims.extraction.proposal import Span
from claims.text.numbers import TOKEN
from claims.text.sentences import split

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
LONGEST_UNIT = 4000  # characters; no sentence is longer, and rules look around inside one


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a unit: tokens first..last, inclusive."""

    first: int
    last: int
    form: str
    cues: tuple[Cue, ...]


class Unit:
    """A sentence, or several that one quotation holds together, as tokens with offsets into the text."""

    __slots__ = ("text", "start", "end", "words", "starts", "ends", "quoted", "hits", "lex", "heading")

    def __init__(self, text: str, folded: str, span: Span, quotes: list[Span], lex: Lexicon, heading: bool) -> None:
        self.text, self.lex, self.heading = text, lex, heading
        self.start, self.end = span
        matches = list(TOKEN.finditer(folded, *span))
        self.words = [match.group() for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.quoted = [False] * len(matches)
        self.hits: list[Hit] = []
        for begin, end in quotes:
            for at in range(self.token_at(begin), len(matches)):
                if self.starts[at] >= end:
                    break
                self.quoted[at] = self.starts[at] >= begin

    def token_at(self, offset: int) -> int:
        """Return the index of the last token that begins at or before `offset`, 0 when there is none."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def add_cues(self, matches: list[re.Match[str]]) -> None:
        """Keep the cues that stand outside quotations."""
        for match in matches:
            first = self.token_at(match.start())
            if self.starts[first] != match.start() or self.quoted[first]:
                continue
            last = self.token_at(match.end() - 1)
            form = match.group().replace("\u00a0", " ")
            self.hits.append(Hit(first, last, form, self.lex.cues[form]))

    def capital(self, at: int) -> bool:
        """Whether the token is written with a capital."""
        return self.text[self.starts[at]].isupper()

    def word(self, at: int) -> str:
        """Return the folded token, "" outside the unit."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of tokens first..last, inclusive."""
        return self.starts[first], self.ends[last]


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Return the quotations of text[start:end] with their marks, in order; one that never closes counts only at start."""
    found: list[Span] = []
    opened: int | None = None
    closers = ""
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened is None:
            if mark in OPENING or (mark == STRAIGHT and not _closes(text, at, start, end)):
                opened, closers = at, CLOSING if mark in OPENING else STRAIGHT
        elif mark in closers:
            found.append((opened, at + 1))
            opened = None
    if opened is not None and not text[start:opened].strip():
        found.append((opened, end))
    return found


_MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")


def _closes(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark outside a quotation looks like a stray closing one."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and before not in "([—–-:" and (after.isspace() or after in ".,;")


def units(text: str, folded: str, span: Span, lex: Lexicon, *, heading: bool) -> list[Unit]:
    """Return the units of one paragraph, in text order."""
    start, end = span
    quotes = quotations(text, start, end)
    spans = _joined(split(text, start, end, lex.language.abbreviations), quotes)
    matches = list(lex.scan.finditer(folded, start, end))
    found = []
    at = 0
    opens, closes = [quote[0] for quote in quotes], [quote[1] for quote in quotes]
    for begin, stop in spans:
        inside = quotes[bisect_right(closes, begin) : bisect_left(opens, stop)]
        unit = Unit(text, folded, (begin, min(stop, begin + LONGEST_UNIT)), inside, lex, heading)
        while at < len(matches) and matches[at].start() < begin:
            at += 1
        mine = at
        while at < len(matches) and matches[at].end() <= unit.end:
            at += 1
        unit.add_cues(matches[mine:at])
        found.append(unit)
    return found


def _joined(spans: list[Span], quotes: list[Span]) -> list[Span]:
    """Join sentences whose border lies inside a quotation."""
    joined: list[Span] = []
    at = 0
    for span in spans:
        while at < len(quotes) and quotes[at][1] <= span[0]:
            at += 1
        inside = at < len(quotes) and quotes[at][0] < span[0]
        if joined and inside and quotes[at][0] >= joined[-1][0] and span[1] - joined[-1][0] <= LONGEST_UNIT:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined
