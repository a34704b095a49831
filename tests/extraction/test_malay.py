"""Every way Malay news attributes speech, in sentences written for these tests."""

import pytest

from tests.extraction.reading import proposals, rows, said

FIRES = {
    "berkata with a comma": (
        "Ketua Polis Daerah Tanjung berkata, dua lelaki ditahan di jeti lama.",
        [("asserts", "Ketua Polis Daerah Tanjung", "dua lelaki ditahan di jeti lama")],
    ),
    "subject verb bahawa content": (
        "Menteri Kerja Raya memaklumkan bahawa jambatan itu selamat digunakan.",
        [("asserts", "Menteri Kerja Raya", "jambatan itu selamat digunakan")],
    ),
    "subject verb content without a mark": (
        "Panglima Marwan mengatakan pasukannya masih bertahan di bukit itu.",
        [("asserts", "Panglima Marwan", "pasukannya masih bertahan di bukit itu")],
    ),
    "addressee and place before bahawa": (
        "Presiden Utara memberitahu pemberita di istana bahawa rundingan diteruskan.",
        [("asserts", "Presiden Utara", "rundingan diteruskan")],
    ),
    "in a statement": (
        "Jabatan Bomba dalam satu kenyataan hari ini berkata, api dapat dikawal sebelum subuh.",
        [("asserts", "Jabatan Bomba", "api dapat dikawal sebelum subuh")],
    ),
    "content verb subject": (
        "“Kami tiba selepas subuh,” kata Azman di balai polis.",
        [("asserts", "Azman", "Kami tiba selepas subuh")],
    ),
    "unquoted content verb subject": (
        "Bekalan air pulih petang esok, kata Pengarah Syarikat Air, Mazlan Hashim.",
        [("asserts", "Pengarah Syarikat Air, Mazlan Hashim", "Bekalan air pulih petang esok")],
    ),
    "source first": (
        "Menurut Jabatan Meteorologi, hujan lebat dijangka berterusan sehingga Khamis.",
        [("asserts", "Jabatan Meteorologi", "hujan lebat dijangka berterusan sehingga Khamis")],
    ),
    "source last": (
        "Jalan pantai itu akan dibuka minggu depan, menurut Jabatan Kerja Raya.",
        [("asserts", "Jabatan Kerja Raya", "Jalan pantai itu akan dibuka minggu depan")],
    ),
    "mengikut as a source": (
        "Mengikut Ketua Bomba, tiga rumah musnah.",
        [("asserts", "Ketua Bomba", "tiga rumah musnah")],
    ),
    "apposition": (
        "Rahmat Hidayat, komander garison bandar itu, menegaskan bahawa gudang itu kosong.",
        [("asserts", "Rahmat Hidayat, komander garison bandar itu", "gudang itu kosong")],
    ),
    "relative clause is no part of the name": (
        "Menteri Pertahanan Selatan, yang baru pulang dari ibu negara, menyatakan bahawa gudang itu kosong.",
        [("asserts", "Menteri Pertahanan Selatan", "gudang itu kosong")],
    ),
    "quotation over several sentences": (
        '"Air naik sejak pagi. Kami memindahkan penduduk ke dewan," kata Penghulu Hendra.',
        [("asserts", "Penghulu Hendra", "Air naik sejak pagi. Kami memindahkan penduduk ke dewan")],
    ),
    "split quotation": (
        '"Pagar itu roboh," kata Mirna, "dan tiada siapa membaikinya."',
        [("asserts", "Mirna", "Pagar itu roboh … dan tiada siapa membaikinya")],
    ),
    "denial with bahawa": (
        "Syarikat itu menafikan bahawa paip bocor di laut.",
        [("denies", "Syarikat itu", "paip bocor di laut")],
    ),
    "denial of an act": (
        "Selatan menafikan menghantar askar ke sempadan.",
        [("denies", "Selatan", "menghantar askar ke sempadan")],
    ),
    "denial of an allegation": (
        "Kementerian Kesihatan menafikan dakwaan bahawa vaksin itu tamat tempoh.",
        [("denies", "Kementerian Kesihatan", "vaksin itu tamat tempoh")],
    ),
    "allegation rejected": (
        "Markas Utara menolak dakwaan bahawa tenteranya memasuki bandar itu.",
        [("denies", "Markas Utara", "tenteranya memasuki bandar itu")],
    ),
    "a report rejected as baseless": (
        "Jurucakap Selatan berkata dakwaan itu tidak berasas.",
        [("denies", "Jurucakap Selatan", "dakwaan itu tidak berasas")],
    ),
    "denial in the passive": (
        "Dakwaan itu dinafikan oleh Pengarah Hospital Daerah.",
        [("denies", "Pengarah Hospital Daerah", "Dakwaan itu")],
    ),
    "denial in a relative clause": (
        "Utara menuduh Selatan merosakkan empangan, yang dinafikan oleh kerajaan Selatan.",
        [
            ("accuses", "Utara", "Selatan merosakkan empangan"),
            ("denies", "kerajaan Selatan", "Selatan merosakkan empangan"),
        ],
    ),
    "not denying concedes": (
        "Pengarah syarikat itu tidak menafikan kebocoran paip di laut.",
        [("concedes", "Pengarah syarikat itu", "kebocoran paip di laut")],
    ),
    "a denial told by another": (
        "Polis berkata suspek menafikan memukul mangsa.",
        [
            ("asserts", "Polis", "suspek menafikan memukul mangsa"),
            ("denies", "suspek", "memukul mangsa"),
        ],
    ),
    "allegation": (
        "Penduduk mendakwa air sungai tercemar sejak Mac.",
        [("asserts", "Penduduk", "air sungai tercemar sejak Mac")],
    ),
    "allegation after a quotation": (
        '"Mereka membuang sisa pada waktu malam," dakwa Salmah.',
        [("asserts", "Salmah", "Mereka membuang sisa pada waktu malam")],
    ),
    "accusation": (
        "Utara menuduh Selatan membedil pasar lama.",
        [("accuses", "Utara", "Selatan membedil pasar lama")],
    ),
    "condemnation": (
        "Persatuan peguam mengecam sekeras-kerasnya penahanan Rizal.",
        [("accuses", "Persatuan peguam", "penahanan Rizal")],
    ),
    "accused first": (
        "Syarikat itu dituduh oleh penduduk membuang sisa ke sungai.",
        [("accuses", "penduduk", "Syarikat itu … membuang sisa ke sungai")],
    ),
    "mutual": (
        "Utara dan Selatan saling menuduh melanggar gencatan senjata.",
        [
            ("accuses", "Utara", "melanggar gencatan senjata"),
            ("accuses", "Selatan", "melanggar gencatan senjata"),
        ],
    ),
    "nominal": (
        "Tuduhan Majlis Utara bahawa militia mencuri bantuan belum dijawab.",
        [("accuses", "Majlis Utara", "militia mencuri bantuan belum dijawab")],
    ),
    "confirmation": (
        "Ketua Bomba mengesahkan bahawa tiga rumah musnah.",
        [("confirms", "Ketua Bomba", "tiga rumah musnah")],
    ),
    "confirmation in the passive": (
        "Perkara itu disahkan Ketua Polis Daerah.",
        [("confirms", "Ketua Polis Daerah", "Perkara itu")],
    ),
    "concession": (
        "Pengurus kilang mengakui sisa itu dibuang ke longkang.",
        [("concedes", "Pengurus kilang", "sisa itu dibuang ke longkang")],
    ),
    "two cues and one speaker": (
        "Gabenor Pesisir berkata gencatan berkuat kuasa dan menafikan laporan bahawa tenteranya mara.",
        [
            ("asserts", "Gabenor Pesisir", "gencatan berkuat kuasa"),
            ("denies", "Gabenor Pesisir", "tenteranya mara"),
        ],
    ),
    "two speakers and two contents": (
        "Utara mendakwa jambatan itu dibom, manakala Selatan menyalahkan Utara atas kejadian itu.",
        [
            ("asserts", "Utara", "jambatan itu dibom"),
            ("accuses", "Selatan", "Utara atas kejadian itu"),
        ],
    ),
    "hedge without a speaker": (
        "Lelaki itu dipercayai lemas ketika memancing.",
        [("asserts", None, "Lelaki itu … lemas ketika memancing")],
    ),
    "alleged without a speaker": (
        "Kilang itu didakwa membuang sisa ke sungai.",
        [("asserts", None, "Kilang itu … membuang sisa ke sungai")],
    ),
    "a source passed on": (
        "Agensi berita Bahari, memetik Kementerian Dalam Negeri Utara, melaporkan bahawa dua kampung kosong.",
        [("asserts", "Kementerian Dalam Negeri Utara", "dua kampung kosong")],
    ),
    "own voice for a contested figure": (
        "Sejak awal minggu, sekurang-kurangnya 40 orang awam terbunuh di bandar itu.",
        [("asserts", None, "sekurang-kurangnya 40 orang awam terbunuh di bandar itu")],
    ),
    "headline denial": (
        "Menteri Utara Nafi Tentera Berundur",
        [("denies", "Menteri Utara", "Tentera Berundur")],
    ),
    "headline allegation": (
        "Penduduk Dakwa Sungai Tercemar",
        [("asserts", "Penduduk", "Sungai Tercemar")],
    ),
    "headline with a colon": (
        "Datuk Bandar: Jambatan Lama Ditutup",
        [("asserts", "Datuk Bandar", "Jambatan Lama Ditutup")],
    ),
    "days and adverbs between": (
        "Polis Daerah pada Isnin malam akhirnya mengesahkan bahawa dua suspek ditahan.",
        [("confirms", "Polis Daerah", "dua suspek ditahan")],
    ),
    "joined by while commenting": (
        "Mengulas lanjut, Azman berkata siasatan masih berjalan.",
        [("asserts", "Azman", "siasatan masih berjalan")],
    ),
}
SILENT = {
    "demand": "Beliau menggesa kerajaan membaiki jambatan itu.",
    "allow, not confirm": "Pihak sekolah membenarkan murid pulang awal.",
    "refuse": "Wakil kampung menolak untuk hadir ke rundingan.",
    "object, not deny": "Penduduk membantah pembinaan kilang simen.",
    "when reached": "Ketika dihubungi, pejabat itu sudah tutup.",
    "promise": "Gabenor berjanji membina jambatan baharu.",
    "read also": "Baca juga: Menteri berkata beras selamat",
    "declines": "Pengarah itu enggan mengulas perkara itu.",
    "follow a road": "Lori itu mengikut jalan pantai ke pekan.",
    "first person": "Menurut saya, jambatan itu selamat.",
    "duration is no casualty figure": "Perjalanan itu mengambil masa 12 jam.",
}
FIGURES = [
    ("Bomba berkata dua lelaki maut dan 12 lagi cedera.", [(2, "exactly"), (12, "exactly")]),
    ("Menteri berkata lebih daripada 2,000 penduduk dipindahkan.", [(2000, "more than")]),
    ("Menteri berkata kos projek itu RM1.2 juta.", [(1_200_000, "exactly")]),
    ("Menteri berkata kira-kira lapan ribu rumah terjejas.", [(8000, "about")]),
    ("Polis berkata hampir 300 peserta hadir pada jam 9 pagi.", [(300, "nearly")]),
    ("Bomba berkata sekurang-kurangnya lima belas kedai terbakar.", [(15, "at least")]),
    ("Bomba berkata puluhan keluarga berpindah pada 12 Mac.", [(10, "tens")]),
    ("Jabatan itu berkata hasil jualan naik 4.5 peratus.", [(4.5, "exactly")]),
    ("Polis berkata kanak-kanak berusia lapan tahun itu selamat.", []),
    ("Bank itu berkata kerugian mencecah dua bilion ringgit.", [(2_000_000_000, "exactly")]),
]


