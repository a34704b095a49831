"""Names of places in a sentence, and figures that are of two places."""

import pytest

from claims.matching.propose import propose
from claims.matching.where import places
from tests.matching.builders import count, said


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("12 warga tewas di Kelapit", "id", {"kela"}),
        ("roket menghantam Desa Wanir", "id", {"wani"}),
        ("serangan di Bukit Anau pada bulan Mei", "id", {"anau", "buki"}),
        ("kem pelarian di Jelutan", "ms", {"jelu"}),
        ("Estria shelled the village of Oskel", "en", {"oske"}),
        ("31 aircraft were lost in January", "en", set()),
        ("dua serdadu gugur di Pos Tujuh", "id", set()),
        ("the clinic in Varsel on Tuesday", "en", {"vars"}),
        ("Menteri Luar Negeri Anton Saka berbicara", "id", set()),
    ],
)
def test_places_are_names_after_a_word_for_where(text, language, expected):
    assert places(text, language) == expected


def test_a_toll_of_one_village_is_not_held_against_that_of_another():
    one = said("s1", "15 warga tewas di Desa Wanir", party="north", figures=(count(15, "warga tewas"),))
    other = said("s2", "4 warga tewas di Desa Lirang", party="south", figures=(count(4, "warga tewas"),))
    assert propose(other, [one]) == []
