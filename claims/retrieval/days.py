"""The days that a passage and the date of its article give: when it was said, and up to when its figures count."""

from collections.abc import Iterable, Sequence
from datetime import date

from claims.models import ArticleVersion, Candidate, Figure, Passage
from claims.models.choices import Precision
from claims.retrieval.prepared import Keyed
from claims.text.said import SaidOn, counted_until, said_on

_BESIDE = Keyed(lambda passage: Candidate.objects.filter(passage=passage).values_list("content_start", "content_end"))


def resolve_said(passage: Passage, version: ArticleVersion, contents: Iterable[Sequence[int]]) -> SaidOn:
    """Return when the words of `passage` were said, as far as its article's date allows.

    `contents` are the spans, in the text of `version`, which is the passage's, of what was said. Days inside what else
    the passage has somebody say are not of this attribution, either.
    """
    inside = [(start - passage.start, end - passage.start) for start, end in (*contents, *_BESIDE(passage.pk))]
    return said_on(passage.exact, inside, _article_day(version), version.language)


def resolve_as_of(passage: Passage, version: ArticleVersion, figure: Figure) -> date | None:
    """Return the day up to which a figure counts by its passage ("as of 3 May"), None where that does not say."""
    if figure.start is None or figure.end is None:
        return None
    number = figure.start - passage.start, figure.end - passage.start
    return counted_until(passage.exact, number, _article_day(version), version.language)


def _article_day(version: ArticleVersion) -> date | None:
    article = version.article
    return article.published_on if article.published_precision == Precision.DAY else None
