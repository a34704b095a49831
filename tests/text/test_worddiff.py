"""Differences of texts: both can be put together again from them, and they stay small and quick."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.worddiff import GONE, NEW, SAME, Piece, Stretch, texts, words

TEXT = st.text(alphabet="ab .\n", max_size=40)


def test_words_are_kept_whole() -> None:
    assert words("Sedikitnya 12 orang tewas.", "Sedikitnya 21 orang luka.") == [
        Piece(SAME, "Sedikitnya "),
        Piece(GONE, "12"),
        Piece(NEW, "21"),
        Piece(SAME, " orang "),
        Piece(GONE, "tewas"),
        Piece(NEW, "luka"),
        Piece(SAME, "."),
    ]


def test_unchanged_paragraphs_are_one_stretch() -> None:
    assert texts("satu\ndua\ntiga\n", "satu\ndua\nempat\n") == [
        Stretch(False, [Piece(SAME, "satu\ndua\n")]),
        Stretch(True, [Piece(GONE, "tiga"), Piece(NEW, "empat"), Piece(SAME, "\n")]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"), [("", "", []), ("", "a", [NEW]), ("a", "", [GONE]), ("a", "a", [SAME])]
)
def test_empty_texts_differ_by_all_there_is(old: str, new: str, found: list[str]) -> None:
    assert [piece.kind for stretch in texts(old, new) for piece in stretch.pieces] == found


@settings(max_examples=50)
@given(TEXT, TEXT)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    pieces = [piece for stretch in texts(old, new) for piece in stretch.pieces]

    assert "".join(piece.text for piece in pieces if piece.kind != NEW) == old
    assert "".join(piece.text for piece in pieces if piece.kind != GONE) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [("a b " * 500_000, "b c " * 500_000), ("a\n" * 100_000, "b\na\n" * 100_000)],
    ids=["one long line", "many short lines"],
)
def test_huge_texts_take_little_time(old: str, new: str) -> None:
    started = time.process_time()
    texts(old, new)
    assert time.process_time() - started < 3
