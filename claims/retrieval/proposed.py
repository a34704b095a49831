"""The days that the passage of a candidate and the date of its article give; nothing is read for them."""

from datetime import date

from claims.models import Candidate, Figure
from claims.models.choices import Precision
from claims.text.said import SaidOn, counted_until, said_on


def said(candidate: Candidate) -> SaidOn:
    """Return when the words of a candidate were said, as far as its article's date allows."""
    begin = candidate.passage.start
    spans = [(candidate.content_start, candidate.content_end), *candidate.content_more]
    inside = [(start - begin, end - begin) for start, end in spans]
    return said_on(candidate.passage.exact, inside, _article_day(candidate), candidate.version.language)


def figures(candidate: Candidate) -> list[Figure]:
    """Return the figures of a candidate, unsaved, each with the day up to which its passage counts it, if any."""
    rows = [Figure(**figure) for figure in candidate.figures]
    for row in rows:
        if row.start is not None and row.end is not None:
            number = row.start - candidate.passage.start, row.end - candidate.passage.start
            day, language = _article_day(candidate), candidate.version.language
            row.as_of = counted_until(candidate.passage.exact, number, day, language)
    return rows


def _article_day(candidate: Candidate) -> date | None:
    article = candidate.version.article
    return article.published_on if article.published_precision == Precision.DAY else None
