"""Every way Indonesian news attributes speech, in sentences written for these tests."""

import pytest

from tests.extraction.reading import proposals, rows, said

FIRES = {
    "subject verb bahwa content": (
        "Wali Kota Lembah Hijau mengatakan bahwa jembatan lama sudah ditutup.",
        [("asserts", "Wali Kota Lembah Hijau", "jembatan lama sudah ditutup")],
    ),
    "subject verb content without a mark": (
        "Panglima Marwan menyebut pasukannya masih bertahan di bukit itu.",
        [("asserts", "Panglima Marwan", "pasukannya masih bertahan di bukit itu")],
    ),
    "comma after the verb": (
        "Juru bicara kementerian menjelaskan, pasokan beras aman sampai akhir tahun.",
        [("asserts", "Juru bicara kementerian", "pasokan beras aman sampai akhir tahun")],
    ),
    "addressee and place before bahwa": (
        "Presiden Utara mengatakan kepada para wartawan di istana bahwa perundingan berlanjut.",
        [("asserts", "Presiden Utara", "perundingan berlanjut")],
    ),
    "content verb subject": (
        "“Kami tidak melepaskan satu tembakan pun,” kata Kapten Sulaiman di Port Baru, Kamis (3/4/2025).",
        [("asserts", "Kapten Sulaiman", "Kami tidak melepaskan satu tembakan pun")],
    ),
    "quotation over several sentences": (
        '"Air naik sejak pagi. Kami memindahkan warga ke balai desa," ujar Kepala Desa Sukajaya, Hendra Wirawan.',
        [
            (
                "asserts",
                "Kepala Desa Sukajaya, Hendra Wirawan",
                "Air naik sejak pagi. Kami memindahkan warga ke balai desa",
            )
        ],
    ),
    "reporting verb inside the quotation": (
        '"Mereka mengatakan kapal itu karam," kata nelayan Darto.',
        [("asserts", "nelayan Darto", "Mereka mengatakan kapal itu karam")],
    ),
    "split quotation": (
        '"Pagar itu roboh," kata Mirna, "dan tidak ada yang memperbaikinya."',
        [("asserts", "Mirna", "Pagar itu roboh … dan tidak ada yang memperbaikinya")],
    ),
    "quotation goes on in the next sentence": (
        '"Listrik padam tiga malam," kata Mirna. "Baru tadi pagi lampu menyala lagi."',
        [("asserts", "Mirna", "Listrik padam tiga malam … Baru tadi pagi lampu menyala lagi")],
    ),
    "source first": (
        "Menurut Dinas Pekerjaan Umum, jalan pesisir akan dibuka pekan depan.",
        [("asserts", "Dinas Pekerjaan Umum", "jalan pesisir akan dibuka pekan depan")],
    ),
    "source last": (
        "Jalan pesisir baru akan dibuka pekan depan, menurut Dinas Pekerjaan Umum.",
        [("asserts", "Dinas Pekerjaan Umum", "Jalan pesisir baru akan dibuka pekan depan")],
    ),
    "content subject verb": (
        "Tiga kapal sudah meninggalkan pelabuhan, Kementerian Kelautan melaporkan.",
        [("asserts", "Kementerian Kelautan", "Tiga kapal sudah meninggalkan pelabuhan")],
    ),
    "apposition and office": (
        "Rahmat Hidayat, komandan garnisun kota, menegaskan bahwa gudang itu kosong.",
        [("asserts", "Rahmat Hidayat, komandan garnisun kota", "gudang itu kosong")],
    ),
    "relative clause is no part of the name": (
        "Menteri Pertahanan Selatan, yang baru pulang dari ibu kota, menyatakan bahwa gudang itu kosong.",
        [("asserts", "Menteri Pertahanan Selatan", "gudang itu kosong")],
    ),
    "two cues and one speaker": (
        "Gubernur Pesisir mengatakan gencatan berlaku dan membantah laporan bahwa pasukannya maju.",
        [
            ("asserts", "Gubernur Pesisir", "gencatan berlaku"),
            ("denies", "Gubernur Pesisir", "pasukannya maju"),
        ],
    ),
    "two speakers and two contents": (
        "Utara menuduh Selatan menembaki pasar, sementara Selatan menuduh Utara membakar gudang.",
        [
            ("accuses", "Utara", "Selatan menembaki pasar"),
            ("accuses", "Selatan", "Utara membakar gudang"),
        ],
    ),
    "adverb and day between subject and verb": (
        "Kepolisian Daerah pada Senin malam akhirnya mengonfirmasi bahwa dua tersangka ditahan.",
        [("confirms", "Kepolisian Daerah", "dua tersangka ditahan")],
    ),
    "denial of a report": (
        "Markas Besar Utara menolak laporan jatuhnya kota tambang itu.",
        [("denies", "Markas Besar Utara", "jatuhnya kota tambang itu")],
    ),
    "denial of an act": (
        "Selatan membantah mengirim tentara ke perbatasan.",
        [("denies", "Selatan", "mengirim tentara ke perbatasan")],
    ),
    "denial without a comment on it": (
        "Kementerian membantah kabar penutupan pelabuhan dan menyebutnya “tidak berdasar”.",
        [("denies", "Kementerian", "penutupan pelabuhan")],
    ),
    "calling a claim untrue denies it": (
        "Juru bicara Selatan mengatakan tuduhan itu tidak berdasar.",
        [("denies", "Juru bicara Selatan", "tuduhan itu tidak berdasar")],
    ),
    "not denying concedes": (
        "Direktur perusahaan itu tidak membantah kebocoran pipa di laut.",
        [("concedes", "Direktur perusahaan itu", "kebocoran pipa di laut")],
    ),
    "passive in a relative clause": (
        "Utara menuduh Selatan merusak bendungan, yang dibantah oleh pemerintah Selatan.",
        [
            ("accuses", "Utara", "Selatan merusak bendungan"),
            ("denies", "pemerintah Selatan", "Selatan merusak bendungan"),
        ],
    ),
    "passive with an agent": (
        "Kabar itu dibantah oleh Kepala Rumah Sakit Daerah.",
        [("denies", "Kepala Rumah Sakit Daerah", "Kabar itu")],
    ),
    "to whom it was said is no part of the name": (
        "Juru bicara militer Utara kepada kantor berita Bahari mengatakan tiga perahu karam.",
        [("asserts", "Juru bicara militer Utara", "tiga perahu karam")],
    ),
    "source that quotes another": (
        "Menurut laporan Bahari, mengutip pejabat pelabuhan, dua dermaga hancur.",
        [("asserts", "pejabat pelabuhan", "dua dermaga hancur")],
    ),
    "an accusation in apposition that is denied": (
        "Utara menuding Selatan mencuri bantuan, tuduhan yang langsung dibantah Selatan.",
        [
            ("accuses", "Utara", "Selatan mencuri bantuan"),
            ("denies", "Selatan", "Selatan mencuri bantuan"),
        ],
    ),
    "a denial that holds its object": (
        "Utara mengklaim telah merebut dua desa; Selatan menyangkalnya.",
        [
            ("asserts", "Utara", "telah merebut dua desa"),
            ("denies", "Selatan", "menyangkalnya"),
        ],
    ),
    "passive that": (
        "Disampaikan Mirna bahwa tanggul itu retak.",
        [("asserts", "Mirna", "tanggul itu retak")],
    ),
    "passive without by": (
        "Hal ini dibenarkan Kepala Rumah Sakit Daerah.",
        [("confirms", "Kepala Rumah Sakit Daerah", "Hal ini")],
    ),
    "a sentence that goes on after its attribution": (
        "Kerja warga sekitar, kata Mirna, menjadi kunci selamatnya tanggul.",
        [("asserts", "Mirna", "Kerja warga sekitar … menjadi kunci selamatnya tanggul")],
    ),
    "nominal": (
        "Tuduhan Dewan Utara bahwa milisi mencuri bantuan belum dijawab.",
        [("accuses", "Dewan Utara", "milisi mencuri bantuan belum dijawab")],
    ),
    "accusation inside a denial": (
        "Milisi membantah tuduhan Dewan Utara bahwa mereka mencuri bantuan.",
        [
            ("accuses", "Dewan Utara", "mereka mencuri bantuan"),
            ("denies", "Milisi", "mereka mencuri bantuan"),
        ],
    ),
    "mutual with both sides named": (
        "Utara dan Selatan saling menuduh melanggar gencatan senjata.",
        [
            ("accuses", "Utara", "melanggar gencatan senjata"),
            ("accuses", "Selatan", "melanggar gencatan senjata"),
        ],
    ),
    "mutual with both sides together": (
        "Kedua kubu saling menuding telah menyerang lebih dulu.",
        [("accuses", "Kedua kubu", "telah menyerang lebih dulu")],
    ),
    "hedge without a speaker": (
        "Gudang amunisi itu diduga dibakar oleh milisi setempat.",
        [("asserts", None, "Gudang amunisi itu … dibakar oleh milisi setempat")],
    ),
    "own voice for a contested figure": (
        "Sejak awal pekan, sedikitnya 40 warga sipil tewas di kota itu.",
        [("asserts", None, "sedikitnya 40 warga sipil tewas di kota itu")],
    ),
    "a source passed on": (
        "Kantor berita Bahari, mengutip Kementerian Dalam Negeri Utara, menulis bahwa dua desa kosong.",
        [("asserts", "Kementerian Dalam Negeri Utara", "dua desa kosong")],
    ),
    "not yet disclosed, but said": (
        "Selatan belum mengungkapkan korban di pihaknya, tetapi mengatakan 12 warga sipil terluka.",
        [("asserts", "Selatan", "12 warga sipil terluka")],
    ),
    "aside of the outlet": (
        "Jenderal Bakri mengatakan korban tewas mendekati 900, angka yang jauh lebih tinggi daripada laporan resmi.",
        [("asserts", "Jenderal Bakri", "korban tewas mendekati 900")],
    ),
    "if for that": (
        "Andini menyebut jika pabrik itu tutup sejak Maret.",
        [("asserts", "Andini", "pabrik itu tutup sejak Maret")],
    ),
}

