import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.reading import LONGEST_TEXT, read


@pytest.mark.parametrize(
    ("language", "text", "actions"),
    [
        ("id", "pasukan itu menembak jatuh dua helikopter", {"shoot-down"}),
        ("id", "pertempuran kembali pecah di lembah", {"fight", "resume"}),
        ("id", "warga diungsikan dari kota", {"displace"}),
        ("ms", "tentera upahan dihantar ke sempadan", {"send"}),
        ("en", "rebels opened fire on the convoy", {"attack"}),
        ("en", "mercenaries were deployed", {"send"}),
    ],
)
def test_phrases_become_concepts(language, text, actions):
    assert read(text, language).actions == actions


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        ("id", "tentara bayaran", "kombatan"),
        ("id", "gencatan senjata", "jeda kemanusiaan"),
        ("en", "mercenaries", "combatants"),
    ],
)
def test_words_for_one_thing_read_alike(language, a, b):
    assert read(a, language).keys == read(b, language).keys


def test_languages_meet_in_their_concepts():
    assert read("gencatan senjata dilanggar", "id").keys == read("the ceasefire was violated", "en").keys


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("id", "pasukan tidak memasuki ibu kota", {"enter"}),
        ("id", "pasukan memasuki ibu kota", set()),
        ("en", "the troops did not enter the capital", {"enter"}),
        ("en", "no prisoners were executed", {"execute"}),
    ],
)
def test_a_negation_turns_the_predicate_it_stands_before(language, text, negated):
    assert read(text, language).negated == negated


@pytest.mark.parametrize(
    ("language", "text", "pole"),
    [
        ("id", "gencatan senjata tetap berlaku", 1),
        ("id", "gencatan senjata telah dilanggar", -1),
        ("id", "gencatan senjata tidak dilanggar", 1),
        ("id", "pertempuran kembali pecah", -1),
        ("en", "the truce holds", 1),
        ("en", "fighting has resumed", -1),
        ("id", "harga beras naik", 0),
    ],
)
def test_a_truce_holds_or_is_broken(language, text, pole):
    assert read(text, language).poles.get("truce", 0) == pole


def test_a_change_outweighs_the_state_it_ends():
    assert read("the men who are still in custody were released", "en").poles["custody"] == -1


def test_numbers_are_no_subject_matter():
    assert read("40 roket", "id").keys == {"rocket"}


@given(st.text(max_size=300), st.sampled_from(["id", "ms", "en", "xx"]))
def test_any_text_can_be_read_and_its_terms_lie_in_order(text, language):
    reading = read(text, language)
    ends = [place for term in reading.terms for place in (term.start, term.end)]
    assert ends == sorted(ends)
    assert reading.actions <= reading.keys


def test_a_text_without_end_is_read_in_part():
    assert read("roket " * 100_000, "id").terms[-1].end <= LONGEST_TEXT


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("id", "belum satu pun mahasiswa yang ditangkap dibebaskan", {"free"}),
        ("id", "tidak ada warga yang tewas di kota itu", {"kill"}),
        ("id", "bukan hanya rumah yang hancur, tetapi juga masjid", set()),
        ("en", "no grain was destroyed in the strike", {"destroy"}),
        ("en", "no fewer than 40 people were killed", set()),
    ],
)
def test_a_negation_turns_the_predicate_it_is_about(language, text, negated):
    assert read(text, language).negated == negated


@pytest.mark.parametrize(
    ("language", "text", "background"),
    [
        ("id", "3.200 warga mengungsi sejak serangan itu", {"attack"}),
        ("id", "pasukan itu mundur setelah menyerang desa", set()),
        ("en", "5 people were killed in the attack", {"attack"}),
        ("en", "the attack killed 5 people", set()),
    ],
)
def test_a_noun_after_since_or_in_is_background(language, text, background):
    assert read(text, language).background == background


def test_what_will_be_done_is_pending():
    assert read("tawanan akan dibebaskan besok", "id").pending == {"free"}


def test_a_mark_is_read_though_its_name_is_a_small_word():
    assert read("only three of its soldiers died", "en").marks >= {"only", "own"}
