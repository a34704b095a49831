"""Stretches of an article with their spans marked. All offsets are half-open and count Unicode code points."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django import template
from django.utils.translation import get_language

from claims.models import Anchor, Candidate, Passage, PassageTranslation, Statement
from claims.text import sentences, worddiff

register = template.Library()

Mark = tuple[int, int, str]

NEIGHBOURS = 2  # sentences shown on either side of a passage
BREAKS = re.compile(r"\n\s*\n")
GAP = re.compile(r"\s+")
WORD = re.compile(r"\w{4,}")
REACH = 700  # code points looked at on either side, so that a text without sentence ends stays short


@dataclass(frozen=True, slots=True)
class Piece:
    """Adjacent characters under the same marks; `begins` names the marks that start here, to label them once."""

    text: str
    marks: tuple[str, ...]
    begins: tuple[str, ...]


def translation_of(passage: Passage) -> PassageTranslation | None:
    """Return a passage's translation into the language of the page; None without one (retrieval/translations.py)."""
    rows: list[PassageTranslation] = getattr(passage, "translated", [])
    language = (get_language() or "")[:2]
    return next((row for row in rows if row.language == language), None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text in pieces, and whether the text goes on before and after it."""

    pieces: Sequence[Piece]
    more_before: bool
    more_after: bool


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """Return text[start:end] cut wherever one of `marks` (start, end, name) begins or ends; marks may overlap."""
    end = len(text) if end is None else end
    inside = [(max(a, start), min(b, end), name) for a, b, name in marks if a < end and b > start]
    cuts = sorted({start, end} | {a for a, _, _ in inside} | {b for _, b, _ in inside})
    cut = []
    for a, b in pairwise(cuts):
        over = [mark for mark in inside if mark[0] <= a and b <= mark[1]]
        names = tuple(dict.fromkeys(name for _, _, name in over))
        begins = tuple(dict.fromkeys(name for first, _, name in over if first == a))
        cut.append(Piece(text[a:b], names, begins))
    return cut


def around(text: str, start: int, end: int, marks: Iterable[Mark], neighbours: int = NEIGHBOURS) -> Stretch:
    """Return text[start:end] with up to `neighbours` sentences before and after it, in pieces."""
    low, high = _word_start(text, start - REACH, start), min(len(text), end + REACH)
    before = [a for a, _ in sentences.split(text, low, start)][-neighbours:]
    after = [b for _, b in sentences.split(text, end, high)][:neighbours]
    first, last = (before[0] if before else start), (after[-1] if after else end)
    return Stretch(pieces(text, marks, first, last), text[:first].strip() != "", text[last:].strip() != "")


def single_breaks(text: str) -> str:
    """Return `text` without empty lines: a stretch shows where lines end, not how far apart they stood."""
    return BREAKS.sub("\n", text)


@register.simple_tag
def candidate_stretch(candidate: Candidate, neighbours: int = NEIGHBOURS) -> Stretch:
    """Return a candidate's passage in its article: what is said, who says it and the cue."""
    spans: list[tuple[int | None, int | None, str]] = [
        (candidate.content_start, candidate.content_end, "content"),
        *((a, b, "content") for a, b in candidate.content_more),
        (candidate.speaker_start, candidate.speaker_end, "speaker"),
        (candidate.cue_start, candidate.cue_end, "cue"),
    ]
    marks = [(a, b, name) for a, b, name in spans if a is not None and b is not None]
    passage = candidate.passage
    return around(candidate.version.text, passage.start, passage.end, marks, neighbours)


def passage_stretch(statement: Statement) -> Stretch:
    """Return a statement's passage alone, without reading the text of its article."""
    passage = statement.passage
    marks = [(a - passage.start, b - passage.start, name) for a, b, name in marked_said(statement)]
    inside = [(max(a, 0), b, name) for a, b, name in marks if b > 0]
    return Stretch(pieces(passage.exact, inside), passage.start > 0, passage.suffix.strip() != "")


@register.simple_tag
def shared_words(one: Statement, other: Statement) -> frozenset[str]:
    """Return the longer words, in lower case, that the passages of both statements have."""
    return _words(one.passage.exact) & _words(other.passage.exact)


@register.filter
def became(passage: Passage, anchor: Anchor) -> list[worddiff.Piece]:
    """Return what changed from a passage to the words that stand in its place now."""
    return worddiff.words(" ".join(passage.exact.split()), " ".join(anchor.words.split()))


@register.simple_tag
def passage_quote(passage: Passage) -> str:
    """Return a passage on one line."""
    return " ".join(passage.exact.split())


def _word_start(text: str, at: int, limit: int) -> int:
    """Return where the first word begins after `at` and before `limit`; 0 where `at` lies before the text."""
    found = GAP.search(text, at, limit) if at > 0 else None
    return found.end() if found else max(0, at)


def marked_said(statement: Statement) -> list[Mark]:
    spans = [(statement.content_start, statement.content_end), *statement.content_more]
    figures = ((figure.start, figure.end) for figure in statement.figures.all())
    marked = [(a, b, "figure") for a, b in figures if a is not None and b is not None]
    return [(a, b, "content") for a, b in spans] + marked


def marked_words(text: str, statement: Statement, words: Collection[str]) -> list[Mark]:
    start, end = statement.passage.start, statement.passage.end
    found = WORD.finditer(text, start, end)
    return [(*match.span(), "shared") for match in found if match.group().lower() in words]


def _words(text: str) -> frozenset[str]:
    return frozenset(match.group().lower() for match in WORD.finditer(text))