SILENT = {
    "refuse": "Perwakilan desa menolak datang ke perundingan.",
    "refuse without an object": "Mereka diundang ke istana, tetapi mereka menolak.",
    "when reached": "Saat dikonfirmasi, kantor itu sudah tutup.",
    "demand": "Gubernur Pesisir meminta warga tetap di rumah.",
    "promise": "Gubernur Pesisir berjanji akan membangun jembatan baru.",
    "a word, not saying": "Kunci jawaban dan kata sandi itu hilang dari laci.",
    "read also": "Baca juga: Menteri mengatakan beras aman",
    "caption": "Warga mengatakan banjir surut di Desa Air, Selasa (3/4/2025). (Foto: Kantor Berita Bahari)",
    "football": "Kiper tuan rumah menepis tembakan dari luar kotak penalti.",
    "thanks": "Wali Kota menyampaikan terima kasih.",
    "negated": "Kepala dinas tidak mengatakan apa pun tentang jembatan itu.",
    "first person": "Menurut saya, jembatan itu aman.",
    "duration is no casualty figure": "Perjalanan itu memakan waktu 12 jam.",
}


@pytest.mark.parametrize(("text", "expected"), FIRES.values(), ids=FIRES.keys())
def test_indonesian_attribution_fires(text, expected):
    assert rows(text, "id") == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_indonesian_sentence_stays_silent(text):
    assert rows(text, "id") == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Gubernur Pesisir meminta warga tetap di rumah.", "demands"),
        ("Gubernur Pesisir berjanji akan membangun jembatan baru.", "promises"),
        ("Kepala dinas menolak berkomentar soal jembatan itu.", "declines"),
    ],
)
def test_everything_adds_what_states_no_fact(text, stance):
    assert [row[0] for row in rows(text, "id", everything=True)] == [stance]


