"""Which words of a claim say nothing without its article."""

import pytest

from claims.extraction.pointing import pointing_words


@pytest.mark.parametrize(
    ("sentence", "language", "words"),
    [
        ("Dua belas prajurit mereka tewas di wilayah tersebut.", "id", ["mereka", "wilayah tersebut"]),
        ("Delegasi Sagara diundang, tetapi mereka menolak.", "id", []),
        ("Kapal Lembah menembaki pelabuhan Orun dan menutup pelabuhan itu.", "id", []),
        ("Roket menghantam pelabuhan itu.", "id", ["pelabuhan itu"]),
        ("They shelled this region.", "en", ["They", "this region"]),
        ("The region was shelled by its own army.", "en", ["its"]),
        ("Mereka menembak.", "xx", []),
    ],
)
def test_words_that_point_out_of_a_claim_are_named(sentence: str, language: str, words: list[str]) -> None:
    assert pointing_words(sentence, language) == words
