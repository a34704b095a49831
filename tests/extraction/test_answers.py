"""Denials and accusations that news nests, leaves without an object or words as untrue, in sentences of our own."""

import pytest

from claims.extraction.draft import neutral_proposition
from tests.extraction.reading import proposals, rows, said

INDONESIAN = {
    "a denial told by another": (
        "Polisi mengatakan tersangka membantah telah memukul tetangganya.",
        [
            ("asserts", "Polisi", "tersangka membantah telah memukul tetangganya"),
            ("denies", "tersangka", "telah memukul tetangganya"),
        ],
    ),
    "an accusation told by another": (
        "Timur menyebut Selatan menuduh Utara menyembunyikan rudal.",
        [
            ("asserts", "Timur", "Selatan menuduh Utara menyembunyikan rudal"),
            ("accuses", "Selatan", "Utara menyembunyikan rudal"),
        ],
    ),
    "one's own denial is not told by another": (
        "Menteri Selatan mengatakan pihaknya menolak tuduhan itu.",
        [("denies", "Menteri Selatan", "tuduhan itu")],
    ),
    "told denial of a told accusation": (
        "Jaksa mengatakan saksi menuding Sari menerima uang dan Sari membantahnya.",
        [
            ("asserts", "Jaksa", "saksi menuding Sari menerima uang dan Sari membantahnya"),
            ("accuses", "saksi", "Sari menerima uang"),
            ("denies", "Sari", "membantahnya"),
        ],
    ),
    "what a relative clause says": (
        "Sari, yang menyebut jalan itu rusak sejak lama, tinggal di Lembah.",
        [("asserts", "Sari", "jalan itu rusak sejak lama")],
    ),
    "what a relative clause says at the end": (
        "Gugatan ini diajukan oleh kelompok pembela yang menilai pemerintah melanggar konstitusi.",
        [("asserts", "kelompok pembela", "pemerintah melanggar konstitusi")],
    ),
    "a relative clause after who denies": (
        'Kabar itu dibantah oleh juru bicara pabrik, Tri Asih, yang menyebut laporan itu "omong kosong".',
        [
            ("denies", "juru bicara pabrik, Tri Asih", "Kabar itu"),
            ("denies", "juru bicara pabrik, Tri Asih", 'laporan itu "omong kosong"'),
        ],
    ),
    "denied by an office without a capital": (
        "Angka itu dibantah pemerintah daerah.",
        [("denies", "pemerintah daerah", "Angka itu")],
    ),
    "accused in a relative clause": (
        "Barat, yang dituduh Timur mempersenjatai milisi, menyangkal keterlibatannya.",
        [("accuses", "Timur", "Barat … mempersenjatai milisi"), ("denies", "Barat", "keterlibatannya")],
    ),
    "the accused goes on": (
        "Bupati itu dituduh Warga Maju mencuri beras dan membantah tuduhan itu.",
        [("accuses", "Warga Maju", "Bupati itu … mencuri beras"), ("denies", "Bupati itu", "tuduhan itu")],
    ),
    "a day between the accused and the act": (
        "Utara menuduh Selatan pada Kamis menembaki pasar.",
        [("accuses", "Utara", "Selatan … menembaki pasar")],
    ),
    "accused after a quotation": (
        '"Mereka menembak lebih dulu," tuding Kapten Sulaiman.',
        [("accuses", "Kapten Sulaiman", "Mereka menembak lebih dulu")],
    ),
    "condemned in strong terms": (
        "Uskup Lembah mengecam dengan keras penembakan di Bukit Batu, Selatan.",
        [("accuses", "Uskup Lembah", "penembakan di Bukit Batu, Selatan")],
    ),
    "two sides in lower case": (
        "Tentara Utara dan kelompok Garda saling menuding membakar gudang.",
        [
            ("accuses", "Tentara Utara", "membakar gudang"),
            ("accuses", "kelompok Garda", "membakar gudang"),
        ],
    ),
    "not true that": (
        "Andini mengatakan tidak benar bahwa Selatan membuang limbah.",
        [("denies", "Andini", "tidak benar bahwa Selatan membuang limbah")],
    ),
    "a lie that": (
        "Andini menegaskan bohong bahwa gudang itu terbakar.",
        [("denies", "Andini", "bohong bahwa gudang itu terbakar")],
    ),
    "not true, we": (
        '"Tidak benar kami membuang limbah ke laut," tegas Andini.',
        [("denies", "Andini", "Tidak benar kami membuang limbah ke laut")],
    ),
    "that is all slander": (
        '"Itu semua fitnah. Saya di rumah malam itu," kata Andini.',
        [("denies", "Andini", "Itu semua fitnah. Saya di rumah malam itu")],
    ),
    "whose claim it is": (
        "Direktur pabrik membantah tuduhan warga.",
        [("denies", "Direktur pabrik", "tuduhan warga")],
    ),
    "a number after the verb": (
        "Badan Bencana memperkirakan lebih dari 1,2 juta orang mengungsi.",
        [("asserts", "Badan Bencana", "lebih dari 1,2 juta orang mengungsi")],
    ),
    "a range after the verb": (
        "Dinas menyebut antara 10 dan 20 rumah rusak.",
        [("asserts", "Dinas", "antara 10 dan 20 rumah rusak")],
    ),
    "now is no adjunct": (
        "Dia menjelaskan saat ini jalan tersebut sedang diuji.",
        [("asserts", "Dia", "saat ini jalan tersebut sedang diuji")],
    ),
    "a sentence after a quoted word": (
        'Dewan kota menyebut ledakan itu "ulah milisi". Polisi masih bekerja.',
        [("asserts", "Dewan kota", 'ledakan itu "ulah milisi"')],
    ),
    "criticism is denied": (
        "Gubernur Pesisir menepis kritik oposisi bahwa evakuasi berjalan lambat.",
        [("denies", "Gubernur Pesisir", "evakuasi berjalan lambat")],
    ),
    "accused by an office without a capital": (
        'Andini dituding oposisi memperkeruh suasana. "Saya hanya membawa bukti," bantahnya.',
        [("accuses", "oposisi", "Andini … memperkeruh suasana"), ("denies", None, "Saya hanya membawa bukti")],
    ),
    "a ministry with a preposition in its name": (
        "Juru bicara kementerian dalam negeri Utara mengatakan dua orang ditahan.",
        [("asserts", "Juru bicara kementerian dalam negeri Utara", "dua orang ditahan")],
    ),
    "a headline with two halves": (
        "Timur Bantah Tembaki Kuil, Barat Minta Penyelidikan",
        [("denies", "Timur", "Tembaki Kuil")],
    ),
    "only those who": (
        "Sari menyatakan justru milisi yang menembaki kampung itu.",
        [("asserts", "Sari", "justru milisi yang menembaki kampung itu")],
    ),
}
SILENT = {
    "mutual without an act": "Kedua pihak saling menuduh di perbatasan",
    "mutual with a time": "Timur dan Barat saling menuduh di tengah gencatan senjata.",
    "neither confirms nor denies": "Utara tidak mengonfirmasi maupun membantah laporan itu.",
    "never admits nor denies": "Utara tidak pernah secara resmi mengakui ataupun menyangkal keterlibatannya.",
    "refuses to name": "Mesir menolak menyebut pihak yang bertanggung jawab.",
    "an appeal": "Uskup menyampaikan imbauan kepada umat untuk menjaga damai.",
    "a reaction to a place": "Dia menanggapi kericuhan di pasar lama, Cikar, yang dihadiri ribuan orang.",
}
ENGLISH = {
    "a day between the accused and the act": (
        "The opposition accused the ministry on Thursday of hiding the report.",
        [("accuses", "The opposition", "the ministry … of hiding the report")],
    ),
    "a day before what is denied": (
        "South denied on Friday that its troops had crossed the river.",
        [("denies", "South", "its troops had crossed the river")],
    ),
    "a passive is no act of its subject": (
        "The allegations were denied by the company.",
        [("denies", "the company", "The allegations")],
    ),
    "accused by": (
        "He was accused by prosecutors of taking bribes.",
        [("accuses", "prosecutors", "He … of taking bribes")],
    ),
    "another verb joined on": (
        "South denied shelling the port and recalled its envoy.",
        [("denies", "South", "shelling the port")],
    ),
    "a charge that is denied": (
        "Critics say the deal is bad, a charge the mayor denies.",
        [("asserts", "Critics", "the deal is bad"), ("denies", "the mayor", "the deal is bad")],
    ),
    "whose claim is denied": (
        "The president denies Smith's claim that the vault was empty.",
        [("asserts", "Smith's", "the vault was empty"), ("denies", "The president", "the vault was empty")],
    ),
    "denying after a quotation": (
        "“We did no such thing,” the general said, denying that his men fired.",
        [("asserts", "the general", "We did no such thing"), ("denies", "the general", "his men fired")],
    ),
    "while one says": (
        "While Lee condemned the plan, the council kept it.",
        [("accuses", "Lee", "the plan")],
    ),
    "not true that": (
        "Lee said it is not true that South fired.",
        [("denies", "Lee", "it is not true that South fired")],
    ),
    "a number after the verb": (
        "The ministry said about 200 people fled.",
        [("asserts", "The ministry", "about 200 people fled")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), INDONESIAN.values(), ids=INDONESIAN.keys())
def test_indonesian_answers(text, expected):
    assert rows(text, "id") == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_indonesian_answers_stay_silent(text):
    assert rows(text, "id") == []


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH.keys())
def test_english_answers(text, expected):
    assert rows(text, "en") == expected


