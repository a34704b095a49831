from dataclasses import replace

import pytest

from claims.matching.denials import answered
from claims.matching.pairs import pool
from claims.matching.propose import propose
from claims.vocabulary import RelationType, Stance
from tests.matching.builders import said

SHELLING = said("s1", "artileri Utara menembaki desa Lemar", "accuses", party="south", target="north")
MARKET = said("s2", "roket Utara menghantam pasar Odan", "accuses", party="south", target="north")


def answer(denial, *others):
    found = answered(denial, others[0].article if others else "a", pool([denial, *others], None))
    return found and found.fact.key


def test_a_pointer_answers_the_nearest_earlier_statement_of_another_party():
    denial = said("s3", "tuduhan tersebut", "denies", party="north")
    assert answer(denial, SHELLING, MARKET) == "s2"


def test_a_pointer_skips_what_accuses_somebody_else():
    other = said("s2", "milisi Timur menjarah gudang", "accuses", party="south", target="east")
    assert answer(said("s3", "tuduhan itu", "denies", party="north"), SHELLING, other) == "s1"


def test_a_pointer_never_answers_what_comes_after_it():
    assert answer(said("s0", "klaim itu", "denies", party="north"), SHELLING) is None


def test_a_given_antecedent_settles_it():
    denial = said("s3", "menembaki desa mana pun", "denies", party="north", antecedent="s2")
    assert answer(denial, SHELLING, MARKET) == "s2"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("artileri menembaki desa Lemar", "s1"),
        ("pasukan memasuki ibu kota", None),
        ("tuduhan itu", None),
        ("keterlibatan apa pun", None),
    ],
)
def test_a_denial_whose_antecedent_is_no_statement_answers_what_its_words_fit(words, expected):
    assert answer(said("s3", words, "denies", party="north", antecedent="s9"), SHELLING) == expected


def test_a_denial_whose_antecedent_is_no_statement_answers_nothing_of_another_article():
    denial = said("s3", "artileri menembaki desa Lemar", "denies", party="north", antecedent="s9", article="b")
    assert answer(denial, SHELLING) is None


def test_a_denial_answers_the_statement_it_names_not_its_neighbour():
    denial = said("s3", "pasukannya menembaki desa Lemar", "denies", party="north")
    assert answer(denial, SHELLING, MARKET) == "s1"


def test_a_denial_of_another_act_answers_nothing():
    denial = said("s3", "pasukan Utara telah memasuki ibu kota", "denies", party="north")
    assert answer(denial, SHELLING, MARKET) is None


def test_one_shared_name_makes_no_proposition():
    other = said("s1", "pasukan Utara mendekati Lemar", party="south")
    assert answer(said("s2", "menembaki Lemar", "denies", party="north"), other) is None


@pytest.mark.parametrize(
    "denial",
    [
        said("s3", "pernyataan satu sama lain", "denies", speaker="Kedua belah pihak"),
        said("s3", "tuduhan itu", "denies", party="north", mutual=True),
        said("s3", "tuduhan itu", "denies", speaker="kedua pihak"),
    ],
)
def test_a_mutual_denial_answers_nothing(denial):
    assert answer(denial, SHELLING, MARKET) is None


def test_nobody_denies_a_statement_of_its_own_party():
    assert answer(said("s3", "artileri Utara menembaki desa Lemar", "denies", party="south"), SHELLING) is None


def test_a_denial_of_resumed_fighting_answers_the_charge_of_a_broken_truce():
    charge = said("s1", "tentara Utara melanggar gencatan senjata", "accuses", party="south", target="north")
    assert answer(said("s2", "pertempuran kembali pecah", "denies", party="north"), charge) == "s1"


def test_of_two_equal_statements_the_one_in_the_same_sentence_is_answered():
    context = "Selatan menuduh Utara menembaki desa Lemar, yang dibantah Utara."
    near = said("s1", "Utara menembaki desa Lemar", "accuses", party="south", target="north", context=context)
    far = said("s5", "Utara menembaki desa Lemar", "accuses", party="south", target="north")
    assert answer(said("s6", "Utara menembaki desa Lemar", "denies", party="north", context=context), near, far) == "s1"


@pytest.mark.parametrize(
    ("charge", "denial", "answered"),
    [
        ("artileri Utara menembaki desa Lemar", "sebarang tembakan dilepaskan anggotanya", "s1"),
        ("artileri Utara menembaki desa Lemar", "penembakan bus sekolah berisi siswa di jalan raya", None),
        ("pasukan Utara meledakkan jembatan Genta", "bertanggung jawab atas runtuhnya jembatan itu", "s1"),
        ("pasukan Utara meledakkan jembatan Genta", "bertanggung jawab atas gagalnya panen", None),
    ],
)
def test_the_accused_denies_the_act_in_a_word_or_a_part_in_the_matter(charge, denial, answered):
    accusing = said("s1", charge, "accuses", party="south", target="north")
    second = said("s3", "pegawai Utara melancungkan ijazah", "accuses", party="south", target="north")
    assert answer(said("s2", denial, "denies", party="north"), accusing, second) == answered


@pytest.mark.parametrize(
    ("others", "article", "answered"),
    [
        ((), "a", "s1"),
        ((said("s2", "tentara Utara menjarah gudang", "accuses", party="south", target="north"),), "a", None),
        ((said("s2", "tentara Selatan menjarah gudang", "accuses", party="north", target="south"),), "a", "s1"),
        ((), "b", None),
    ],
)
def test_a_denial_in_unknown_words_answers_the_only_charge_of_its_article(others, article, answered):
    charge = said("s1", "pegawai Utara melancungkan ijazah", "accuses", party="south", target="north")
    denial = said("s9", "kantornya berbuat begitu", "denies", party="north", article=article)
    assert answer(denial, charge, *others) == answered


HEADLINE = said("s0", "Utara tembaki desa", "accuses", speaker="Selatan", target="north")
LEAD = said("s1", "Utara menembaki desa Lemar pada Senin", "accuses", speaker="Kementerian Selatan", target="north")


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, True),
        ({"speaker": "Kementerian Timur"}, False),
        ({"target": "east"}, False),
        ({"article": "b"}, False),
        ({"stance": Stance.CONFIRMS, "proposition": "Utara menyita desa"}, False),
    ],
)
def test_a_pointing_denial_answers_what_the_headline_tells_of_the_same_voice(slots, expected):
    denial = said("s2", "tuduhan itu", "denies", party="north", antecedent="s1")
    told = replace(HEADLINE, **slots)
    answers = {one.target for one in propose(denial, [told, LEAD]) if one.type is RelationType.DENIES}
    assert answers == ({"s0", "s1"} if expected else {"s1"})
