"""What is joined on, parted by its speaker, or passed on by an agency; and headlines in two parts. Own sentences."""

import pytest

from tests.extraction.reading import rows

PROSE = "\n\nRapat itu berlangsung dua jam dan dihadiri banyak orang."
SENTENCES = {
    "a subject of one word before its speaker": (
        "Kereta, kata Budi, sempat berhenti di rel.",
        [("asserts", "Budi", "Kereta … sempat berhenti di rel")],
    ),
    "a verb of saying after such a speaker": (
        "Bank, kata Budi, akan mengumumkan kerugian itu besok.",
        [("asserts", "Budi", "Bank … akan mengumumkan kerugian itu besok")],
    ),
    "a connective before the speaker": (
        "Namun, kata Budi, lampu di dermaga sudah padam.",
        [("asserts", "Budi", "lampu di dermaga sudah padam")],
    ),
    "another connective before the speaker": (
        "Terlebih, kata Budi, lampu di dermaga sudah padam.",
        [("asserts", "Budi", "lampu di dermaga sudah padam")],
    ),
    "a hope that another tells of": (
        "Nelayan berharap solar segera datang, kata Budi.",
        [("asserts", "Budi", "Nelayan berharap solar segera datang")],
    ),
    "the main clause after a promise that was not made": (
        "Meski belum mau berjanji, Budi menegaskan bahwa lampu di dermaga akan menyala.",
        [("asserts", "Budi", "lampu di dermaga akan menyala")],
    ),
    "a name between commas after an adjunct": (
        "Dalam jumpa pers, Kepala Pelabuhan Budi Santosa, mengatakan bahwa lampu sudah padam.",
        [("asserts", "Kepala Pelabuhan Budi Santosa", "lampu sudah padam")],
    ),
    "a joining word after an apposition": (
        "Kepala Pelabuhan, Kapten Budi Santosa, kemudian mengatakan bahwa lampu sudah padam.",
        [("asserts", "Kepala Pelabuhan, Kapten Budi Santosa", "lampu sudah padam")],
    ),
    "who issued a statement": (
        "Serikat itu mengeluarkan pernyataan yang menyebut lampu di dermaga sudah padam.",
        [("asserts", "Serikat itu", "lampu di dermaga sudah padam")],
    ),
    "a state of mind": (
        "Ia mengaku heran dengan padamnya lampu.",
        [("asserts", "Ia", "heran dengan padamnya lampu")],
    ),
    "a rank with an adverb in it": (
        '"Lampu sudah padam," kata Laksamana Pertama Budi Santosa.',
        [("asserts", "Laksamana Pertama Budi Santosa", "Lampu sudah padam")],
    ),
    "a doubt in the passive": (
        "Keaslian surat itu diragukan Budi.",
        [("doubts", "Budi", "Keaslian surat itu")],
    ),
    "an adverb before who denies": (
        "Kabar itu dibantah langsung kepala desa setempat.",
        [("denies", "kepala desa setempat", "Kabar itu")],
    ),
    "that matter, parried": (
        "Nelayan menyebut polisi menjual solar, tetapi hal itu ditepis Kapolres.",
        [("asserts", "Nelayan", "polisi menjual solar"), ("denies", "Kapolres", "polisi menjual solar")],
    ),
    "an accuser of three words without by": (
        "Polisi dituding kuasa hukum korban menjual solar.",
        [("accuses", "kuasa hukum korban", "Polisi … menjual solar")],
    ),
    "a denial in the first person without a prefix": (
        '"Kami bantah itu," kata Budi.',
        [("denies", "Budi", "Kami bantah itu")],
    ),
    "somebody who is not named": (
        "Ada pula yang mengatakan lampu di dermaga sudah padam.",
        [("asserts", None, "lampu di dermaga sudah padam")],
    ),
    "when reached": (
        "Budi ketika ditemui di kantornya mengatakan lampu sudah padam.",
        [("asserts", "Budi", "lampu sudah padam")],
    ),
    "more than a share": (
        "Lebih dari 70 persen nelayan menilai bahwa solar terlalu mahal.",
        [("asserts", "Lebih dari 70 persen nelayan", "solar terlalu mahal")],
    ),
    "a denial aside at the end": (
        "Nelayan menyalahkan polisi, yang membantah terlibat.",
        [("accuses", "Nelayan", "polisi"), ("denies", "polisi", "terlibat")],
    ),
    "what somebody is accused of, and denies": (
        "Dituduh menjual solar, Budi membantah.",
        [("denies", "Budi", "menjual solar")],
    ),
    "a denial without an object, and what is said": (
        "Budi membantah dan menyebut gudang sudah kosong.",
        [("denies", "Budi", "membantah"), ("asserts", "Budi", "gudang sudah kosong")],
    ),
    "a negation before the comma": (
        "Kapolres semula menyebut tidak ada solar, lalu merevisi keterangannya.",
        [("asserts", "Kapolres", "tidak ada solar"), ("revises", "Kapolres", "keterangannya")],
    ),
    "whose claim it is in one word": (
        "Nelayan menolak tuduhannya.",
        [("denies", "Nelayan", "tuduhannya")],
    ),
    "conceded by an office": (
        "Adanya kelalaian diakui seorang pejabat.",
        [("concedes", "seorang pejabat", "Adanya kelalaian")],
    ),
    "recognized as something": ("Tari itu diakui UNESCO sebagai warisan dunia.", []),
    "whose accusation is denied": (
        "Nelayan membantah tuduhan pemerintah.",
        [("denies", "Nelayan", "tuduhan pemerintah")],
    ),
    "a reason before the speaker": (
        "Sebab, ujar Budi, lampu di dermaga sudah padam.",
        [("asserts", "Budi", "lampu di dermaga sudah padam")],
    ),
    "a second that": (
        "Wali Kota Rini menyatakan pasar itu sudah aman dan bahwa pedagang boleh kembali.",
        [
            ("asserts", "Wali Kota Rini", "pasar itu sudah aman"),
            ("asserts", "Wali Kota Rini", "pedagang boleh kembali"),
        ],
    ),
    "a last word that joins elsewhere": (
        "Rini mengatakan bahwa pasar itu kosong sejak pekan lalu.",
        [("asserts", "Rini", "pasar itu kosong sejak pekan lalu")],
    ),
    "two counts of people": (
        "Polisi mencatat tiga korban, sedangkan rumah sakit, berdasarkan daftar pasien, mencatat lima korban.",
        [("asserts", "Polisi", "tiga korban"), ("asserts", "rumah sakit, berdasarkan daftar pasien", "lima korban")],
    ),
    "an agency that quotes": (
        "“Itu kebohongan besar,” kantor berita Bahari, mengutip Jenderal Osman, mengatakan.",
        [("denies", "Jenderal Osman", "Itu kebohongan besar")],
    ),
    "a curt answer": ('Rahman menjawab ketus, "Pintu itu terkunci."', [("asserts", "Rahman", "Pintu itu terkunci")]),
    "accused by a group without by": (
        "Bupati Sarman dituduh kelompok tani setempat menjual pupuk bersubsidi.",
        [("accuses", "kelompok tani setempat", "Bupati Sarman … menjual pupuk bersubsidi")],
    ),
    "whose statement is denied": (
        "Utara membantah laporan Yayasan Bakti yang menyebut 20 nelayan hilang.",
        [("asserts", "Yayasan Bakti", "20 nelayan hilang"), ("denies", "Utara", "20 nelayan hilang")],
    ),
    "whose statement is doubted": (
        "Rina mempertanyakan keterangan polisi yang menyebut pintu itu terkunci.",
        [("asserts", "polisi", "pintu itu terkunci"), ("doubts", "Rina", "pintu itu terkunci")],
    ),
    "a denial with its colon": (
        'Kolonel Danu, lewat pesan singkat, membantahnya: "Kami tidak punya drone."',
        [("denies", "Kolonel Danu", "Kami tidak punya drone")],
    ),
    "a doubt with its colon": (
        'Rudi mempertanyakannya: "Inspeksi apa? Gerbangnya terkunci."',
        [("doubts", "Rudi", "Inspeksi apa? Gerbangnya terkunci")],
    ),
    "a decision questioned": ("Warga mempertanyakan keputusan wali kota.", []),
    "a charge that is no group": (
        "Bupati Sarman dituduh korupsi dana desa yang merugikan negara.",
        [("accuses", None, "Bupati Sarman … korupsi dana desa yang merugikan negara")],
    ),
    "its number set right": (
        "Fraksi Tani meralat salah satu angkanya: jumlah sapi yang sakit 11 ekor.",
        [("revises", "Fraksi Tani", "salah satu angkanya: jumlah sapi yang sakit 11 ekor")],
    ),
}
HEADLINES = {
    "a topic, then who blames": ("Kereta Anjlok, Serikat Pekerja Salahkan Direksi", [
        ("accuses", "Serikat Pekerja", "Direksi")]),
    "a live report": ("Langsung: Kereta Anjlok, Serikat Pekerja Salahkan Direksi", [
        ("accuses", "Serikat Pekerja", "Direksi")]),
    "what happens, and who says what of it": ("Kapal Terbakar di Selat Semu, Basarnas: Dua Awak Hilang", [
        ("asserts", "Basarnas", "Dua Awak Hilang")]),
    "two speakers, the second before a colon": ("Polisi Sebut Gudang Kosong, Warga: Solar Masih Ada", [
        ("asserts", "Polisi", "Gudang Kosong"), ("asserts", "Warga", "Solar Masih Ada")]),
    "a denial of two words": ("Disebut Menimbun Solar, Bupati Sarman: Itu Bohong", [
        ("denies", "Bupati Sarman", "Itu Bohong")]),
    "two speakers with their verbs": ("Polisi Sebut Gudang Kosong, Warga Tuding Solar Dijual", [
        ("asserts", "Polisi", "Gudang Kosong"), ("accuses", "Warga", "Solar Dijual")]),
    "one speaker with two verbs": ("Sarman Bantah Menimbun Solar, Sebut Gudang Kosong", [
        ("denies", "Sarman", "Menimbun Solar"), ("asserts", "Sarman", "Gudang Kosong")]),
    "a whole verb after what happens": ("Solar Langka, Nelayan Mengaku Rugi", [
        ("asserts", "Nelayan", "Rugi")]),
    "a word of falsehood in quotation marks": ('Rapat Ricuh, Menteri Sebut Data Oposisi "Karangan"', [
        ("denies", "Menteri", 'Data Oposisi "Karangan"')]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(text, expected):
    assert rows(text, "id") == expected


@pytest.mark.parametrize(("title", "expected"), HEADLINES.values(), ids=HEADLINES.keys())
def test_headline(title, expected):
    assert rows(title + PROSE, "id") == expected


def test_quotation_that_opens_a_line_is_no_headline():
    assert rows('"Menteri Sebut Data Oposisi Karangan"' + PROSE, "id") == []
