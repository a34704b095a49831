"""A paragraph as units: sentences, but a quotation is never cut, each with its tokens and cues."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import Span
from claims.text.sentences import split
from claims.text.tokens import Tokens, tokens

OPENING, CLOSING, STRAIGHT = "“«„", "”»", ('"', "''")
MARKS = (*OPENING, *CLOSING, *STRAIGHT)
LONGEST_UNIT = 4000  # characters; no sentence is longer, and rules look around inside one


class Source(NamedTuple):
    """A paragraph that units are cut from: text[start:end]."""

    text: str
    folded: str
    start: int
    end: int
    lex: Lexicon
    heading: bool
    everything: bool = False  # thoughts, demands and nested statements too


class Unit:
    """A sentence, or several that one quotation holds together, as tokens with offsets into the text."""

    __slots__ = ("end", "everything", "heading", "hits", "lex", "quoted", "start", "starts", "text", "words")

    def __init__(self, source: Source, span: Span, quotes: list[Span]) -> None:
        self.text, self.lex, self.heading, self.everything = source.text, source.lex, source.heading, source.everything
        self.start, self.end = span
        self.words, self.starts = tokens(source.folded[self.start : self.end], self.start, self.lex.token)
        self.quoted = [False] * len(self.words)
        for quote in quotes:
            first, stop = (bisect_left(self.starts, border) for border in quote)
            self.quoted[first:stop] = [True] * (stop - first)
        self.hits = [hit for hit in self.lex.found(self.words) if not self.quoted[hit.first]]

    def token_at(self, offset: int) -> int:
        """Return the index of the last token that begins at or before `offset`, 0 when there is none."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def capital(self, at: int) -> bool:
        """Whether the token is written with a capital."""
        return self.text[self.starts[at]].isupper()

    def word(self, at: int) -> str:
        """Return the folded token, "" outside the unit."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of tokens first..last, inclusive."""
        return self.starts[first], self.end_of(last)

    def end_of(self, at: int) -> int:
        """Return the offset at which a token ends."""
        return self.starts[at] + len(self.words[at])

    def tokens(self, first: int, last: int) -> Tokens:
        """Return tokens first..last, inclusive, and where they begin."""
        return self.words[first : last + 1], self.starts[first : last + 1]


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Return the quotations of text[start:end] with their marks, in order; an open one counts only at start."""
    paragraph = text[start:end]
    if not any(mark in paragraph for mark in MARKS):
        return []
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


def units(source: Source, *, every: bool = False) -> Iterator[Unit]:
    """Yield the units of a paragraph that hold a cue or a quotation, or `every` one, in text order."""
    quotes = quotations(source.text, source.start, source.end)
    opens, closes = [quote[0] for quote in quotes], [quote[1] for quote in quotes]
    sentences = split(source.text, source.start, source.end, source.lex.language.abbreviations)
    for begin, stop in _joined(sentences, quotes) if quotes else sentences:
        stop = min(stop, begin + LONGEST_UNIT)
        inside = quotes[bisect_right(closes, begin) : bisect_left(opens, stop)] if quotes else []
        unit = Unit(source, (begin, stop), inside)
        if unit.hits or inside or every:
            yield unit


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
