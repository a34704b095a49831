"""Figures inside what is said."""

import pytest

from tests.extraction.reading import proposals

CASES = {
    "more than": ("lebih dari 2.000 orang mengungsi", [(2000, None, "more than", "orang mengungsi")]),
    "killing before the number": ("serangan itu menewaskan 2 warga sipil", [(2, 2, "exactly", "warga sipil tewas")]),
    "number words": ("dua puluh lima tentara terluka", [(25, 25, "exactly", "tentara luka-luka")]),
    "tens": ("puluhan rumah rusak", [(10, None, "tens", "rumah rusak")]),
    "nearly": ("korban tewas mendekati 5.000", [(5000, 5000, "nearly", "tewas")]),
    "range": ("antara 10 dan 20 kapal karam", [(10, 20, "exactly", "kapal karam")]),
    "whose": ("927 prajurit mereka tewas", [(927, 927, "exactly", "prajurit tewas")]),
    "no date, age, clock, ordinal, model or duration": (
        "Pada 3 Mei 2024 pukul 10.30 Budi (35) naik tank T-72 ke-3 selama 5 jam",
        [],
    ),
    "no year": ("perang itu berakhir pada 1994", []),
}


@pytest.mark.parametrize(("content", "expected"), CASES.values(), ids=CASES.keys())
def test_figures_of_a_statement(content, expected):
    (found,) = proposals(f"Jenderal Bakri mengatakan bahwa {content}.", "id")
    assert [(one.low, one.high, str(one.modifier), one.of) for one in found.figures] == expected


def test_figure_keeps_whose_it_is():
    (found,) = proposals("Jenderal Bakri mengatakan bahwa 927 prajurit mereka tewas.", "id")
    assert [one.whose for one in found.figures] == ["mereka"]


def test_english_separators_differ():
    (found,) = proposals("General Bakri said that 2,000 people had fled.", "en")
    assert [one.low for one in found.figures] == [2000]
