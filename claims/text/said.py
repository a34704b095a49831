"""When words were said: the date that stands in the attribution, not one inside what was said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.text import dates
from claims.text.languages import fold, load
from claims.vocabulary import Precision

Span = tuple[int, int]
BEFORE = 60  # characters before a day in which "as of" and an hour may stand
LONGEST_AGO = 4  # days back that a bare weekday may mean
SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\da-z])")


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


def counted_until(evidence: str, number: Span, article_date: date | None, language: str) -> date | None:
    """Return up to which day a number of `evidence` counts: "until Friday", "as of 3 May"; None where it does not say.

    `number` is where the number stands in `evidence`. Of several such days in its sentence the nearest holds; one after
    the article's date holds for no count.
    """
    found = [
        (min(abs(mention.span[0] - number[1]), abs(number[0] - mention.span[1])), mention.start)
        for mention in dates.find(evidence, language, article_date)
        if mention.start is not None
        and mention.precision is Precision.DAY
        and _one_sentence(evidence, mention.span, number)
        and _until(language).search(fold(evidence[max(0, mention.span[0] - BEFORE) : mention.span[0]]))
        and _already(evidence[slice(*mention.span)], mention.start, article_date)
    ]
    return min(found, default=(0, None), key=lambda pair: pair[0])[1]


def _already(printed: str, day: date, article_date: date | None) -> bool:
    """Return whether a day was over when the article was printed; on Friday "until Saturday" is no Saturday past."""
    if article_date is None:
        return True
    dated = any(letter.isdigit() for letter in printed)
    return day <= article_date and (dated or (article_date - day).days <= LONGEST_AGO)


def _one_sentence(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return SENTENCE_END.search(text, first[1], max(first[1], second[0])) is None


@lru_cache
def _until(language: str) -> re.Pattern[str]:
    """Return the expression for "as of" and an hour at the end of what stands before a day."""
    data = load(language).dates
    words, hours = (
        "|".join(re.escape(word) for word in sorted(data[name], key=len, reverse=True))
        for name in ("until", "time_words")
    )
    return re.compile(rf"\b(?:{words})(?:[\s,]+(?:{hours}|\d{{1,2}}(?:[.:]\d{{2}})?))*[\s,]*$")
