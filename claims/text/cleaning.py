"""Which lines of a text are the article, and which are menus, captions, adverts or a second copy.

The text is never rewritten: a block is a pair of offsets and a kind, so that every passage stays where it was found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claims.text.languages import codes, fold, load
from claims.text.sentences import Span

LONGEST_HEADING = 140  # characters; a longer line without a full stop is prose that lost it
SHORTEST_COPY = 25  # characters; shorter lines may repeat
LONGEST_LINK = 140  # characters cut from a line at an inline "read also"
LONGEST_MARKED_LINE = 600  # characters; boilerplate marks are looked for in lines up to this long


class Kind(StrEnum):
    """What a block is."""

    PROSE = "prose"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    COPY = "copy"  # the same paragraph stands earlier in the text


class Block(NamedTuple):
    """One line of the text, white space trimmed: text[start:end]."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Marks:
    starts: dict[str, tuple[str, ...]]  # by their first character
    whole: frozenset[str]
    contains: tuple[str, ...]
    lines: re.Pattern[str]
    credits: tuple[re.Pattern[str], ...]
    links: tuple[str, ...]
    tails: tuple[str, ...]
    inline: re.Pattern[str]


LINE_ENDS = "\r\u2028\u2029"  # besides "\n"
_LINE = re.compile(r"\S(?:.*\S)?")  # without the white space at either side
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]\s]*$")
_OPENING, _CLOSING = frozenset("\"“«„”'"), frozenset('"”»')
_CREDIT_LINE = re.compile(r"^[A-Z][A-Z. ]{1,20}/[A-Z][\w. ]{1,40}$")
_WORD = re.compile(r"\w+")


@lru_cache
def _marks() -> _Marks:
    tables = [load(code).boilerplate for code in codes()]

    def every(name: str) -> list[str]:
        return [mark for table in tables for mark in table.get(name, ())]

    links = "|".join(re.escape(mark) for mark in every("links"))
    return _Marks(
        starts=_by_first([*every("starts"), *every("bylines"), *every("links")]),
        whole=frozenset(every("whole")),
        contains=tuple(dict.fromkeys(every("contains"))),
        lines=re.compile("|".join(every("patterns"))),
        credits=tuple(re.compile(credit) for credit in (*every("credits"), _before_slash(every("agencies")))),
        links=tuple(dict.fromkeys(every("links"))),
        tails=tuple(every("tails")),
        inline=re.compile(rf"(?<=[.!?\"”])\s*(?:{links})\s*:"),
    )


def _by_first(marks: list[str]) -> dict[str, tuple[str, ...]]:
    return {first: tuple(mark for mark in marks if mark[0] == first) for first in {mark[0] for mark in marks}}


def _before_slash(names: list[str]) -> str:
    """Return an expression for one of `names` and a slash, found by its slash."""
    return "/(?:{})".format("|".join(rf"(?<=\b{re.escape(name)}/)" for name in names))


def blocks(text: str, folded: str = "") -> Iterator[Block]:
    """Yield the lines of `text` that hold anything, in text order, each with its kind. Linear in the text's length.

    `folded` is the text folded, where the caller has it.
    """
    marks, folded = _marks(), folded or fold(text)
    state = _State(marks, [mark for mark in marks.contains if mark in folded])
    seen: set[int] = set()
    for mark in LINE_ENDS:
        folded = folded.replace(mark, "\n")
    for found in _LINE.finditer(folded):
        (start, end), line = found.span(), found.group()
        kind = state.kind(line, text[start:end])
        if kind is not Kind.BOILERPLATE and len(line) >= SHORTEST_COPY:
            words = line if line.isprintable() and "  " not in line else " ".join(line.split())
            key = hash(words)  # a whole copy of the text would be kept otherwise
            if len(words) >= SHORTEST_COPY and key in seen:
                kind = Kind.COPY
            seen.add(key)
        if kind is Kind.PROSE and ":" in line and any(link in line for link in marks.links):
            yield from _without_links(text, start, end, line, marks.inline)
        else:
            yield Block(start, end, kind)


class _State:
    """What the lines before say about the next one. `contained` are those of the marks that any line may hold."""

    def __init__(self, marks: _Marks, contained: list[str]) -> None:
        self.marks, self.contained = marks, contained
        self.tail = False
        self.credit = False
        self.prose = 0

    def kind(self, folded: str, line: str) -> Kind:
        """Return the kind of a line, given those before it."""
        caption, self.credit = self.credit, False
        if len(folded) <= LONGEST_MARKED_LINE:
            if self.prose and folded.startswith(self.marks.tails):
                self.tail = True
            if "/" in folded and _CREDIT_LINE.match(line):
                self.credit = True
                return Kind.BOILERPLATE
            if self.tail or caption or self.marked(folded):
                return Kind.BOILERPLATE
        if len(line) > LONGEST_HEADING or _STOP.search(line[-8:]) or (line[-1] in _CLOSING and not self._titled(line)):
            self.prose += 1
            return Kind.PROSE
        return Kind.HEADING

    def _titled(self, line: str) -> bool:
        """Whether a line that ends with a quotation may be the title: it opens with none, and no prose came before."""
        return not self.prose and line[0] not in _OPENING

    def marked(self, folded: str) -> bool:
        """Whether the line bears a mark of boilerplate, or holds no word."""
        marks = self.marks
        return bool(
            folded.startswith(marks.starts.get(folded[0], ()))
            or folded in marks.whole
            or len(folded) == 1
            or not (folded[0].isalnum() or _WORD.search(folded))
            or marks.lines.match(folded)
            or (self.contained and any(mark in folded for mark in self.contained))
            or (("(" in folded or "/" in folded) and any(credit.search(folded) for credit in marks.credits))
        )


def _without_links(text: str, start: int, end: int, folded: str, inline: re.Pattern[str]) -> list[Block]:
    """Return a line of prose as blocks, with every link to another article that stands inside it cut out."""
    found = []
    begin = start
    for link in inline.finditer(folded):
        at = start + link.start()
        if at < begin:
            continue
        found.append(Block(begin, at, Kind.PROSE))
        stop = min(end, at + LONGEST_LINK)
        begin = next((at + m.end() for m in re.finditer(r"[.!?]\s", text[at:stop])), stop)
        found.append(Block(at, begin, Kind.BOILERPLATE))
    if begin < end:
        found.append(Block(begin, end, Kind.PROSE))
    return found


def prose(text: str) -> list[Span]:
    """Return the spans of `text` that belong to the article itself: prose and headings, first copies only."""
    return [(block.start, block.end) for block in blocks(text) if block.kind in (Kind.PROSE, Kind.HEADING)]


def clean(text: str) -> str:
    """Return the article's own lines, joined by line ends: for showing and indexing, not for offsets."""
    return "\n".join(text[start:end] for start, end in prose(text))
