"""Where sentences end."""

import time

import pytest

from claims.text.languages import load
from claims.text.sentences import split

CASES = {
    "two": ("Hujan turun. Air naik.", ["Hujan turun.", "Air naik."]),
    "abbreviation": ("Dr. Sari datang. Ia pulang.", ["Dr. Sari datang.", "Ia pulang."]),
    "initial": ("Budi S. Hartono datang.", ["Budi S. Hartono datang."]),
    "two initials": ("B.S. Hartono datang.", ["B.S. Hartono datang."]),
    "closing quotation mark": ("“Hujan turun.” Air naik.", ["“Hujan turun.”", "Air naik."]),
    "space before the mark": ("“ Hujan turun. ” Air naik.", ["“ Hujan turun. ”", "Air naik."]),
    "lower case goes on": ("“Benar?” tanya Budi.", ["“Benar?” tanya Budi."]),
    "no space": ("Hujan turun.Air naik.", ["Hujan turun.", "Air naik."]),
    "number": ("Ada 2.000 orang. Semua pulang.", ["Ada 2.000 orang.", "Semua pulang."]),
    "line end": ("Hujan turun\nAir naik", ["Hujan turun", "Air naik"]),
    "nothing": ("  ", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_split_finds_sentences(text, expected):
    spans = split(text, 0, len(text), load("id").abbreviations)
    assert [text[start:end] for start, end in spans] == expected


def test_split_reads_a_row_of_stops_once():
    begun = time.process_time()
    text = f"Daftar isi {'.' * 100_000}9 ada di sini."
    assert split(text, 0, len(text)) == [(0, len(text))]
    assert time.process_time() - begun < 1
