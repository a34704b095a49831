"""Marked stretches of articles."""

from hypothesis import given
from hypothesis import strategies as st

from claims.templatetags.passages import Piece, around, pieces

TEXT = "One came. Two said 🕊 three went. Four denied it. Five left."

marks = st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from(["content", "cue"])), max_size=6)


@given(marks, st.integers(0, 30), st.integers(30, 59))
def test_pieces_put_the_text_together_again(found, start, end):
    proper = [(a, b, name) for a, b, name in found if a < b]

    assert "".join(piece.text for piece in pieces(TEXT, proper, start, end)) == TEXT[start:end]


def test_pieces_of_overlapping_marks_carry_both_names():
    assert pieces("abcdef", [(1, 4, "content"), (2, 3, "cue")]) == [
        Piece("a", (), ()),
        Piece("b", ("content",), ("content",)),
        Piece("c", ("content", "cue"), ("cue",)),
        Piece("d", ("content",), ()),
        Piece("ef", (), ()),
    ]


def test_pieces_count_code_points_not_utf16_units():
    start = TEXT.index("three")

    assert [p.text for p in pieces(TEXT, [(start, start + 5, "content")]) if p.marks] == ["three"]


def test_around_shows_the_neighbouring_sentences_alone():
    start = TEXT.index("Four")
    end = TEXT.index(" Five")

    stretch = around(TEXT, start, end, [], neighbours=1)

    assert "".join(piece.text for piece in stretch.pieces) == "Two said 🕊 three went. Four denied it. Five left."
    assert (stretch.more_before, stretch.more_after) == (True, False)


def test_around_stays_short_in_a_text_without_sentence_ends():
    text = "word " * 200_000

    stretch = around(text, 500_000, 500_004, [])

    assert sum(len(piece.text) for piece in stretch.pieces) < 2000
