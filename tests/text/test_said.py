"""When words were said."""

from datetime import date

import pytest

from claims.text.said import UNKNOWN, SaidOn, counted_until, said_on
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


@pytest.mark.parametrize(
    ("language", "evidence", "number", "article_date", "day"),
    [
        ("en", "As of Thursday, 40 people had fled.", "40", FRIDAY, THURSDAY),
        ("en", "Officials counted 40 dead by 3 p.m. on Thursday.", "40", FRIDAY, None),
        ("en", "Officials counted 40 dead up to March 3, 2024.", "40", None, date(2024, 3, 3)),
        ("en", "On Thursday 40 people fled.", "40", FRIDAY, None),
        ("en", "Until Thursday nobody spoke. Then 40 people fled.", "40", FRIDAY, None),
        ("en", "The road is shut until Saturday for 40 families.", "40", FRIDAY, None),
        ("en", "40 people fled until Thursday.", "40", None, None),
        ("id", "Hingga Kamis pagi, 40 warga mengungsi.", "40", FRIDAY, THURSDAY),
        ("id", "Sebanyak 40 warga mengungsi per 14 Maret 2024.", "40", None, THURSDAY),
        ("id", "Hingga pukul 18.00 WIB, Kamis (14/3), 40 warga mengungsi.", "40", FRIDAY, THURSDAY),
        ("id", "Sampai Rabu 12 orang dan sampai Kamis 40 orang mengungsi.", "40", FRIDAY, THURSDAY),
        ("id", "Jalan ditutup hingga 20 Maret 2024 bagi 40 truk.", "40", FRIDAY, None),
        ("ms", "Setakat Khamis, 40 penduduk dipindahkan.", "40", FRIDAY, THURSDAY),
    ],
)
def test_a_number_counts_up_to_the_day_that_its_sentence_names(language, evidence, number, article_date, day):
    start = evidence.index(number)
    assert counted_until(evidence, (start, start + len(number)), article_date, language) == day
