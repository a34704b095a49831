"""Sentences of a text, with offsets. One pass, linear."""

import re
from collections.abc import Container

Span = tuple[int, int]

STOPS = ".!?…。؟\r\n"
_MARKS = "[.!?…。؟]"
# A row of stops is read once, from its first: from each of them it would take time by the square of their number.
# The class of stops goes first: the search for it is many times as fast as one that begins with a look behind.
_STOP = re.compile(
    rf"[{STOPS}](?:(?<=[\r\n])[\r\n]*|(?<={_MARKS})(?<!{_MARKS}{_MARKS}){_MARKS}*+(?:"
    r"(?:[\"'”’»)\]]|[ \u00a0][”»])*[ \t\u00a0\u2009]+"  # a space follows, perhaps after closing marks
    r"|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{2})"  # the space was lost
    r"|[”»](?=[^\W\d_])))"
)
_WORD_BEFORE = re.compile(r"[^\s(\"“'‘]+$")
LONGEST_WORD = 24


def split(text: str, start: int, end: int, abbreviations: Container[str] = ()) -> list[Span]:
    """Return the sentences of text[start:end] as (start, end), white space trimmed, in text order.

    A stop counts when what follows does not begin in lower case and what precedes is neither one of `abbreviations`
    (lower case, without the final dot) nor an initial. A line end always counts.
    """
    spans = []
    begin = start
    before_last = text[start : end - 1]
    if any(map(before_last.__contains__, STOPS)):  # a stop at the very end parts nothing
        for stop in _STOP.finditer(text, start, end):
            if _splits(text, begin, stop, end, abbreviations):
                spans.append((begin, stop.end()))
                begin = stop.end()
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := trim(text, *span))[0] < trimmed[1]]


def _splits(text: str, begin: int, stop: re.Match[str], end: int, abbreviations: Container[str]) -> bool:
    if stop.group()[0] in "\r\n":
        return True
    following = text[stop.end() : stop.end() + 1]
    if stop.end() >= end or following.islower() or following in ",;:)":
        return False
    if stop.group()[0] != "." or stop.group().rstrip() != ".":
        return True
    word = _WORD_BEFORE.search(text, max(begin, stop.start() - LONGEST_WORD), stop.start())
    if word is None:  # after a closing mark: 'he called it "a lie". She left'
        return stop.start() > begin and text[stop.start() - 1] in '"”’»)'
    bare = word.group()
    initial = bare.rpartition(".")[2]
    return not ((len(initial) == 1 and initial.isupper()) or bare.lower() in abbreviations)


def trim(text: str, start: int, end: int) -> Span:
    """Return (start, end) without the white space at either side."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
