"""The days that a passage and the date of its article give: when it was said, and up to when its figures count."""

from collections.abc import Iterable, Sequence
from datetime import date

from claims.models import Figure, Passage, Statement
from claims.models.choices import Precision
from claims.text.said import SaidOn, counted_until, said_on


def resolve_said(passage: Passage, contents: Iterable[Sequence[int]]) -> SaidOn:
    """Return when the words of `passage` were said, as far as its article's date allows.

    `contents` are the spans, in the version's text, of what was said.
    """
    inside = [(start - passage.start, end - passage.start) for start, end in contents]
    return said_on(passage.exact, inside, _article_day(passage), passage.version.language)


def resolve_as_of(passage: Passage, figure: Figure) -> date | None:
    """Return the day up to which a figure counts by its passage ("as of 3 May"), None where that does not say."""
    if figure.start is None or figure.end is None:
        return None
    number = figure.start - passage.start, figure.end - passage.start
    return counted_until(passage.exact, number, _article_day(passage), passage.version.language)


def date_figures(statement: Statement) -> bool:
    """Give the figures of a statement the day up to which they count anew; return whether one of them changed."""
    changed = []
    for figure in statement.figures.all():
        day = resolve_as_of(statement.passage, figure)
        if day != figure.as_of:
            figure.as_of = day
            changed.append(figure)
    Figure.objects.bulk_update(changed, ["as_of"])
    return bool(changed)


def _article_day(passage: Passage) -> date | None:
    article = passage.version.article
    return article.published_on if article.published_precision == Precision.DAY else None
