"""Small words of the interface."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from claims.models import Passage
from claims.templatetags import ui


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("gencatan senjata", "#:~:text=gencatan%20senjata"),
        ("anti-teroris, & kata", "#:~:text=anti%2Dteroris%2C%20%26%20kata"),
        ("satu dua tiga\nempat", "#:~:text=satu%20dua%20tiga%20empat"),
        (" ".join("abcdefghijklmn"), "#:~:text=a%20b%20c%20d%20e,j%20k%20l%20m%20n"),
    ],
)
def test_text_fragment_names_the_words(words: str, fragment: str) -> None:
    assert ui.text_fragment(words) == fragment


@pytest.mark.parametrize(
    ("prefix", "before"),
    [
        ("Kata ia, ", "Kata ia, "),
        ("enterian Pertahanan menuduh dua ", "Pertahanan menuduh dua "),
        ("Paragraf lain.\n\nIa berkata: ", "Ia berkata: "),
        ("", ""),
    ],
)
def test_words_before_a_passage_are_whole_and_of_its_paragraph(prefix: str, before: str) -> None:
    assert ui.words_before(Passage(prefix=prefix)) == before


@pytest.mark.parametrize(
    ("suffix", "after"),
    [
        (" di Yerevan.", " di Yerevan."),
        (" kata juru bicara Anna Sargsyan di", " kata juru bicara Anna Sargsyan"),
        (".\n\nLalu", "."),
    ],
)
def test_words_after_a_passage_are_whole_and_of_its_paragraph(suffix: str, after: str) -> None:
    assert ui.words_after(Passage(suffix=suffix[:32])) == after


def test_moment_is_of_the_newsrooms_zone_with_utc_as_its_title() -> None:
    with timezone.override(ZoneInfo("Asia/Jakarta")), translation.override("en"):
        shown = ui.moment(datetime(2024, 5, 4, 20, 30, tzinfo=UTC))

    assert (
        shown == '<time datetime="2024-05-04T20:30:00+00:00" title="2024-05-04 20:30 UTC">5 May 2024, 03:30 WIB</time>'
    )


@pytest.mark.parametrize(
    ("precision", "words"),
    [("day", "4 May 2024"), ("month", "May 2024"), ("year", "2024"), ("unknown", "date unknown")],
)
def test_date_is_shown_as_exactly_as_it_is_known(precision: str, words: str) -> None:
    assert words in ui.day(date(2024, 5, 4), precision)


def test_text_keeps_its_code_points_and_is_escaped() -> None:
    assert ui.verbatim("a\r\n<b>") == "a&#13;\n&lt;b&gt;"


@pytest.mark.parametrize(("code", "name"), [("id", "Indonesian"), ("ms", "Malay"), ("xx", ""), ("", "")])
def test_language_is_named_where_it_is_known(code: str, name: str) -> None:
    with translation.override("en"):
        assert ui.language_name(code) == name
