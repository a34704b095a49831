import pytest

from claims.matching.counting import measured
from tests.matching.builders import count, said


def slots(text: str, of: str, value: float, **more: object) -> tuple[str | None, str | None, str | None]:
    found = measured(said("s1", text, figures=(count(value, of),), **more))[0]
    return found.measure, found.population, found.period


@pytest.mark.parametrize(
    ("text", "of", "value", "expected"),
    [
        ("12 warga sipil tewas", "warga sipil tewas", 12, ("kill", "civilian", None)),
        ("serangan itu menewaskan 12 warga sipil", "warga sipil", 12, ("kill", "civilian", "incident")),
        ("1.500 orang bergerak ke pelabuhan untuk dievakuasi", "orang", 1500, ("head", None, None)),
        ("1.500 orang dievakuasi lewat laut", "orang", 1500, ("evacuate", None, None)),
        ("sejak awal perang 300 tentara gugur", "tentara gugur", 300, ("kill", "soldier", "cumulative")),
        ("gempa merusak 80 rumah", "rumah", 80, ("destroy", "house", None)),
        ("tiga kapal ditenggelamkan", "kapal", 3, ("sink", "ship", "incident")),
        ("12 sandera masih ditahan", "sandera", 12, ("detain", None, None)),
        ("12 sandera tewas", "sandera", 12, ("kill", "hostage", None)),
    ],
)
def test_slots_are_read_from_the_words_around_a_figure(text, of, value, expected):
    assert slots(text, of, value) == expected


def test_a_rise_is_a_change_but_a_rise_to_is_a_level():
    rise = said("s1", "korban tewas bertambah 5 orang", figures=(count(5, "korban tewas"),))
    level = said("s2", "korban tewas bertambah menjadi 25 orang", figures=(count(25, "korban tewas"),))
    assert [measured(one)[0].change for one in (rise, level)] == [True, False]


def test_a_rate_is_told_from_a_total():
    rate = said("s1", "200 keluarga mengungsi per hari", figures=(count(200, "keluarga"),))
    assert measured(rate)[0].per_unit


def test_their_own_means_the_speakers_party():
    own = said("s1", "40 tentara mereka gugur", party="north", figures=(count(40, "tentara gugur", whose="mereka"),))
    assert measured(own)[0].whose == "north"


def test_what_is_not_disclosed_is_not_measured():
    assert measured(said("s1", "kerugian belum diungkapkan", figures=(count(0, "kerugian", disclosed=False),))) == []


@pytest.mark.parametrize(
    ("language", "text", "of", "value", "expected"),
    [
        ("id", "rumah yang hanyut mencapai 90 buah", "buah", 90, (None, "house", {"hanyut"})),
        ("id", "jumlah penambang yang hilang kini 14", "hilang", 14, ("missing", None, set())),
        ("id", "jumlah tentaranya yang gugur menjadi 19", "tewas", 19, ("kill", "soldier", set())),
        ("id", "pasukan menewaskan 20 orang", "orang", 20, ("kill", None, set())),
        ("id", "pasukan membagikan 20 buah", "buah", 20, (None, None, set())),
        ("id", "kerugian ditaksir Rp38 juta", "", 38_000_000, (None, None, {"rugi", "aksir"})),
        ("ms", "kerugian cuma RM6 juta", "", 6_000_000, (None, None, {"rugi"})),
        ("en", "the death toll among civilians rose to 51", "", 51, ("kill", "civilian", set())),
        ("en", "the soldiers detained 20 people", "people", 20, ("detain", None, set())),
    ],
)
def test_a_number_that_ends_its_clause_counts_the_subject(language, text, of, value, expected):
    fact = said("s1", text, language=language, figures=(count(value, of),))
    found = measured(fact)[0]
    assert (found.measure, found.population, set(found.kinds)) == expected


@pytest.mark.parametrize(
    ("language", "text", "of", "value", "expected"),
    [
        ("id", "tiga dari nelayan yang hilang sudah ditemukan", "nelayan hilang", 3, True),
        ("id", "tiga nelayan dari desa itu hilang", "nelayan hilang", 3, False),
        ("en", "12 of the dead were soldiers", "dead", 12, True),
        ("en", "12 of its soldiers died", "soldiers killed", 12, False),
    ],
)
def test_a_part_is_told_from_the_whole(language, text, of, value, expected):
    assert measured(said("s1", text, language=language, figures=(count(value, of),)))[0].part is expected
