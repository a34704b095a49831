"""Whole families of verbs and nouns by which news denies, accuses, doubts and says, each in one plain sentence."""

import pytest

from claims.extraction import default_extractor

DENIED = "Bupati Sarman {} tudingan bahwa pupuk itu dijual ke tengkulak."
ANSWERED = "Tudingan bahwa pupuk itu dijual {} oleh Bupati Sarman."
SAID = '"Pupuk itu sudah dibagikan," {} Sarman kepada wartawan.'
THAT = "Sarman {} bahwa pupuk itu dijual ke tengkulak."

FAMILIES = [
    ("id", "denies", DENIED, "membantah menyangkal menampik menepis menyanggah memungkiri menafikan mementahkan"),
    ("id", "denies", DENIED, "mengelak menolak mengingkari menangkis meluruskan"),
    ("id", "denies", ANSWERED, "dibantah disangkal ditampik ditepis disanggah dipungkiri dimentahkan ditangkis"),
    ("id", "denies", SAID, "bantah sangkal elak tampik tepis sanggah"),
    ("id", "denies", "Sarman {} menjual pupuk.", "menolak-disebut tidak-terima-dituduh tak-terima-dituding"),
    ("id", "accuses", "Sarman {} tengkulak atas kelangkaan itu.", "menyalahkan mengecam mengutuk mencela"),
    ("id", "accuses", "Tengkulak {} petani menimbun pupuk.", "dituduh dituding disalahkan dipersalahkan dicela"),
    ("id", "accuses", "{} jaksa bahwa Sarman menjual pupuk dibacakan Senin.", "Dakwaan Sangkaan Tudingan Tuduhan"),
    ("id", "doubts", "Sarman {} klaim tengkulak itu.", "meragukan menyangsikan mempertanyakan mempersoalkan menyoal"),
    ("id", "asserts", THAT, "menengarai menyinyalir berspekulasi berargumentasi berkelit mengklarifikasi"),
    ("id", "asserts", SAID, "kata celetuk sindir sentil tegur gerutu kelit"),
    ("ms", "denies", "Rahman {} dakwaan bahawa baja itu dijual.", "menafikan menyangkal menidakkan mempertikai"),
    ("ms", "denies", "Dakwaan baja dijual itu {} oleh Rahman.", "dinafikan disangkal disanggah dipertikai"),
    ("ms", "accuses", "Pemborong {} petani menyorok baja.", "dituduh dituding ditempelak diselar"),
    ("ms", "doubts", "Rahman {} dakwaan itu.", "meragui mempersoal mempersoalkan"),
    ("ms", "confirms", "Rahman {} laporan itu.", "mengesahkan mengiyakan"),
    ("en", "denies", "The charge of theft was {} by Harlan Pike.", "denied rejected contested debunked repudiated"),
    ("en", "asserts", "Harlan Pike {} that the grain was gone.", "protested affirmed disclosed attested"),
]  # fmt: skip
FORMS = [(code, stance, text, form) for code, stance, text, forms in FAMILIES for form in forms.split()]


@pytest.mark.parametrize(("code", "stance", "text", "form"), FORMS, ids=[f"{row[0]} {row[3]}" for row in FORMS])
def test_verb_takes_the_stance_of_its_family(code, stance, text, form):
    found = default_extractor.extract(text.format(form.replace("-", " ")), language=code)
    assert stance in [one.stance for one in found]


@pytest.mark.parametrize("verb", ["mengklarifikasi", "menjawab", "menyoroti"])
def test_answering_a_claim_asserts_nothing_of_it(verb):
    assert not default_extractor.extract(f"Dinas itu {verb} kabar bahwa stok pupuk habis.", language="id")
