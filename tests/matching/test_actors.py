import pytest

from claims.matching.actors import of_another_side
from claims.matching.denials import answered
from claims.matching.pairs import pool
from tests.matching.builders import said

SOUTH, NORTH = "Army of Sulan", "Norvia's Defence Ministry"
CHARGE = said("s1", "Norvian soldiers fired first at the ford", language="en", speaker=SOUTH)
OWN_CLAIM = said("s2", "Sulan troops fired first at the ford", "accuses", language="en", speaker=NORTH, article="b")
DENIED = "its soldiers had fired first"


def denial(text=DENIED, **slots):
    return said("s9", text, "denies", **({"language": "en", "speaker": NORTH} | slots))


def apart(one, other, *heard):
    return of_another_side(pool([one, other, *heard], None).meet(one, other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (denial(), OWN_CLAIM, True),
        (denial("Norvia's Defence Ministry's soldiers had fired first"), OWN_CLAIM, True),
        (denial(), CHARGE, False),
        (denial("Sulan troops had fired first"), OWN_CLAIM, False),
        (denial("the ford had been shelled"), OWN_CLAIM, False),
        (denial(speaker="The ministry"), OWN_CLAIM, False),
        (denial(), said("s2", "Sulan troops were fired at first", language="en", speaker=NORTH), False),
        (
            denial("tentaranya menembak lebih dulu", language="id", speaker="Kementerian Pertahanan Norvia"),
            said("s2", "Pasukan Sulan menembak lebih dulu", speaker="Juru bicara Norvia"),
            True,
        ),
        (
            denial("tentaranya menembak lebih dulu", language="id", speaker="Kementerian Pertahanan Norvia"),
            said("s2", "Pasukan Sulan ditembak lebih dulu", speaker="Juru bicara Norvia"),
            False,
        ),
    ],
)
def test_an_act_of_the_denier_is_not_one_laid_to_the_other_side(one, other, expected):
    assert apart(one, other) is expected


def test_a_name_nobody_else_bears_may_be_the_denier_s_own_people():
    other = said("s2", "Brigade Rajawali menembak lebih dulu")
    one = denial("anggotanya menembak lebih dulu", language="id", speaker="Polres Lemar")
    assert not apart(one, other)
    assert apart(one, other, said("s3", "jalan ditutup", speaker="Komandan Rajawali"))


@pytest.mark.parametrize(("target", "expected"), [("south", True), ("north", False)])
def test_known_parties_tell_before_names(target, expected):
    other = said("s2", "Pasukan Sulan menembak lebih dulu", "accuses", party="east", target=target)
    assert apart(denial(party="north"), other) is expected


def test_a_country_spelt_differently_elsewhere_is_no_other_side_of_a_known_party():
    other = said("s2", "Pasukan Norwia menembak lebih dulu", party="south", speaker="Tentara Sulan")
    heard = said("s3", "jembatan hancur", speaker="Kementerian Norwia", party="north")
    assert not apart(denial(party="north"), other, heard)


def test_a_denial_answers_the_charge_and_not_the_claim_of_its_own_side():
    matter = pool([denial(), CHARGE, OWN_CLAIM], None)
    found = [answered(denial(), article, matter) for article in ("a", "b")]
    assert [one and one.fact for one in found] == [CHARGE, None]
