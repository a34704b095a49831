"""A paragraph as units: sentences, but a quotation is never cut, each with its tokens and cues."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from claims.extraction.lexicon import Cue, Lexicon
from claims.extraction.proposal import Span
from claims.text.sentences import split
from claims.text.tokens import tokens

OPENING, CLOSING, STRAIGHT = "“«„", "”»", ('"', "''")
LONGEST_UNIT = 4000  # characters; no sentence is longer, and rules look around inside one


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph that units are cut from: text[start:end], and the same in lower case."""

    text: str
    start: int
    end: int
    folded: str
    lex: Lexicon
    heading: bool
    everything: bool = False  # thoughts, demands and nested statements too


class Hit(NamedTuple):
    """A cue found in a unit: tokens first..last, inclusive."""

    first: int
    last: int
    form: str
    cues: tuple[Cue, ...]


class Unit:
    """A sentence, or several that one quotation holds together, as tokens with offsets into the text."""

    __slots__ = ("end", "ends", "everything", "heading", "hits", "lex", "quoted", "start", "starts", "text", "words")

    def __init__(self, source: "Source", span: Span, quotes: list[Span], matches: list[re.Match[str]]) -> None:
        self.text, self.lex, self.heading, self.everything = source.text, source.lex, source.heading, source.everything
        self.start, self.end = span
        folded = source.folded[self.start - source.start : self.end - source.start]
        self.words, self.starts, self.ends = tokens(folded, self.start)
        self.quoted = [False] * len(self.words)
        for quote in quotes:
            first, stop = (bisect_left(self.starts, border) for border in quote)
            self.quoted[first:stop] = [True] * (stop - first)
        self.hits: list[Hit] = []
        self._add_cues(matches, source.start)

    def token_at(self, offset: int) -> int:
        """Return the index of the last token that begins at or before `offset`, 0 when there is none."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def _add_cues(self, matches: list[re.Match[str]], offset: int) -> None:
        """Keep the cues that stand outside quotations."""
        for match in matches:
            start, end = match.span()
            first = self.token_at(offset + start)
            if self.starts[first] != offset + start or self.quoted[first]:
                continue
            last = self.token_at(offset + end - 1)
            form = match[0].replace("\u00a0", " ")
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
    """Return the quotations of text[start:end] with their marks, in order; an open one counts only at start."""
    found: list[Span] = []
    opened: int | None = None
    closers = ""
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if opened is None:
            if mark in OPENING or (mark in STRAIGHT and not _closes(text, at, start, end)):
                opened, closers = at, CLOSING if mark in OPENING else mark
        elif mark in closers:
            found.append((opened, match.end()))
            opened = None
    if opened is not None and not text[start:opened].strip():
        found.append((opened, end))
    return found


_MARK = re.compile(f"[{OPENING}{CLOSING}\"'](?:(?<=[^'])|')")  # a lone apostrophe is no mark


def _closes(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark outside a quotation looks like a stray closing one."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and before not in "([—–-:" and (after.isspace() or after in ".,;")


def units(source: Source, *, every: bool = False) -> list[Unit]:
    """Return the units of a paragraph that hold a cue or a quotation, or `every` one, in text order."""
    start, end = source.start, source.end
    matches = list(source.lex.scan.finditer(source.folded))
    quotes = quotations(source.text, start, end)
    if not (matches or quotes or every):
        return []
    spans = _joined(split(source.text, start, end, source.lex.language.abbreviations), quotes)
    opens, closes = [quote[0] for quote in quotes], [quote[1] for quote in quotes]
    cues = [start + match.start() for match in matches]
    found = []
    for begin, stop in spans:
        stop = min(stop, begin + LONGEST_UNIT)
        inside = quotes[bisect_right(closes, begin) : bisect_left(opens, stop)]
        mine = matches[bisect_left(cues, begin) : bisect_left(cues, stop)]
        if inside or mine or every:
            found.append(Unit(source, (begin, stop), inside, mine))
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