def test_neither_confirming_nor_denying_says_nothing():
    assert rows("South neither confirmed nor denied the report.", "en") == []


def test_accused_is_who_answers_next():
    text = 'Andini dituding oposisi memperkeruh suasana. "Saya hanya membawa bukti," bantahnya.'
    assert said(text, proposals(text, "id")[-1].resolved_speaker) == "Andini"


def test_told_denial_says_who_told_it():
    text = "Polisi mengatakan tersangka membantah telah memukul tetangganya."
    told = proposals(text, "id")[1]
    assert [said(text, hop) for hop in told.relay] == ["Polisi"]
    assert "nested" in told.why


POINTERS = [
    "Selatan membantah tuduhan itu.",
    "Selatan membantah semua tuduhan.",
    "Selatan menyangkalnya.",
    "Pernyataan itu dibantah oleh juru bicara pabrik.",
    "Juru bicara Selatan mengatakan tuduhan itu tidak berdasar.",
    "Direktur pabrik membantah tuduhan warga.",
    "Hal ini dibenarkan Kepala Rumah Sakit Daerah.",
]


@pytest.mark.parametrize("text", POINTERS)
def test_answer_to_what_is_not_said_drafts_nothing(text):
    (found,) = proposals(text, "id")
    assert neutral_proposition(text, found, "id") == ""
    assert "antecedent-unknown" in found.why


