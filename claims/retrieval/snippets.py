"""The stretch of a text that shows why a search found it, with the matching words marked."""

import re
from functools import lru_cache
from typing import NamedTuple

from claims.matching.stems import english, malayic, without_clitics

BEFORE, LENGTH = 60, 240  # characters
LONGEST_TEXT = 200_000  # characters searched for a match; beyond, the beginning is shown

_WORD = re.compile(r"\w+")


class Part(NamedTuple):
    """A stretch of plain text; `marked` where it matches."""

    text: str
    marked: bool


def parts(text: str, wanted: str) -> list[Part]:
    """Return some 240 characters of `text` around the first word that `wanted` asks for, split into parts."""
    asked, beginning = _asked(wanted)
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, 0, LONGEST_TEXT):
        if spans and match.start() > spans[0][0] + LENGTH:
            break
        if _matches(match.group().lower(), asked, beginning):
            spans.append(match.span())
    start = max(0, spans[0][0] - BEFORE) if spans else 0
    end = min(len(text), start + LENGTH)
    start, end = _whole_words(text, start, end)
    found: list[Part] = []
    at = start
    for low, high in spans:
        if low >= at and high <= end:
            found += [Part(text[at:low], False), Part(text[low:high], True)]
            at = high
    found.append(Part(text[at:end], False))
    edges = [Part("… ", False)] * (start > 0), [Part(" …", False)] * (end < len(text))
    return [part for part in (*edges[0], *found, *edges[1]) if part.text]


@lru_cache(maxsize=1_000)
def _asked(wanted: str) -> tuple[frozenset[str], str]:
    """Return all forms of the words that are looked for, and the last word, which may be a beginning."""
    words = _WORD.findall(wanted.lower())
    return frozenset().union(*map(forms, words)), words[-1] if words else ""


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """Return the forms under which a lower-case word is the same word as another."""
    return frozenset({word, malayic(without_clitics(word)), english(word)})


def _matches(word: str, asked: frozenset[str], beginning: str) -> bool:
    return (bool(beginning) and word.startswith(beginning)) or not asked.isdisjoint(forms(word))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the halves of words at its edges, where there is white space to cut at."""
    if start > 0 and (space := text.find(" ", start, start + BEFORE // 2)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - BEFORE // 2, end)) > start:
        end = space
    return start, end
