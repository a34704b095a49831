"""Dates resolved against an article's date: Friday 9 October 2020."""

from datetime import date

import pytest

from claims.text.dates import find

FRIDAY = date(2020, 10, 9)
CASES = [
    ("id", "Jumat", (2020, 10, 9), (2020, 10, 9), "day"),
    ("id", "Minggu lalu", (2020, 10, 4), (2020, 10, 4), "day"),
    ("id", "minggu lalu", (2020, 9, 28), (2020, 10, 4), "day"),
    ("id", "beberapa hari lalu", None, None, "unknown"),
    ("id", "sebulan lalu", (2020, 9, 1), (2020, 9, 30), "month"),
    ("id", "15 Oktober tahun lalu", (2019, 10, 15), (2019, 10, 15), "day"),
    ("id", "27-28 September", (2020, 9, 27), (2020, 9, 28), "day"),
    ("id", "pada Maret lalu", (2020, 3, 1), (2020, 3, 31), "month"),
    ("id", "sejak November", (2019, 11, 1), (2019, 11, 30), "month"),
    ("id", "tahun 2018", (2018, 1, 1), (2018, 12, 31), "year"),
    ("id", "2020-10-06", (2020, 10, 6), (2020, 10, 6), "day"),
    ("id", "Jumat lalu", (2020, 10, 2), (2020, 10, 2), "day"),
    ("id", "Senin depan", (2020, 10, 12), (2020, 10, 12), "day"),
    ("id", "Senin pekan lalu", (2020, 9, 28), (2020, 9, 28), "day"),
    ("id", "kemarin", (2020, 10, 8), (2020, 10, 8), "day"),
    ("id", "pekan lalu", (2020, 9, 28), (2020, 10, 4), "day"),
    ("id", "dua hari lalu", (2020, 10, 7), (2020, 10, 7), "day"),
    ("id", "Selasa (6/10/2020)", (2020, 10, 6), (2020, 10, 6), "day"),
    ("id", "Kamis (8/10)", (2020, 10, 8), (2020, 10, 8), "day"),
    ("id", "27 September", (2020, 9, 27), (2020, 9, 27), "day"),
    ("id", "31 Desember", (2019, 12, 31), (2019, 12, 31), "day"),
    ("id", "Oktober 2020", (2020, 10, 1), (2020, 10, 31), "month"),
    ("id", "tahun lalu", (2019, 1, 1), (2019, 12, 31), "year"),
    ("id", "31/2/2020", None, None, "unknown"),
    ("ms", "semalam", (2020, 10, 8), (2020, 10, 8), "day"),
    ("ms", "Khamis", (2020, 10, 8), (2020, 10, 8), "day"),
    ("ms", "minggu lalu", (2020, 9, 28), (2020, 10, 4), "day"),
    ("en", "yesterday", (2020, 10, 8), (2020, 10, 8), "day"),
    ("en", "last Friday", (2020, 10, 2), (2020, 10, 2), "day"),
    ("en", "Oct. 6, 2020", (2020, 10, 6), (2020, 10, 6), "day"),
    ("en", "last March", (2020, 3, 1), (2020, 3, 31), "month"),
    ("en", "two weeks ago", (2020, 9, 21), (2020, 9, 27), "day"),
]


@pytest.mark.parametrize(("code", "text", "start", "end", "precision"), CASES)
def test_find_resolves_against_the_article_date(code, text, start, end, precision):
    (found,) = find(text, code, FRIDAY)
    assert found.start == (date(*start) if start else None)
    assert found.end == (date(*end) if end else None)
    assert found.precision == precision


@pytest.mark.parametrize("text", ["Jumat", "kemarin", "pekan lalu", "27 September", "dua hari lalu"])
def test_relative_day_stays_unresolved_without_an_article_date(text):
    (found,) = find(text, "id", None)
    assert (found.start, found.end, found.precision) == (None, None, "unknown")


def test_full_date_needs_no_article_date():
    (found,) = find("Selasa (6/10/2020)", "id", None)
    assert (found.start, found.precision) == (date(2020, 10, 6), "day")


def test_spans_are_offsets_into_the_whole_text():
    text = "Hujan turun Jumat malam, kata warga kemarin."
    found = find(text, "id", FRIDAY, 12)
    assert [text[slice(*one.span)] for one in found] == ["Jumat", "kemarin"]
