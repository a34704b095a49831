"""Malay, where it differs from Indonesian, in sentences written for these tests."""

import pytest

from tests.extraction.reading import proposals, rows, said

FIRES = {
    "berkata with a comma": (
        "Ketua Polis Daerah Tanjung berkata, dua lelaki ditahan di jeti lama.",
        [("asserts", "Ketua Polis Daerah Tanjung", "dua lelaki ditahan di jeti lama")],
    ),
    "bahawa": (
        "Menteri Kerja Raya memaklumkan bahawa jambatan itu selamat digunakan.",
        [("asserts", "Menteri Kerja Raya", "jambatan itu selamat digunakan")],
    ),
    "denial": (
        "Syarikat itu menafikan bahawa paip bocor di laut.",
        [("denies", "Syarikat itu", "paip bocor di laut")],
    ),
    "allegation": (
        "Penduduk mendakwa air sungai tercemar sejak Mac.",
        [("asserts", "Penduduk", "air sungai tercemar sejak Mac")],
    ),
    "confirmation": (
        "Ketua Bomba mengesahkan bahawa tiga rumah musnah.",
        [("confirms", "Ketua Bomba", "tiga rumah musnah")],
    ),
    "quotation": (
        "“Kami tiba selepas subuh,” kata Azman di balai polis.",
        [("asserts", "Azman", "Kami tiba selepas subuh")],
    ),
    "demand": ("Beliau menggesa kerajaan membaiki jambatan itu.", []),
    "allow, not confirm": ("Pihak sekolah membenarkan murid pulang awal.", []),
}


@pytest.mark.parametrize(("text", "expected"), FIRES.values(), ids=FIRES.keys())
def test_malay_attribution(text, expected):
    assert rows(text, "ms") == expected


def test_malay_allegation_is_marked_as_a_claim():
    assert [found.hedged for found in proposals("Penduduk mendakwa air sungai tercemar sejak Mac.", "ms")] == [True]


def test_malay_clitic_resolves():
    text = "Menteri Kerja Raya memaklumkan bahawa jambatan itu selamat. Kerja baik pulih siap esok, katanya."
    assert said(text, proposals(text, "ms")[1].resolved_speaker) == "Menteri Kerja Raya"
