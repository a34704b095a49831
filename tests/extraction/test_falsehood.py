"""What is denied by what is said alone: a word of falsehood, or a negation of what was alleged, in own sentences."""

import pytest

from claims.extraction.confidence import confidence
from claims.extraction.rebuttals import in_dispute
from tests.extraction.reading import proposals, rows

ACCUSED = "Utara menuduh kapal Selatan menabrak perahu itu."
UNTRUE = {
    "a report with its clause": "Kabar bahwa waduk di hulu sudah retak sejak bulan puasa tidak benar",
    "a rumour with its relative clause": "Isu yang menyebut gaji guru di kota kami dipotong tidak benar",
    "what somebody tells": "Yang warga dengar adalah kabar bohong",
    "in a later sentence, what somebody tells": "Kami kecewa. Yang warga dengar adalah kebohongan",
    "in a later sentence, a number": "Kami sudah memeriksa. Angka itu karangan",
    "wrong": "Siapa yang bilang begitu? Itu salah",
    "misleading": "Laporan itu menyesatkan",
}
NOT_UNTRUE = {
    "one of several": "Laporan salah satu bank belum masuk",
    "a report about lies": "Laporan tentang anak yang berbohong kepada gurunya akan segera terbit",
    "false reports": "Warga menyebarkan kabar bohong",
}


@pytest.mark.parametrize("said", UNTRUE.values(), ids=UNTRUE.keys())
def test_what_is_called_untrue_is_denied(said):
    assert rows(f'"{said}," kata Budi.', "id") == [("denies", "Budi", said)]


@pytest.mark.parametrize("said", NOT_UNTRUE.values(), ids=NOT_UNTRUE.keys())
def test_a_word_of_falsehood_about_something_else_denies_nothing(said):
    assert rows(f'"{said}," kata Budi.', "id") == [("asserts", "Budi", said)]


@pytest.mark.parametrize(
    ("language", "alleged", "said"),
    [
        ("id", ACCUSED, '"Tidak ada tabrakan," kata Darsa.'),
        ("id", "Warga menuduh tentara Selatan menembaki pasar.", "Darsa mengatakan tidak ada tembakan dari posnya."),
        ("ms", "Utara menuduh syarikat mencemari sungai.", '"Tiada pencemaran di situ," kata Rosli.'),
        ("en", "North accused South of shelling the market.", '"There was no shelling," Darsa said.'),
    ],
)
def test_saying_that_there_was_none_of_what_was_alleged_denies_it(language, alleged, said):
    accusation, answer = proposals(f"{alleged}\n\n{said}", language)
    assert (str(accusation.stance), str(answer.stance), answer.antecedent) == ("accuses", "denies", 0)


@pytest.mark.parametrize("said", ["Tidak ada hujan", "Warga tidak marah", "Kami tidak tahu jadwalnya"])
def test_another_negation_after_something_alleged_asserts_and_is_less_sure(said):
    answer = proposals(f'{ACCUSED}\n\n"{said}," kata Darsa.', "id")[1]
    assert (str(answer.stance), answer.why) == ("asserts", ("may-deny",))
    assert answer.confidence < 0.9 < confidence(answer.rule, ())


DISPUTE = f"{ACCUSED}\n\nSelatan membantah tuduhan itu.\n\nUtara juga menuduh Selatan memotong jaring nelayan."
LATE = "pada malam itu seluruh awak kapal patroli berada di pelabuhan dan tidak melaut"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (f"Kolonel Barda mengatakan {LATE}.", "may-deny"),
        (f'"Pada {LATE.removeprefix("pada ")}," kata Kolonel Barda.', "may-well-deny"),
        ("Kolonel Barda mengatakan hujan turun sepanjang malam di pelabuhan.", None),
    ],
)
def test_a_negation_anywhere_in_an_article_in_dispute_is_less_sure(said, note):
    alone, answer = proposals(said, "id")[0], proposals(f"{DISPUTE}\n\n{said}", "id")[-1]
    assert (str(answer.stance), note in (*answer.why, None)) == ("asserts", True)
    assert answer.confidence == confidence(alone.rule, [*alone.why, note] if note else alone.why)
    assert (answer.confidence < alone.confidence) == bool(note)


@pytest.mark.parametrize(("alleged", "proposed", "found"), [(2, 2, False), (3, 20, True), (3, 21, False)])
def test_a_dispute_is_three_allegations_and_one_statement_in_seven(alleged, proposed, found):
    assert in_dispute(alleged, proposed) == found


@pytest.mark.parametrize(
    ("language", "text", "speaker", "denied"),
    [
        ("id", "Tuduhan itu disebut pemerintah daerah tidak berdasar.", "pemerintah daerah", "Tuduhan itu"),
        ("id", "Laporan tersebut dinilai Menteri Rudi sebagai propaganda.", "Menteri Rudi", "Laporan tersebut"),
        ("id", "Kabar penculikan itu disebut hoaks oleh Kapolres Budi.", "Kapolres Budi", "Kabar penculikan itu"),
        ("id", "Tuduhan bahwa Selatan mencuri ikan disebut Menteri Joko sebagai fitnah.", "Menteri Joko",
         "Selatan mencuri ikan"),
        ("id", "Menteri Rina menggambarkan komentar Osman sebagai “propaganda usang”.", "Menteri Rina",
         "komentar Osman"),
        ("ms", "Laporan itu disifatkan Menteri Zaki, sebagai fitnah.", "Menteri Zaki", "Laporan itu"),
    ],
)  # fmt: skip
def test_claim_that_somebody_calls_untrue_is_denied(language, text, speaker, denied):
    assert rows(text, language) == [("denies", speaker, denied)]


def test_accusation_that_somebody_calls_untrue_in_a_relative_clause_is_denied():
    text = "Utara menuduh Selatan mencuri ikan, tuduhan yang oleh Kementerian Kelautan disebut mengada-ada."
    assert rows(text, "id") == [
        ("accuses", "Utara", "Selatan mencuri ikan"),
        ("denies", "Kementerian Kelautan", "Selatan mencuri ikan"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tuduhan itu dinilai tidak berdasar.",
        "Laporan itu disebut Budi lengkap, tetapi kabar lain bohong.",
    ],
)
def test_claim_that_nobody_calls_untrue_is_not_denied(text):
    assert rows(text, "id") == []


def test_a_malay_allegation_accuses_beside_its_denial():
    text = "Menteri Zaki menafikan dakwaan pembangkang bahawa kos jambatan meningkat."
    assert rows(text, "ms") == [
        ("accuses", "pembangkang", "kos jambatan meningkat"),
        ("denies", "Menteri Zaki", "kos jambatan meningkat"),
    ]
