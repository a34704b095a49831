"""The first wording of a claim."""

import pytest

from claims.extraction.draft import neutral_proposition
from tests.extraction.reading import proposals

CASES = {
    "capital, no quotation marks": (
        "id",
        "“Jembatan ‘lama’ itu aman sekali,” kata Budi.",
        "Jembatan ‘lama’ itu aman sekali",
    ),
    "speaker for a missing subject": (
        "id",
        "Selatan membantah mengirim tentara ke perbatasan.",
        "Selatan mengirim tentara ke perbatasan",
    ),
    "speaker for its pronoun": (
        "id",
        "Palang Biru mengatakan pihaknya siap membantu warga.",
        "Palang Biru siap membantu warga",
    ),
    "existential does not begin": (
        "id",
        "Kapten Sulaiman mengatakan bahwa tidak ada korban di pasar itu.",
        "Korban di pasar itu tidak ada",
    ),
    "event named by a noun": (
        "id",
        "Kementerian Pertahanan Utara menolak laporan dimulainya kembali pertempuran di lembah Orun.",
        "Pertempuran dimulai kembali di lembah Orun",
    ),
    "deaths named by a noun": (
        "id",
        "Utara membantah tewasnya dua belas warga sipil dalam serangan itu.",
        "Dua belas warga sipil tewas dalam serangan itu",
    ),
    "event named by a noun with a relative clause": (
        "id",
        "Utara membantah tewasnya warga yang mengungsi di sekolah.",
        "Tewasnya warga yang mengungsi di sekolah",
    ),
    "blame is worded as responsibility": (
        "id",
        "Utara menyalahkan Selatan atas padamnya listrik.",
        "Selatan bertanggung jawab atas padamnya listrik",
    ),
    "what is the speaker's own": (
        "id",
        "Azerbaijan membantah pasukannya menembaki desa Orun.",
        "Pasukan Azerbaijan menembaki desa Orun",
    ),
    "what is of whom a spokesman speaks for": (
        "id",
        "Juru bicara militer membantah pasukannya menembaki desa Orun.",
        "Pasukan militer menembaki desa Orun",
    ),
    "what is of whom an unknown spokesman speaks for": (
        "id",
        "Juru bicara itu membantah pasukannya menembaki desa Orun.",
        "Pasukannya menembaki desa Orun",
    ),
    "existence denied": (
        "id",
        "Polisi membantah adanya korban jiwa di pelabuhan Sura.",
        "Ada korban jiwa di pelabuhan Sura",
    ),
    "involvement denied": (
        "en",
        "The minister denied any involvement in the leak.",
        "The minister was involved in the leak",
    ),
    "english possessive": (
        "en",
        "Kelay Coal denied that its trucks had blocked the road.",
        "Kelay Coal's trucks had blocked the road",
    ),
    "english existential": ("en", "The captain said no civilian was hurt.", "Zero civilian was hurt"),
}


@pytest.mark.parametrize(("language", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_proposition_states_the_assertion(language, text, expected):
    (found,) = proposals(text, language)
    assert neutral_proposition(text, found, language) == expected


DENIED = {
    "en": {
        "Kelay Coal denied dumping waste in the river.": "Kelay Coal dumped waste in the river",
        "Kelay Coal denied any wrongdoing.": "Kelay Coal did wrong",
        "The ministry denied paying bribes and hiding records.": "The ministry paid bribes and hid records",
        "The rebels denied burning the mill.": "The rebels burned the mill",
        "The rebels denied being behind the fire.": "The rebels were behind the fire",
        "The rebels denied any involvement in the fire.": "The rebels were involved in the fire",
        "The rebels denied they burned the mill.": "The rebels burned the mill",
        "The ministry denied plans to raise fees.": "The ministry planned to raise fees",
        "The police denied allegations of torture.": "There was torture",
        "A spokesman for Kelay Coal denied dumping waste.": "Kelay Coal dumped waste",
        "Kelay Coal spokesman Adam Reed denied spying on farmers.": "Kelay Coal spied on farmers",
        "An army spokeswoman denied that its troops fired first.": "Army's troops fired first",
    },
    "id": {
        "PT Kelay membantah terlibat.": "PT Kelay terlibat",
        "PT Kelay membantah berada di balik kebakaran itu.": "PT Kelay berada di balik kebakaran itu",
        "PT Kelay membantah sengaja membakar lahan.": "PT Kelay sengaja membakar lahan",
        "Polisi membantah kalau mereka menyiksa tahanan.": "Polisi menyiksa tahanan",
        "Juru bicara PT Kelay, Adi Nugraha, membantah membuang limbah.": "PT Kelay membuang limbah",
        "Juru bicara PT Kelay membantah perusahaannya membuang limbah.": "PT Kelay membuang limbah",
    },
    "ms": {
        "Syarikat Kelay menafikan membuang sisa ke sungai.": "Syarikat Kelay membuang sisa ke sungai",
        "Syarikat Kelay menafikan berada di sebalik kebakaran itu.": "Syarikat Kelay berada di sebalik kebakaran itu",
        "Syarikat Kelay menafikan sebarang penglibatan dalam rasuah.": "Syarikat Kelay terlibat dalam rasuah",
        "Jurucakap Syarikat Kelay menafikan syarikatnya membuang sisa.": "Syarikat Kelay membuang sisa",
    },
}


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(code, *row) for code, rows in DENIED.items() for row in rows.items()]
)
def test_what_is_denied_was_done_by_who_denies_it(language, text, expected):
    (found,) = proposals(text, language)
    assert neutral_proposition(text, found, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The villagers accused the soldiers of looting their homes.", "The soldiers were looting their homes"),
        ("The union accused the managers of Kelay Coal of lying.", "The managers of Kelay Coal were lying"),
        ("The union accused Kelay Coal of fraud.", "Kelay Coal is responsible for fraud"),
        ("The mayor blamed the rebels for the fire.", "The rebels are responsible for the fire"),
    ],
)
def test_the_accused_takes_its_own_number(text, expected):
    (found,) = proposals(text, "en")
    assert neutral_proposition(text, found, "en") == expected


@pytest.mark.parametrize(
    ("language", "said", "denied", "expected"),
    [
        ("id", "Utara mengatakan desa Sumber diserang.", "Selatan membantah klaim tersebut.", "Desa Sumber diserang"),
        (
            "id",
            "Pemberontak mengatakan desa itu diserang.",
            "Tentara membantah klaim pemberontak.",
            "Desa itu diserang",
        ),
        ("en", "Rebels said the town was shelled.", "The army denied the rebels' claim.", "The town was shelled"),
    ],
)
def test_denied_claim_is_worded_as_what_it_points_at(language, said, denied, expected):
    text = f"{said} {denied}"
    found = proposals(text, language)
    assert neutral_proposition(text, found[1], language, found[found[1].antecedent]) == expected


def test_a_claim_that_nobody_stated_is_not_drafted():
    for language, text in (
        ("en", "The army denied the rebels' claim."),
        ("id", "Tentara membantah klaim pemberontak."),
    ):
        (found,) = proposals(text, language)
        assert neutral_proposition(text, found, language) == ""