ANTECEDENTS = [
    ("the accusation, not the detail after it", ("Utara menuduh Selatan menembak. Utara menyebut dua pos rusak. "
     "Timur membantah tuduhan itu."), 0),
    ("what was denied just before", ("Utara menuduh Selatan menembak. Selatan membantah tuduhan itu. "
     "Timur juga membantahnya."), 0),
    ("nothing, after a denial of something else", ("Mesir mengatakan jalan dibuka. Selatan membantah memasok senjata. "
     "“Klaim itu tidak berdasar,” kata Menteri Timur."), None),
    ("never what tells of it", "Budi mengatakan tersangka membantah tuduhan itu.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), [row[1:] for row in ANTECEDENTS], ids=[row[0] for row in ANTECEDENTS])
def test_that_claim_means(text, meant):
    assert proposals(text, "id")[-1].antecedent == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Kolonel Wibowo mengatakan kota aman. Mereka menuduh milisi menanam ranjau.", None),
        (("Para pengungsi mengatakan desa itu terbakar. Kolonel Wibowo menyebut kota aman. Mereka menuduh milisi "
         "menanam ranjau."), "Para pengungsi"),
        ("Kementerian Utara mengatakan pasar dibuka. Mereka menuduh milisi menanam ranjau.", "Kementerian Utara"),
        (("Menteri Utara menyebut pasar dibuka. Para pengungsi mengatakan desa itu terbakar. Ia menuduh milisi "
         "menanam ranjau."), "Menteri Utara"),
        ("Budi dan Sari mengatakan desa itu terbakar. Ia menuduh milisi menanam ranjau.", None),
    ],
)  # fmt: skip
def test_they_is_never_one_person_and_he_never_several(text, meant):
    last = proposals(text, "id")[-1]
    assert said(text, last.resolved_speaker) == meant
    assert ("speaker-unresolved" in last.why) == (meant is None)


DRAFTS = [
    ("en", "North accused South of shelling the market.", "South was shelling the market"),
    ("en", "North accused South of treason.", "South is responsible for treason"),
    ("en", "Officials blamed the fire on the militia.", "The militia is responsible for the fire"),
    ("en", "He was accused by prosecutors of taking bribes.", "He was taking bribes"),
    ("en", "Lee said it is not true that South fired.", "South fired"),
    ("id", "Andini mengatakan tidak benar bahwa Selatan membuang limbah.", "Selatan membuang limbah"),
]


@pytest.mark.parametrize(("language", "text", "expected"), DRAFTS)
def test_what_is_alleged_or_denied_is_a_sentence(language, text, expected):
    (found,) = proposals(text, language)
    assert neutral_proposition(text, found, language) == expected
