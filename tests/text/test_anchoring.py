"""Where passages stand in a later text. No place is given across a changed number or negation."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.anchoring import Texts
from claims.vocabulary import PassageOutcome
from tests.factories import ENGLISH, INDONESIAN

FIGURE = "sedikitnya 12 prajuritnya terluka oleh tembakan mortir di lereng Karvin"
DENIAL = "Kementerian Pertahanan Armenia membantah tuduhan tersebut."
QUOTE = "Pasukan kami tidak melepaskan satu tembakan pun"
VERBATIM, MOVED, EDITED, GONE = PassageOutcome


def found(old: str, new: str, words: str, language: str = "id") -> tuple[str, str, str | None]:
    """Return the outcome, what differs and the words at the new place."""
    start = old.index(words)
    anchored = Texts(old, new, language).anchor(start, start + len(words))
    return anchored.outcome, anchored.differs, new[slice(*anchored.span)] if anchored.span else None


@pytest.mark.parametrize(
    ("was", "now", "words", "expected"),
    [
        ("", "", FIGURE, (VERBATIM, "", FIGURE)),
        ("Dua versi", "Tiga versi", FIGURE, (MOVED, "", FIGURE)),
        ("terluka oleh", "terluka\nakibat", FIGURE, (EDITED, "", FIGURE.replace("terluka oleh", "terluka\nakibat"))),
        ("12 prajuritnya", "12  prajuritnya", FIGURE, (MOVED, "", FIGURE.replace("12 ", "12  "))),
        ("12 prajuritnya", "21 prajuritnya", FIGURE, (EDITED, "number", None)),
        ("sedikitnya 12", "sekitar 12", FIGURE, (EDITED, "number", None)),
        ("12 prajuritnya", "dua belas prajuritnya", FIGURE, (EDITED, "number", None)),
        ("sedikitnya 12", "hampir 12", FIGURE.removeprefix("sedikitnya "), (EDITED, "number", None)),
        ("sedikitnya 12", "12", FIGURE.removeprefix("sedikitnya "), (EDITED, "number", None)),
        ("terluka oleh", "tidak terluka oleh", FIGURE, (EDITED, "negation", None)),
        ("tidak melepaskan", "melepaskan", QUOTE, (EDITED, "negation", None)),
        ("membantah", "membenarkan", DENIAL, (EDITED, "negation", None)),
        (DENIAL, "", DENIAL, (GONE, "", None)),
    ],
)
def test_passage_is_found_moved_edited_or_gone(was: str, now: str, words: str, expected: tuple[object, ...]) -> None:
    assert found(INDONESIAN, INDONESIAN.replace(was, now, 1) if was else INDONESIAN, words) == expected


@pytest.mark.parametrize(
    ("now", "words"),
    [("120", "sedikitnya 12"), ("12.500", "sedikitnya 12"), ("12 ribu", "sedikitnya 12"), ("112", "12 prajuritnya")],
)
def test_part_of_another_number_is_not_the_same_number(now: str, words: str) -> None:
    assert found(INDONESIAN, INDONESIAN.replace("12", now), words) == (EDITED, "number", None)


def test_denial_around_the_same_words_turns_them() -> None:
    new = ENGLISH.replace('"Our units', '"It is false that our units')

    assert found(ENGLISH, new, "units did not fire a single round", "en") == (EDITED, "negation", None)


def test_curled_apostrophe_is_no_changed_negation() -> None:
    old = "The ministry said its units didn't cross the line at night."

    assert found(old, old.replace("'", "’"), old, "en")[:2] == (EDITED, "")


def test_neighbours_tell_equal_words_apart() -> None:
    old = "Di utara: situasi tenang. Di selatan: situasi tenang. Selesai."
    start = old.rindex("situasi tenang")
    new = "Kabar. " + old

    assert Texts(old, new).anchor(start, start + 14).span == (start + 7, start + 21)


def test_what_no_other_text_says_is_gone() -> None:
    assert found(INDONESIAN, ENGLISH, FIGURE)[0] == GONE


def test_long_passage_is_found_in_its_very_words_or_not_at_all() -> None:
    long = " ".join(f"kata{n}" for n in range(400))

    assert found(long, "Awal. " + long, long)[0] == MOVED
    assert found(long, long.replace("kata7 ", "kota "), long)[0] == GONE


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, 10_000)])
def test_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Texts(INDONESIAN, INDONESIAN).anchor(*span)


WORDS = [word.span() for word in re.finditer(r"\S+", INDONESIAN)]
PUT = ["", "tidak ", "7", " 30 ", "kabar ", "\n"]


@settings(max_examples=50, deadline=None)
@given(st.integers(0, len(WORDS) - 1), st.integers(1, 20), st.integers(0, len(INDONESIAN)), st.sampled_from(PUT))
def test_place_never_holds_another_number_or_negation(first: int, length: int, at: int, put: str) -> None:
    start, end = WORDS[first][0], WORDS[min(first + length, len(WORDS)) - 1][1]
    new = INDONESIAN[:at] + put + INDONESIAN[at:]

    anchored = Texts(INDONESIAN, new, "id").anchor(start, end)

    if not put:
        assert (anchored.outcome, anchored.span) == (VERBATIM, (start, end))
    if anchored.span is not None:
        was, kept = INDONESIAN[start:end], new[slice(*anchored.span)]
        assert re.findall(r"\d", kept) == re.findall(r"\d", was)
        assert len(re.findall(r"\btidak\b", kept)) == len(re.findall(r"\btidak\b", was))
