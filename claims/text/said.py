"""When words were said: the date that stands in the attribution, not one inside what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.text import dates
from claims.vocabulary import Precision

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SaidOn:
    """Inclusive days, both None while nobody knows; then the precision is unknown."""

    start: date | None
    end: date | None
    precision: Precision


UNKNOWN = SaidOn(None, None, Precision.UNKNOWN)


def said_on(evidence: str, contents: Sequence[Span], article_date: date | None, language: str) -> SaidOn:
    """Return when the words of `evidence` were said.

    `contents` are the spans of `evidence` that hold what was said. An attribution without a date stays unknown: the
    article's date says when it was printed, which is another matter.
    """
    for mention in dates.find(evidence, language, article_date):
        begin, end = mention.span
        inside = any(start < end and begin < stop for start, stop in contents)
        if not inside and mention.start is not None:
            return SaidOn(mention.start, mention.end, mention.precision)
    return UNKNOWN
