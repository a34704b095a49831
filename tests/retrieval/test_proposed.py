"""The days that a candidate's passage gives."""

from datetime import date

import pytest

from claims.forms.review import CandidateForm
from claims.models import Candidate
from claims.retrieval import proposed
from claims.templatetags.explained import candidate_figures
from tests.factories import ArticleFactory, ArticleVersionFactory, CandidateFactory, PassageFactory

WORDS = "As of 3 May, 12 houses were lost, the mayor said on Sunday."


def candidate(published_on: date | None) -> Candidate:
    article = ArticleFactory(published_on=published_on, published_precision="day" if published_on else "unknown")
    version = ArticleVersionFactory(article=article, language="en", text=f"Floods. {WORDS}")
    at = version.text.index("12")
    figure = {"low": 12, "high": 12, "modifier": "exactly", "counted": "houses", "start": at, "end": at + 2}
    return CandidateFactory(
        version=version,
        passage=PassageFactory(version=version, exact=WORDS),
        content=WORDS.partition(", the")[0],
        figures=[figure, figure | {"start": None, "end": None}],
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("published_on", "said", "counted"),
    [
        (date(2024, 5, 6), date(2024, 5, 5), ["12 houses, as of 3 May 2024", "12 houses"]),
        (None, None, ["12 houses"] * 2),
    ],
)
def test_a_candidates_figures_count_up_to_the_day_that_its_passage_names(published_on, said, counted) -> None:
    row = candidate(published_on)

    assert (proposed.said(row).start, candidate_figures(row)) == (said, counted)
    named = date(2024, 5, 3) if published_on else None
    assert [figure.until for figure in CandidateForm(candidate=row).figures] == [named, None, None]
