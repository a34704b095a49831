"""Near-duplicates."""

import pytest

from claims.text.shingles import PERMUTATIONS, bands, signature, similarity

ARTICLE = " ".join(f"Warga desa nomor {n} menyeberang sungai dengan perahu kayu ke pasar." for n in range(40))


def test_signature_is_the_same_every_time_and_on_every_machine():
    first = signature("Hujan turun di hulu sungai sejak pagi.")
    assert (first[:2], len(first)) == (signature("hujan  turun di HULU sungai sejak pagi")[:2], PERMUTATIONS)


def test_copy_with_another_headline_stays_close():
    copy = signature("Perahu Kayu Masih Andalan Warga. " + ARTICLE)
    assert similarity(signature(ARTICLE), copy) > 0.8
    assert set(bands(signature(ARTICLE))) & set(bands(copy))


def test_other_text_is_far():
    other = signature("Pengadilan menunda sidang sengketa lahan karena hakim sakit dan saksi belum datang ke kota.")
    assert similarity(signature(ARTICLE), other) < 0.1


@pytest.mark.parametrize("text", ["", " \n ", "!!!"])
def test_text_without_words_has_no_signature(text):
    assert (signature(text), bands(signature(text)), similarity(signature(text), signature(ARTICLE))) == ((), [], 0.0)


def test_short_text_still_has_a_signature():
    assert similarity(signature("hujan"), signature("Hujan!")) == 1.0
