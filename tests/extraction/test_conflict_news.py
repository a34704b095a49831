"""Denials, accusations, headlines and offices as conflict news prints them, in sentences written for these tests."""

import pytest

from tests.extraction.reading import proposals, rows, said

INDONESIAN = {
    "an accusation in a relative clause": (
        "Selatan, yang menuduh Utara menggunakan bom curah, meminta sidang darurat.",
        [("accuses", "Selatan", "Utara menggunakan bom curah")],
    ),
    "only stays with what it limits": (
        "Presiden Selatan mengatakan hanya dua tentara yang tewas.",
        [("asserts", "Presiden Selatan", "hanya dua tentara yang tewas")],
    ),
    "an answer to a claim": (
        "Menanggapi tuduhan Timur bahwa pasukannya menanam ranjau, Barat menyebut ranjau itu sisa perang lama.",
        [("accuses", "Timur", "pasukannya menanam ranjau"), ("asserts", "Barat", "ranjau itu sisa perang lama")],
    ),
    "a denial before its subject": (
        "Membantah tudingan itu, Direktur Yosef Tanu menyebut upah dibayar penuh.",
        [("denies", "Direktur Yosef Tanu", "tudingan itu"), ("asserts", "Direktur Yosef Tanu", "upah dibayar penuh")],
    ),
    "a denial that comes from somebody": (
        "Bantahan atas pembantaian itu disampaikan oleh Menteri Utara.",
        [("denies", "Menteri Utara", "pembantaian itu")],
    ),
    "a denial in a relative clause": (
        "Barat, yang berkali-kali membantah mendukung milisi itu, belum menanggapi.",
        [("denies", "Barat", "mendukung milisi itu")],
    ),
    "a denial without an object": (
        "Pihak Barat menyangkal.",
        [("denies", "Pihak Barat", "menyangkal")],
    ),
    "untrue after a topic": (
        '"Bagi kami, tidak benar ada penolakan di rumah sakit itu," kata Sari.',
        [("denies", "Sari", "Bagi kami, tidak benar ada penolakan di rumah sakit itu")],
    ),
    "adjuncts between speaker and verb": (
        "Presiden Utara Aram Sarki, dalam pidato di Lembah, Kamis (8/5/2025), mengatakan dua jembatan runtuh.",
        [("asserts", "Presiden Utara Aram Sarki", "dua jembatan runtuh")],
    ),
    "who is quoted last": (
        "Empat puluh drone jatuh, lapor kantor berita Bahari mengutip Kementerian Pertahanan Utara.",
        [("asserts", "Kementerian Pertahanan Utara", "Empat puluh drone jatuh")],
    ),
    "an aside between dashes": (
        "Presiden Utara Aram Sarki - dalam pidato di televisi - mengatakan pasukan Selatan mundur.",
        [("asserts", "Presiden Utara Aram Sarki", "pasukan Selatan mundur")],
    ),
    "a side remark joined on": (
        "Selatan mengumumkan dukungannya kepada Timur dengan menyebut Utara memulai perang.",
        [("asserts", "Selatan", "Utara memulai perang")],
    ),
    "a rough number of speakers": (
        "Sekitar 20 pengungsi mengatakan bahwa desa mereka terbakar.",
        [("asserts", "Sekitar 20 pengungsi", "desa mereka terbakar")],
    ),
    "said by somebody of something": (
        "Pembangunan jembatan itu disebut Bupati Marto berjalan lancar.",
        [("asserts", "Bupati Marto", "Pembangunan jembatan itu … berjalan lancar")],
    ),
    "a name like a month": (
        "Jan mengatakan, saat ini korban sudah dirawat.",
        [("asserts", "Jan", "saat ini korban sudah dirawat")],
    ),
    "an office with a pointing word after its verb": (
        "Setelah ledakan, kata perwira polisi ini, pihaknya langsung memasang garis polisi.",
        [("asserts", "perwira polisi ini", "Setelah ledakan … pihaknya langsung memasang garis polisi")],
    ),
    "what is there": (
        "Badan pengungsi melaporkan adanya penjarahan di kota Lembah.",
        [("asserts", "Badan pengungsi", "adanya penjarahan di kota Lembah")],
    ),
    "a relative clause after the speaker is not said": (
        '"Kami menyesal," kata Rudi, yang juga ketua rukun tetangga.',
        [("asserts", "Rudi", "Kami menyesal")],
    ),
    "a long claim called untrue": (
        "Gubernur Sari menegaskan, isu pencemaran akibat tambang di pulau kecil utara itu merupakan berita bohong.",
        [
            (
                "denies",
                "Gubernur Sari",
                "isu pencemaran akibat tambang di pulau kecil utara itu merupakan berita bohong",
            )
        ],
    ),
    "reported by an agency": (
        "Dilaporkan Kantor Berita Timur, dua jembatan di Lembah runtuh.",
        [("asserts", "Kantor Berita Timur", "dua jembatan di Lembah runtuh")],
    ),
    "a false thing is no denial": (
        "Polisi mengatakan pelat nomor mobil itu palsu.",
        [("asserts", "Polisi", "pelat nomor mobil itu palsu")],
    ),
    "a slander talked about is no denial": (
        "Sari mengatakan bahwa fitnah terhadap ayahnya menyakiti keluarga.",
        [("asserts", "Sari", "fitnah terhadap ayahnya menyakiti keluarga")],
    ),
    "the whole report is denied": (
        "Kampus menepis kabar yang beredar di media sosial soal kematian itu.",
        [("denies", "Kampus", "kabar yang beredar di media sosial soal kematian itu")],
    ),
}
SILENT = {
    "the public is asked": "Kapolsek mengingatkan warga agar tidak menyebarkan kabar itu.",
    "a state is warned off": "Timur memperingatkan Barat dan sekutunya supaya tidak ikut campur.",
    "a quoted topic": "Presiden bercerita kepada tamunya soal “musim kemesraan” kedua negara.",
    "an object with its own clause": "Saksi melaporkan kejadian kepada ketua desa, yang kemudian diteruskan ke polisi.",
    "reported before": "Diberitakan sebelumnya, pasar Lembah tutup sejak pagi.",
    "a parried shot": "Rian menembak bola yang ditepis kiper Anto.",
    "what somebody is asked or bound to explain": "Pemerintah harus menjelaskan dana itu dipakai untuk apa.",
    "neither denied nor confirmed": "Barat tidak membantah maupun membenarkan laporan itu.",
    "an apology": "Gubernur menyampaikan permintaan maaf kepada warga yang menilai dirinya sombong.",
    "a broken promise": "Tim tamu mementahkan serangan Selatan FC.",
}