def test_clitic_resolves_to_the_last_named_speaker():
    text = "Kolonel Wibowo mengatakan kota itu aman. Pasukan akan tinggal sebulan, katanya."
    found = proposals(text, "id")
    assert found[1].speaker is None
    assert said(text, found[1].resolved_speaker) == "Kolonel Wibowo"
    assert "speaker-resolved" in found[1].why


def test_pronoun_keeps_its_span_and_its_resolution():
    text = "Kolonel Wibowo mengatakan kota itu aman. Ia menuduh milisi menanam ranjau."
    found = proposals(text, "id")[1]
    assert (said(text, found.speaker), said(text, found.resolved_speaker)) == ("Ia", "Kolonel Wibowo")


def test_denied_claim_points_at_the_statement_before():
    text = "Utara mengatakan desa Sumber diserang artileri Selatan. Selatan membantah klaim tersebut."
    found = proposals(text, "id")
    assert (found[1].stance, found[1].antecedent) == ("denies", 0)


def test_relative_denial_points_at_the_accusation_in_its_sentence():
    text = "Utara menuduh Selatan merusak bendungan, yang dibantah oleh pemerintah Selatan."
    assert proposals(text, "id")[1].antecedent == 0


def test_relay_keeps_who_passed_it_on():
    text = "Kantor berita Bahari, mengutip Kementerian Dalam Negeri Utara, menulis bahwa dua desa kosong."
    assert [said(text, hop) for hop in proposals(text, "id")[0].relay] == ["Kantor berita Bahari"]


def test_second_copy_of_a_paragraph_never_fires():
    line = "Wali Kota Lembah Hijau mengatakan bahwa jembatan lama sudah ditutup."
    assert len(rows(f"{line}\n\n{line}\n", "id")) == 1


def test_withheld_figure_is_kept_as_not_disclosed():
    text = "Selatan belum mengungkapkan korban di pihaknya, tetapi mengatakan 12 warga sipil terluka."
    assert [(figure.low, figure.disclosed) for figure in proposals(text, "id")[0].figures] == [
        (12.0, True),
        (None, False),
    ]


def test_headline_with_a_bare_verb_and_with_a_colon():
    assert rows("Menteri Utara Bantah Pasukan Mundur", "id") == [("denies", "Menteri Utara", "Pasukan Mundur")]
    assert rows("Wali Kota: Jembatan Lama Ditutup", "id") == [("asserts", "Wali Kota", "Jembatan Lama Ditutup")]
