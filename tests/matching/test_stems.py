import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.lexicon import lexicon
from claims.matching.stems import english, malayic


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("id", ["menembaki", "ditembaki", "tembakan", "penembakan"]),
        ("id", ["mengirim", "dikirim", "pengiriman", "kirimannya"]),
        ("id", ["membantah", "dibantah", "bantahan"]),
        ("id", ["melanggar", "pelanggaran", "dilanggarlah"]),
        ("ms", ["menyekat", "disekat", "sekatan"]),
        ("en", ["kill", "killed", "killing", "kills"]),
        ("en", ["repel", "repelled", "repels"]),
        ("en", ["deny", "denied", "denies"]),
        ("en", ["release", "released", "releasing"]),
    ],
)
def test_forms_of_one_word_share_a_stem(language, forms):
    assert len({lexicon(language).stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("perang", "serang"),
        ("keterangan", "serangan"),
        ("paling", "saling"),
        ("termasuk", "memasuki"),
        ("meninggal", "meninggalkan"),
        ("pengadilan", "adil"),
        ("mereka", "mengerahkan"),
        ("sempat", "menempatkan"),
        ("tujuan", "menuju"),
    ],
)
def test_words_that_only_look_alike_keep_apart(word, other):
    assert lexicon("id").stem(word) != lexicon("id").stem(other)


def test_a_reduplication_stems_as_its_half():
    assert lexicon("id").stem("luka-luka") == lexicon("id").stem("luka")


@given(st.text(max_size=40))
def test_stemming_any_word_gives_a_part_of_it_or_its_y_form(word):
    assert malayic(word) in word
    assert len(english(word)) <= len(word)
