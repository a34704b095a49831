"""Claims for an editor to choose from."""

import pytest

from claims.retrieval import choosing
from tests.factories import ClaimFactory


@pytest.mark.django_db
def test_claims_with_every_word_come_alone_and_else_those_that_share_most() -> None:
    one = ClaimFactory(proposition="Jembatan Karvin runtuh.")
    two = ClaimFactory(proposition="Jembatan Lemar ditutup.")
    other = ClaimFactory(proposition="Harga beras naik.")
    withdrawn = {"merged_into": other}
    ClaimFactory(proposition="Jembatan Karvin runtuh lagi.", **withdrawn)

    assert choosing.by_words("runtuh jembat") == [one]
    assert choosing.by_words("jembatan Lemar runtuh ditutup") == [two, one]
    assert choosing.by_words("jembatan Lemar runtuh ditutup", chosen=str(other.public_id)) == [other, two, one]
    assert choosing.by_words("\x00 ?") == []
