"""Where a quotation stands in the text: verbatim, white space and the shape of quotation marks aside."""

import re
from collections.abc import Sequence

from claims.extraction.proposal import Span

PLACES = 40  # of one quotation, more are not looked at
_MARKS = "\"“”„«»'‘’"
_OUTER = " \t\r\n\u00a0.,;:!?…" + _MARKS


def places(text: str, quotation: str) -> list[Span]:
    """Return where whole words of `text` read as `quotation`, in text order; [] when they nowhere do.

    Punctuation at the outer ends does not count. A word or number is never cut: "12" is not in "12.000".
    """
    parts = quotation.strip(_OUTER).split()
    if not parts:
        return []
    pattern = r"\s+".join("".join(f"[{_MARKS}]" if char in _MARKS else re.escape(char) for char in p) for p in parts)
    found: list[Span] = []
    for match in re.compile(pattern).finditer(text):
        if _whole(text, *match.span()):
            found.append(match.span())
        if len(found) == PLACES:
            break
    return found


def nearest(found: Sequence[Span], to: Span) -> Span | None:
    """Return the place nearest to `to`, the earlier of two; one that lies within it is no place of its own."""
    apart = [span for span in found if span[1] <= to[0] or span[0] >= to[1]]
    return min(apart, key=lambda span: max(to[0] - span[1], span[0] - to[1]), default=None)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether neither end cuts a word, a number or a word with an apostrophe or hyphen."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    further_back, further_on = text[at - 2 : at - 1], text[at + 1 : at + 2]
    inner = "'’-.,"
    if after in inner and before.isalnum() and further_on.isalnum():
        return after in "'’-" or (before.isdigit() and further_on.isdigit())
    if before in inner and after.isalnum() and further_back.isalnum():
        return before in "'’-" or (after.isdigit() and further_back.isdigit())
    return False
