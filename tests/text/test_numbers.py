"""Numbers as the languages write them, and what is no figure."""

import pytest

from claims.text.numbers import find

CASES = [
    ("id", "lebih dari 2.000 orang", [(2000, None, "more than", "")]),
    ("id", "dua ribu tentara", [(2000, 2000, "exactly", "")]),
    ("id", "1,2 juta warga", [(1_200_000, 1_200_000, "exactly", "")]),
    ("id", "belasan rumah", [(10, None, "tens", "")]),
    ("id", "ratusan ribu warga", [(100_000, None, "hundreds", "")]),
    ("id", "sedikitnya seratus dua belas orang", [(112, None, "at least", "")]),
    ("id", "hampir 50 kapal", [(50, 50, "nearly", "")]),
    ("id", "sekitar 2 persen", [(2, 2, "about", "%")]),
    ("id", "Rp 931,6 juta", [(931_600_000, 931_600_000, "exactly", "IDR")]),
    ("id", "10-20 kapal", [(10, 20, "exactly", "")]),
    ("id", "antara 10 dan 20 kapal", [(10, 20, "exactly", "")]),
    ("id", "hingga 40 korban", [(None, 40, "up to", "")]),
    ("id", "400 orang lebih", [(400, None, "more than", "")]),
    ("id", "tak kurang dari 70 orang", [(70, None, "at least", "")]),
    ("id", "tidak lebih dari 12 tentara", [(None, 12, "up to", "")]),
    ("id", "Rp 4,1 triliun", [(4_100_000_000_000, 4_100_000_000_000, "exactly", "IDR")]),
    ("id", "450 kilometer persegi", [(450, 450, "exactly", "kilometer persegi")]),
    ("id", "tiga lusin tentara", [(36, 36, "exactly", "")]),
    ("ms", "beratus-ratus penduduk", [(100, None, "hundreds", "")]),
    ("id", "satu warga", [(1, 1, "exactly", "")]),
    ("ms", "lebih daripada 2,000 orang", [(2000, None, "more than", "")]),
    ("ms", "1.2 juta penduduk", [(1_200_000, 1_200_000, "exactly", "")]),
    ("ms", "lapan mangsa", [(8, 8, "exactly", "")]),
    ("en", "at least 2,000 people", [(2000, None, "at least", "")]),
    ("en", "1.2 million people", [(1_200_000, 1_200_000, "exactly", "")]),
    ("en", "two hundred and five ships", [(205, 205, "exactly", "")]),
    ("en", "twenty-five soldiers", [(25, 25, "exactly", "")]),
    ("en", "tens of thousands fled", [(10_000, None, "tens", "")]),
    ("en", "dozens of houses", [(12, None, "tens", "")]),
    ("en", "between 10 and 20 ships", [(10, 20, "exactly", "")]),
    ("en", "fewer than 30 ships", [(None, 30, "less than", "")]),
    ("en", "$2.5bn", [(2_500_000_000, 2_500_000_000, "exactly", "USD")]),
]
NOTHING = [
    ("id", "pada 3 Mei 2024"),
    ("id", "Selasa (6/10/2020)"),
    ("id", "pukul 10.30 WIB"),
    ("id", "tank T-72 dan pesawat Su-25"),
    ("id", "juara ke-3"),
    ("id", "Budi (35), warga"),
    ("id", "selama 11 jam"),
    ("id", "hampir empat minggu"),
    ("id", "Pasal 310 dan 311"),
    ("id", "kerusuhan 13-14 Mei 1998"),
    ("id", "jam 05.00 sampai 08.00"),
    ("id", "peristiwa Mei '98"),
    ("id", "Resolusi 1701"),
    ("id", "satu sama lain"),
    ("id", "kedua belah pihak"),
    ("id", "sejak 1994"),
    ("id", "hotel di Nusa Dua"),
    ("id", "skor 1-1"),
    ("en", "on May 3, 2024"),
    ("en", "aged 35"),
    ("en", "the 35-year-old driver"),
    ("en", "at 10:30 p.m."),
    ("en", "the 3rd time"),
    ("en", "one another"),
    ("en", "in 1994"),
    ("id", ""),
]


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_find_reads_numbers(code, text, expected):
    found = find(text, 0, len(text), code)
    assert [(one.low, one.high, str(one.modifier), one.unit) for one in found] == expected


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_find_leaves_out_what_counts_nothing(code, text):
    assert find(text, 0, len(text), code) == []


def test_span_holds_the_modifier_and_offsets_are_into_the_text():
    text = "Katanya lebih dari 30 warga sipil."
    (found,) = find(text, 8, len(text), "id")
    assert (text[slice(*found.span)], text[found.after :]) == ("lebih dari 30", " warga sipil.")


@pytest.mark.parametrize("code", ["id", "en", "ms"])
@pytest.mark.parametrize("word", ["juta", "ratus", "million", "hundred"])
def test_no_number_is_larger_than_any_sum_in_the_news(code, word):
    many = f"{word} " * 200
    text = f"menewaskan 5 {many}orang dan lima {many}orang, antara 2 dan 3 {many}orang"

    assert max((number.high or 0 for number in find(text, 0, len(text), code)), default=0) <= 1e18
