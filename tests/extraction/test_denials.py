"""Answers in every shape news gives them: passives, nouns, first person, charges, in sentences of our own."""

import pytest

from tests.extraction.reading import rows

INDONESIAN = {
    "charged by prosecutors": (
        "Jaksa mendakwa Rahman menerima suap Rp 2 miliar.",
        [("accuses", "Jaksa", "Rahman menerima suap Rp 2 miliar")],
    ),
    "charged, prosecutors not named": (
        "Dua perwira didakwa membunuh tiga tahanan di penjara Lembah.",
        [("accuses", None, "Dua perwira … membunuh tiga tahanan di penjara Lembah")],
    ),
    "charged by an office without a capital": (
        "Rahman didakwa jaksa menerima suap Rp 2 miliar.",
        [("accuses", "jaksa", "Rahman … menerima suap Rp 2 miliar")],
    ),
    "accused, by whom at the end": (
        "Utara dituduh menembaki pasar oleh Selatan.",
        [("accuses", "Selatan", "Utara … menembaki pasar")],
    ),
    "by whom belongs to the relative clause": (
        "Utara dituduh menyerang desa yang dihuni oleh pengungsi.",
        [("accuses", None, "Utara … menyerang desa yang dihuni oleh pengungsi")],
    ),
    "an accusation that is voiced": (
        "Selatan melontarkan tuduhan bahwa Utara menembaki pasar.",
        [("accuses", "Selatan", "Utara menembaki pasar")],
    ),
    "a claim nobody could check": (
        "Klaim Utara bahwa pasukannya merebut Lembah belum dapat diverifikasi secara independen.",
        [("asserts", "Utara", "pasukannya merebut Lembah")],
    ),
    "a report that says P is denied": (
        "Laporan yang menyebut 20 tentara membelot dibantah oleh Kementerian Pertahanan Utara.",
        [
            ("asserts", "Laporan", "20 tentara membelot"),
            ("denies", "Kementerian Pertahanan Utara", "20 tentara membelot"),
        ],
    ),
    "the report that P is denied": (
        "Kabar bahwa presiden melarikan diri dibantah juru bicaranya.",
        [("denies", "juru bicaranya", "presiden melarikan diri")],
    ),
    "the accusation of somebody that P is rejected": (
        "Namun, tuduhan Selatan bahwa Utara menggunakan gas beracun ditolak Utara.",
        [("accuses", "Selatan", "Utara menggunakan gas beracun"), ("denies", "Utara", "Utara menggunakan gas beracun")],
    ),
    "but is denied by": (
        "Selatan menuding Utara menembak lebih dulu, namun dibantah oleh Utara.",
        [("accuses", "Selatan", "Utara menembak lebih dulu"), ("denies", "Utara", "Utara menembak lebih dulu")],
    ),
    "but that claim is denied by": (
        "Selatan menyatakan Lembah jatuh, namun klaim itu langsung dibantah militer Utara.",
        [("asserts", "Selatan", "Lembah jatuh"), ("denies", "militer Utara", "Lembah jatuh")],
    ),
    "a claim that is denied, after a dash": (
        "Barat menuduh Utara mempersenjatai milisi itu – sebuah tuduhan yang dibantah keras oleh Utara.",
        [
            ("accuses", "Barat", "Utara mempersenjatai milisi itu"),
            ("denies", "Utara", "Utara mempersenjatai milisi itu"),
        ],
    ),
    "a report about something is denied": (
        "Laporan mengenai korban sipil dibantah oleh Utara.",
        [("denies", "Utara", "Laporan mengenai korban sipil")],
    ),
    "meets with a denial": (
        "Pernyataan Selatan langsung mendapat sanggahan dari Menteri Utara.",
        [("denies", "Menteri Utara", "Pernyataan Selatan")],
    ),
    "issues a denial": ("Utara mengeluarkan bantahan atas laporan itu.", [("denies", "Utara", "laporan itu")]),
    "issues a denial of nothing named": (
        "Utara mengeluarkan bantahan resmi.",
        [("denies", "Utara", "mengeluarkan bantahan")],
    ),
    "says the contrary": (
        "Meski Selatan mengeklaim Lembah jatuh, juru bicara militer Utara menyatakan sebaliknya.",
        [("asserts", "Selatan", "Lembah jatuh"), ("denies", "juru bicara militer Utara", "Lembah jatuh")],
    ),
    "the contrary of a denial denies nothing": (
        "Utara membantah mengirim tentara bayaran, meski beberapa laporan menyebut sebaliknya.",
        [("denies", "Utara", "mengirim tentara bayaran")],
    ),
    "all accusations": (
        "Utara menolak semua tuduhan, termasuk yang menyangkut penculikan anak.",
        [("denies", "Utara", "semua tuduhan")],
    ),
    "a denial before but": (
        "Utara membantah memakai rudal baru, melainkan rudal yang sama dengan tahun lalu.",
        [("denies", "Utara", "memakai rudal baru")],
    ),
    "a denial before another verb of saying": (
        "Utara selama ini membantah membuat bom dan menyatakan programnya untuk tujuan damai.",
        [("denies", "Utara", "membuat bom")],
    ),
    "a denial told in an aside": (
        "Selatan menuduh Utara, yang membantah keterlibatannya, mengirim senjata.",
        [
            ("accuses", "Selatan", "Utara, yang membantah keterlibatannya, mengirim senjata"),
            ("denies", "Utara", "keterlibatannya"),
        ],
    ),
    "denies, saying that": (
        "Utara menyangkal, dengan mengatakan bahwa senjata itu milik Selatan.",
        [("denies", "Utara", "menyangkal"), ("asserts", "Utara", "senjata itu milik Selatan")],
    ),
    "and the other denies": (
        "Selatan menuduh Utara mengirim senjata, dan Utara membantah.",
        [("accuses", "Selatan", "Utara mengirim senjata"), ("denies", "Utara", "Utara mengirim senjata")],
    ),
    "the subject of a verb of doing denies": (
        "Pihak militer belum menanggapi tuduhan itu, tetapi sebelumnya membantah menargetkan warga sipil.",
        [("denies", "Pihak militer", "menargetkan warga sipil")],
    ),
    "although denying": (
        "Walaupun membantah terlibat, Utara tetap dikenai sanksi.",
        [("denies", "Utara", "terlibat")],
    ),
    "so far": ("Utara sampai saat ini membantah laporan itu.", [("denies", "Utara", "laporan itu")]),
    "while denying": (
        "Sambil membantah tuduhan itu, Utara menyalahkan Selatan.",
        [("denies", "Utara", "tuduhan itu"), ("accuses", "Utara", "Selatan")],
    ),
    "asked about it": ("Saat ditanya soal laporan itu, Dmitri Pas membantah.", [("denies", "Dmitri Pas", "membantah")]),
    "denies while he says": (
        '"Serangan itu tidak terjadi," katanya, seraya membantah laporan yang menyebut 20 warga tewas.',
        [("asserts", None, "Serangan itu tidak terjadi"), ("denies", None, "20 warga tewas")],
    ),
    "he says and adds": (
        '"Kota itu aman," katanya dan menyebut dua jembatan rusak.',
        [("asserts", None, "Kota itu aman"), ("asserts", None, "dua jembatan rusak")],
    ),
    "we deny": (
        '"Kami dengan tegas membantah tuduhan bahwa tentara kami menembaki pasar," kata Kolonel Dana.',
        [("denies", "Kolonel Dana", "Kami dengan tegas membantah tuduhan bahwa tentara kami menembaki pasar")],
    ),
    "hereby we deny": (
        '"Melalui nota ini saya membantah seluruh tuduhan jaksa," kata Rahman.',
        [("denies", "Rahman", "Melalui nota ini saya membantah seluruh tuduhan jaksa")],
    ),
    "the accusation of an office without a capital": (
        "Di sisi lain, tudingan jaksa bahwa Rahman merusak telepon tidak dapat dibuktikan.",
        [("accuses", "jaksa", "Rahman merusak telepon")],
    ),
    "one of the steps is no lie": (
        '"Pasar ini adalah salah satu langkah pemerintah," kata Gubernur Sari.',
        [("asserts", "Gubernur Sari", "Pasar ini adalah salah satu langkah pemerintah")],
    ),
    "asking whether it is a hoax": (
        '"Saya tidak tahu pulau itu dijual. Apakah situs yang memuat iklan itu hoaks? Kami mencari tahu," kata Sari.',
        [
            (
                "asserts",
                "Sari",
                "Saya tidak tahu pulau itu dijual. Apakah situs yang memuat iklan itu hoaks? Kami mencari tahu",
            )
        ],
    ),
    "we reject a proposal": (
        '"Kami menolak usulan itu," ujar Rahman.',
        [("asserts", "Rahman", "Kami menolak usulan itu")],
    ),
    "we never denied": (
        '"Kami tidak pernah membantah laporan itu," ujar Rahman.',
        [("asserts", "Rahman", "Kami tidak pernah membantah laporan itu")],
    ),
    "says to have denied": ("Rahman mengaku telah membantah tuduhan itu.", [("denies", "Rahman", "tuduhan itu")]),
    "a video that is a hoax": (
        '"Video yang menunjukkan seolah-olah tentara kami membakar rumah itu hoaks. Desa itu utuh," kata Kolonel Dana.',
        [
            (
                "denies",
                "Kolonel Dana",
                "Video yang menunjukkan seolah-olah tentara kami membakar rumah itu hoaks. Desa itu utuh",
            )
        ],
    ),
    "no truth in it": (
        '"Tidak ada kebenaran dalam tuduhan ini," kata Menteri Utara.',
        [("denies", "Menteri Utara", "Tidak ada kebenaran dalam tuduhan ini")],
    ),
    "an absurd accusation": (
        '"Tuduhan itu konyol," kata Menteri Utara.',
        [("denies", "Menteri Utara", "Tuduhan itu konyol")],
    ),
    "disinformation": (
        "Kementerian itu menggambarkan laporan itu sebagai disinformasi.",
        [("denies", "Kementerian itu", "laporan itu")],
    ),
    "not as things are": (
        "Kementerian itu mengatakan informasi tersebut tidak sesuai dengan kenyataan.",
        [("denies", "Kementerian itu", "informasi tersebut tidak sesuai dengan kenyataan")],
    ),
    "a speaker, a colon and a quotation": (
        'Ketua dewan kota: "Kami tidak pernah menerima uang itu."',
        [("asserts", "Ketua dewan kota", "Kami tidak pernah menerima uang itu")],
    ),
    "a named speaker, a colon and a quotation": (
        'Juru bicara militer Selatan, Kolonel Dana: "Laporan itu bohong."',
        [("denies", "Juru bicara militer Selatan, Kolonel Dana", "Laporan itu bohong")],
    ),
    "a quotation that a comma ends": (
        'Kolonel Dana mengatakan, "tidak boleh masuk," sehingga wartawan menunggu di luar.',
        [("asserts", "Kolonel Dana", "tidak boleh masuk")],
    ),
    "an accusation after a quotation": (
        'Kolonel Dana mengatakan, "Kami tidak menembak," dan menuduh Utara berbohong.',
        [("asserts", "Kolonel Dana", "Kami tidak menembak"), ("accuses", "Kolonel Dana", "Utara berbohong")],
    ),
    "a negation before the accusation": (
        "Utara mengatakan tentaranya tidak menembak dan menuduh Selatan berbohong.",
        [("asserts", "Utara", "tentaranya tidak menembak"), ("accuses", "Utara", "Selatan berbohong")],
    ),
    "said to have done": (
        "Kedua perwira juga disebut melarang petugas masuk.",
        [("asserts", None, "Kedua perwira … melarang petugas masuk")],
    ),
    "quoting an agency": (
        "Mengutip kantor berita Timur, kapal itu disebut menabrak karang.",
        [("asserts", "kantor berita Timur", "kapal itu … menabrak karang")],
    ),
    "a hedged claim after it": (
        "Pasukan Selatan menembaki desa itu, klaim Utara.",
        [
            ("asserts", "Utara", "Pasukan Selatan menembaki desa itu"),
        ],
    ),
    "so it was announced": (
        "Perang itu berakhir, demikian diumumkan oleh Presiden Selatan.",
        [
            ("asserts", "Presiden Selatan", "Perang itu berakhir"),
        ],
    ),
    "says it will": (
        "Sebelas orang mengaku akan ke Medan menghadiri pesta keluarga.",
        [("asserts", "Sebelas orang", "akan ke Medan menghadiri pesta keluarga")],
    ),
    "a headline that rejects an accusation": (
        "Utara Tolak Tuduhan Kejahatan Perang",
        [("denies", "Utara", "Tuduhan Kejahatan Perang")],
    ),
}

SILENT = {
    "a claim that nobody makes": "Dua kota telah jatuh, klaim yang belum diverifikasi.",
    "a false claim that nobody makes": "Dua kota telah jatuh, klaim palsu tentang perang itu.",
    "charged under an article": "Rahman didakwa Pasal 340 KUHP tentang pembunuhan berencana.",
    "charged without an act": "Jaksa mendakwa dua orang.",
    "no denial yet": "Belum ada bantahan dari Utara.",
    "neither admits nor denies": "Utara tidak membenarkan atau membantah laporan itu.",
    "never accused": "Utara tidak pernah secara resmi menuduh Selatan menembak.",
    "refuses a truce": "Utara Tolak Gencatan Senjata",
    "is called by a name": "Kota itu disebut Lembah oleh warganya.",
    "a heading before a quotation": 'Berikut pernyataan lengkapnya: "Jalan itu ditutup sejak pagi."',
}


@pytest.mark.parametrize(("text", "expected"), INDONESIAN.values(), ids=INDONESIAN.keys())
def test_indonesian_denials(text, expected):
    assert rows(text, "id") == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_denies_and_accuses_nobody_stays_silent(text):
    assert rows(text, "id") == []
