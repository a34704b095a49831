"""Ways of denying, taking back and answering besides "X denies P", in sentences written for these tests."""

import pytest

from claims.extraction.draft import neutral_proposition
from tests.extraction.reading import proposals, rows

INDONESIAN = {
    "a passive without its speaker": (
        "Tuduhan bahwa polisi menembak warga sudah dibantah.",
        [("denies", None, "polisi menembak warga")],
    ),
    "a passive with its clitic": (
        "Isu perselingkuhan itu langsung dia bantah.",
        [("denies", None, "Isu perselingkuhan itu")],
    ),
    "words before the agent": (
        "Dakwaan tersebut dibantah seluruhnya oleh tim penasihat hukum.",
        [("denies", "tim penasihat hukum", "Dakwaan tersebut")],
    ),
    "both deny": (
        "Laporan bahwa jembatan runtuh dibantah baik oleh pemerintah maupun milisi.",
        [("denies", "pemerintah maupun milisi", "jembatan runtuh")],
    ),
    "a rumour already denied that comes back": ("Kabar yang sudah dibantah itu kembali muncul.", []),
    "untrue in a later sentence": (
        '"Saya kaget. Kabar itu bohong," kata Sarki.',
        [("denies", "Sarki", "Saya kaget. Kabar itu bohong")],
    ),
    "a later sentence about something else": (
        '"Saya kaget. Jadi ini bukan hoaks," kata Sarki.',
        [("asserts", "Sarki", "Saya kaget. Jadi ini bukan hoaks")],
    ),
    "a question whether it is untrue": (
        '"Apakah situs itu hoaks?" kata Sarki.',
        [("asserts", "Sarki", "Apakah situs itu hoaks?")],
    ),
    "in one's own words": (
        'Warga menuduh pabrik membuang limbah. "Kami tidak pernah membuang limbah," kata Sarki.',
        [("accuses", "Warga", "pabrik membuang limbah"), ("denies", "Sarki", "Kami tidak pernah membuang limbah")],
    ),
    "not done, but never alleged": (
        'Warga menuduh pabrik membuang limbah. "Kami tidak menaikkan upah," kata Sarki.',
        [("accuses", "Warga", "pabrik membuang limbah"), ("asserts", "Sarki", "Kami tidak menaikkan upah")],
    ),
    "pleads not guilty": ("Sarki mengaku tidak bersalah.", [("denies", "Sarki", "mengaku tidak bersalah")]),
    "an exaggerated number": (
        '"Jumlah korban itu dibesar-besarkan," kata Sarki.',
        [("denies", "Sarki", "Jumlah korban itu dibesar-besarkan")],
    ),
    "manner before the object": (
        "Utara menolak dikaitkan dengan serangan tersebut.",
        [("denies", "Utara", "dengan serangan tersebut")],
    ),
    "a number set right": (
        "Dinas merevisi jumlah korban dari 23 menjadi 19 orang.",
        [("revises", "Dinas", "jumlah korban dari 23 menjadi 19 orang")],
    ),
    "a law revised": ("Parlemen merevisi undang-undang itu.", []),
    "a statement taken back": (
        "Bupati Sarman mencabut pernyataannya.",
        [("retracts", "Bupati Sarman", "mencabut pernyataannya")],
    ),
    "an accusation voiced": (
        "Tudingan serupa dilontarkan lembaga Suara Warga.",
        [("accuses", "lembaga Suara Warga", "Tudingan serupa")],
    ),
    "whose clause a source opens": (
        "Menurut Galih, Yulia baru tiba ketika operasi selesai.",
        [("asserts", "Galih", "Yulia baru tiba ketika operasi selesai")],
    ),
    "a source with its office and place": (
        "Menurut Madok, pemilik bengkel di Lembah Selatan, ban itu harus diganti.",
        [("asserts", "Madok, pemilik bengkel di Lembah Selatan", "ban itu harus diganti")],
    ),
    "who quotes data": (
        "Kantor berita Bahari, mengutip data pelacak kapal, menulis dua kapal berada di sana.",
        [("asserts", "Kantor berita Bahari", "dua kapal berada di sana")],
    ),
}
HEADLINES = {
    "the denial first": ("Bantah Terima Suap, Bupati Sarman Minta Maaf", [("denies", "Bupati Sarman", "Terima Suap")]),
    "the denial first, then a colon": (
        "Tepis Isu Tanggul Jebol, Wali Kota: Air Sudah Surut",
        [("denies", "Wali Kota", "Isu Tanggul Jebol"), ("asserts", "Wali Kota", "Air Sudah Surut")],
    ),
    "accused, then denying": ("Dituduh Tabrak Warga, Polisi Membantah", [("denies", "Polisi", "Tabrak Warga")]),
    "a topic first": ("Soal Isu Cerai, Alina Bantah", [("denies", "Alina", "Isu Cerai")]),
}
ENGLISH = {
    "nobody says who": ("Reports that the base had fallen were denied.", [("denies", None, "the base had fallen")]),
    "visas are denied, too": ("Visas were denied.", []),
    "a bill is rejected": ("The bill was rejected by the Senate.", []),
    "we deny": ('"We deny these allegations," North said.', [("denies", "North", "We deny these allegations")]),
    "in one's own words": (
        'South accused North of shelling the village. "We never shelled it," North said.',
        [("accuses", "South", "North of shelling the village"), ("denies", "North", "We never shelled it")],
    ),
    "what it is called comes first": (
        "North dismissed as nonsense reports that its troops had fled.",
        [("denies", "North", "its troops had fled")],
    ),
    "no that": ("North dismissed reports its troops had fled.", [("denies", "North", "its troops had fled")]),
    "a number in dispute": ("North disputed the death toll.", [("denies", "North", "the death toll")]),
    "no truth": ('"There is no truth to this," North said.', [("denies", "North", "There is no truth to this")]),
    "a number set right": (
        "The ministry revised the death toll from 23 to 19.",
        [("revises", "The ministry", "the death toll from 23 to 19")],
    ),
}
MALAY = {
    "before this": (
        "Sarman sebelum ini menuduh syarikat menyembunyikan laporan.",
        [("accuses", "Sarman", "syarikat menyembunyikan laporan")],
    ),
    "in one's own words": (
        'Sarman menuduh syarikat menyembunyikan laporan. "Kami tidak menyembunyikan laporan," kata Rosli.',
        [("accuses", "Sarman", "syarikat menyembunyikan laporan"),
         ("denies", "Rosli", "Kami tidak menyembunyikan laporan")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INDONESIAN.values(), ids=INDONESIAN.keys())
def test_indonesian_ways(text, expected):
    assert rows(text, "id") == expected


@pytest.mark.parametrize(("title", "expected"), HEADLINES.values(), ids=HEADLINES.keys())
def test_headlines_that_answer_first(title, expected):
    assert rows(f"{title}\n\nRapat itu berlangsung dua jam.", "id") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH.keys())
def test_english_ways(text, expected):
    assert rows(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), MALAY.values(), ids=MALAY.keys())
def test_malay_ways(text, expected):
    assert rows(text, "ms") == expected


def test_own_words_point_at_what_was_alleged():
    found = proposals('Warga menuduh pabrik membuang limbah. "Bukan kami yang membuang limbah," kata Sarki.', "id")
    assert [(str(one.stance), one.antecedent) for one in found] == [("accuses", None), ("denies", 0)]


def test_what_is_taken_back_was_said_by_the_same_speaker():
    found = proposals("Sarman menyebut dua orang tewas. Yosef menyebut tiga. Sarman mencabut pernyataannya.", "id")
    assert (str(found[-1].stance), found[-1].antecedent) == ("retracts", 0)


@pytest.mark.parametrize(
    "text",
    [
        '"Saya kaget. Kabar itu bohong," kata Sarki.',
        "Dinas merevisi jumlah korban dari 23 menjadi 19 orang.",
        "Tudingan serupa dilontarkan lembaga Suara Warga.",
    ],
)
def test_what_states_no_sentence_of_its_own_drafts_nothing(text):
    assert [neutral_proposition(text, one, "id") for one in proposals(text, "id")] == [""]
