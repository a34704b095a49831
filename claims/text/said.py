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
    inherited: bool = False  # no date in the attribution: the day is the article's


UNKNOWN = SaidOn(None, None, Precision.UNKNOWN)


def said_on(evidence: str, contents: Sequence[Span], article_date: date | None, language: str) -> SaidOn:
    """Return when the words of `evidence` were said.

    `contents` are the spans of `evidence` that hold what was said. An attribution without a date inherits the article's
    day, and says so; without either nobody knows.
    """
    for mention in dates.find(evidence, language, article_date):
        begin, end = mention.span
        inside = any(start < end and begin < stop for start, stop in contents)
        if not inside and mention.start is not None:
            return SaidOn(mention.start, mention.end, mention.precision)
    return UNKNOWN if article_date is None else SaidOn(article_date, article_date, Precision.DAY, inherited=True)