@pytest.mark.parametrize(("text", "expected"), FIRES.values(), ids=FIRES.keys())
def test_malay_attribution_fires(text, expected):
    assert rows(text, "ms") == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_malay_sentence_stays_silent(text):
    assert rows(text, "ms") == []


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_malay_figures(text, expected):
    found = [(figure.low, str(figure.modifier)) for one in proposals(text, "ms") for figure in one.figures]
    assert found == expected


@pytest.mark.parametrize("cue", ["mendakwa", "dakwa"])
def test_malay_allegation_is_marked_as_a_claim(cue):
    text = f"Penduduk {cue} air sungai tercemar sejak Mac." if cue != "dakwa" else '"Air tercemar," dakwa Salmah.'
    assert [found.hedged for found in proposals(text, "ms")] == [True]


def test_indicting_in_indonesian_is_no_allegation():
    assert rows("Jaksa mendakwa bupati itu dengan pasal penyuapan.", "id") == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Menteri Kerja Raya memaklumkan bahawa jambatan itu selamat. Kerja baik pulih siap esok, katanya.", True),
        ("Menteri Kerja Raya memaklumkan bahawa jambatan itu selamat. Beliau menafikan laluan ditutup.", True),
        ("Menteri Kerja Raya memaklumkan bahawa jambatan itu selamat. Mereka menafikan laluan ditutup.", False),
        ("Menteri Kerja Raya memaklumkan bahawa jambatan itu selamat. Tambahnya, laluan dibuka esok.", True),
    ],
)
def test_malay_pronouns_and_clitics_mean_the_last_fitting_speaker(text, meant):
    found = proposals(text, "ms")[1]
    assert said(text, found.resolved_speaker) == ("Menteri Kerja Raya" if meant else None)


def test_malay_denial_points_at_the_statement_before():
    text = "Utara berkata kampung Sumber diserang artileri Selatan. Selatan menafikan dakwaan itu."
    found = proposals(text, "ms")
    assert (found[1].stance, found[1].antecedent) == ("denies", 0)