@pytest.mark.parametrize(("text", "expected"), INDONESIAN.values(), ids=INDONESIAN.keys())
def test_indonesian_conflict_news(text, expected):
    assert rows(text, "id") == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_indonesian_stays_silent(text):
    assert rows(text, "id") == []


def test_demands_on_an_addressee_come_with_everything():
    text = "Kapolsek mengingatkan warga agar tidak menyebarkan kabar itu."
    assert len(rows(text, "id", everything=True)) == 1


@pytest.mark.parametrize("verb", ["Membantah", "Bantah"])
def test_headline_with_a_denial_gives_both_sides(verb):
    text = f"Barat Umumkan Lembah Jatuh, Timur {verb}"
    assert rows(text, "id") == [("asserts", "Barat", "Lembah Jatuh"), ("denies", "Timur", "Lembah Jatuh")]
    assert proposals(text, "id")[1].antecedent == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said two soldiers died and accused Northern forces of firing on the market.",
            [
                ("asserts", "The ministry", "two soldiers died"),
                ("accuses", "The ministry", "Northern forces of firing on the market"),
            ],
        ),
        (
            "Lakeland has accused Hilland of hiring foreign fighters, which Hilland denies.",
            [
                ("accuses", "Lakeland", "Hilland of hiring foreign fighters"),
                ("denies", "Hilland", "Hilland of hiring foreign fighters"),
            ],
        ),
        ("Hilland rejected the accusation as baseless.", [("denies", "Hilland", "the accusation")]),
        ("Lakers shelled a market in Port Saint, the army said.", [
            ("asserts", "the army", "Lakers shelled a market in Port Saint")
        ]),
        ("Hill Lakers authorities accused Lakeland of shelling Port Saint.", [
            ("accuses", "Hill Lakers authorities", "Lakeland of shelling Port Saint")
        ]),
    ],
)  # fmt: skip
def test_english_conflict_news(text, expected):
    assert rows(text, "en") == expected


RESOLVED = [
    (
        "id",
        "Kementerian Luar Negeri Utara membantah itu. Sari menyebut jalan ditutup. Kementerian itu menuduh Sari.",
        "Kementerian Luar Negeri Utara",
    ),
    (
        "id",
        "Kementerian Luar Negeri Utara menyatakan perundingan dibatalkan. Juru bicaranya mengatakan jalan ditutup.",
        "Kementerian Luar Negeri Utara",
    ),
    (
        "en",
        "The Northern defence ministry said the road was open. Its spokeswoman said nobody was hurt.",
        "The Northern defence ministry",
    ),
    (
        "en",
        "The Northern defence ministry said it rained. Mayor Lee said it did not. The ministry accused Lee of lying.",
        "The Northern defence ministry",
    ),
]


@pytest.mark.parametrize(("language", "text", "meant"), RESOLVED)
def test_definite_office_means_the_last_fitting_one(language, text, meant):
    last = proposals(text, language)[-1]
    assert said(text, last.resolved_speaker) == meant
    assert "speaker-resolved" in last.why


def test_definite_office_named_first_means_itself():
    assert proposals("The ministry said it rained and said the dam held.", "en")[-1].resolved_speaker is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menteri mengatakan harga naik menjadi Rp15.500 dan bantuan Rp3 juta dibagikan.", [15500, 3000000]),
        ("Polisi mengatakan anak itu jatuh dari lantai tiga.", []),
        ("Dinas mengatakan 20 sampai dengan 30 rumah rusak.", [20]),
        ("Polisi mengatakan salah satu korban dirawat di Lembah.", []),
        ("Dinas mengatakan perbaikan butuh lebih dari dua hingga tujuh hari.", []),
        ("Panitia mengatakan kartu itu diperiksa satu-satu oleh petugas.", []),
        ("Serangan itu menewaskan 17 orang dan melukai 43 lainnya.", [17, 43]),
    ],
)
def test_figures_of_what_is_said(text, expected):
    assert [figure.low for one in proposals(text, "id") for figure in one.figures] == expected


def test_casualties_stay_with_those_they_befell():
    text = "Dinas mengatakan dua warga meninggal dan 103 keluarga terdampak."
    assert [figure.of for figure in proposals(text, "id")[0].figures] == ["warga tewas", "keluarga terdampak"]
