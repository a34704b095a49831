"""When words were said."""

from datetime import date

import pytest

from claims.text.said import UNKNOWN, SaidOn, said_on
from claims.vocabulary import Precision

FRIDAY = date(2024, 3, 15)
THURSDAY = date(2024, 3, 14)
EVIDENCE = "The ministry said on Thursday that the bridge was shelled on Tuesday."
CONTENT = [(EVIDENCE.index("the bridge"), len(EVIDENCE) - 1)]
UNDATED = "The ministry said that the bridge was shelled on Tuesday."


@pytest.mark.parametrize(
    ("evidence", "contents", "article_date", "said"),
    [
        (EVIDENCE, CONTENT, FRIDAY, SaidOn(THURSDAY, THURSDAY, Precision.DAY)),
        (EVIDENCE, CONTENT, None, UNKNOWN),
        (UNDATED, [(22, 56)], FRIDAY, SaidOn(FRIDAY, FRIDAY, Precision.DAY, inherited=True)),
        (UNDATED, [(22, 56)], None, UNKNOWN),
    ],
)
def test_said_on_takes_the_date_of_the_attribution_else_the_articles(evidence, contents, article_date, said):
    assert said_on(evidence, contents, article_date, "en") == said
