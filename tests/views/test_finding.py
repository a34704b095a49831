"""Forms that choose a claim or a statement by words: moving, merging, relating."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Relation, Statement
from tests import factories

BRIDGE = "The bridge was blown up before dawn."
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture
def bridge(db: None) -> Claim:
    return factories.ClaimFactory(proposition=BRIDGE)


@pytest.fixture
def said(db: None) -> Statement:
    return factories.StatementFactory(claim=factories.ClaimFactory(proposition="A bridge stands."))


def address(name: str, row: Claim | Statement, *, look: bool = False) -> str:
    return reverse(f"claims:{name}", args=[row.public_id]) + ("?look=1" if look else "")


@pytest.mark.parametrize("words", ["bridge dawn", "{address}"])
def test_a_claim_is_found_in_place_by_words_and_by_its_address(
    desk: Client, said: Statement, bridge: Claim, words: str
) -> None:
    typed = {"find": words.format(address=f"https://news.test{address('claim', bridge)}?page=2"), "in_place": "1"}

    answer = desk.post(address("statement-move", said, look=True), typed, headers=IN_PLACE)

    page = answer.content.decode()
    assert answer.context["found"] == [bridge]
    assert page.count("<form") == 0
    assert f'name="claim" id="moveform_claim-1" value="{bridge.public_id}" data-key="1"' in page
    assert 'class="claim-sides"' in page


def test_looking_without_scripts_decides_nothing_and_keeps_what_was_typed(desk: Client, bridge: Claim) -> None:
    twin = factories.ClaimFactory(proposition="Before dawn the bridge was blown up.")
    typed = {"find": "bridge dawn", "reason": "The same bridge.", "into": str(twin.public_id), "revision": "7"}

    answer = desk.post(address("claim-merge", bridge, look=True), typed)

    form = answer.context["form"]
    assert [form[name].value() for name in typed] == list(typed.values())
    assert form.found() == [twin]
    assert f'value="{twin.public_id}" data-key="1" checked' in answer.content.decode()
    bridge.refresh_from_db()
    assert bridge.merged_into is None


@pytest.mark.parametrize("given", [{"claim": "{id}"}, {"claim": "{address}"}, {"find": "{address}"}])
def test_a_statement_moves_onto_the_claim_that_is_picked_or_whose_address_is_given(
    desk: Client, said: Statement, bridge: Claim, given: dict[str, str]
) -> None:
    where = {"id": str(bridge.public_id), "address": address("claim", bridge)}
    sent = {name: value.format(**where) for name, value in given.items()}

    desk.post(address("statement-move", said), sent | {"revision": said.revision})

    said.refresh_from_db()
    assert said.claim == bridge


def test_words_without_a_choice_are_refused_and_stay(desk: Client, said: Statement, bridge: Claim) -> None:
    held = said.claim

    answer = desk.post(address("statement-move", said), {"find": "bridge dawn", "revision": said.revision})

    page = answer.content.decode()
    said.refresh_from_db()
    assert (answer.status_code, said.claim) == (422, held)
    assert "Choose one of the claims found." in page
    assert f'value="{bridge.public_id}" data-key="1"' in page
    assert 'value="bridge dawn"' in page


def test_none_of_those_found_takes_a_statement_off_its_claim(desk: Client, said: Statement, bridge: Claim) -> None:
    desk.post(address("statement-move", said), {"find": "bridge", "claim": "", "revision": said.revision})

    said.refresh_from_db()
    assert said.claim is None


def test_statements_are_found_by_words_and_by_who_speaks_and_one_is_answered(desk: Client, said: Statement) -> None:
    party = factories.PartyFactory(name="Republic of the Lowlands")
    other = factories.StatementFactory(
        proposition=BRIDGE, party=party, claim=factories.ClaimFactory(), event=said.event
    )
    relate = address("statement-relate", said, look=True)

    found = [
        [hit.record for hit in desk.post(relate, {"find": words, "in_place": "1"}, headers=IN_PLACE).context["found"]]
        for words in ("bridge dawn", "Republic of the Lowlands", address("statement", other), "no such words anywhere")
    ]
    desk.post(
        address("statement-relate", said), {"target": str(other.public_id), "type": "contradicts", "reason": "It fell."}
    )

    assert found == [[other], [other], [other], []]
    assert Relation.objects.get().type == "contradicts"


def test_the_number_of_claims_found_costs_no_query(desk: Client, said: Statement, bridge: Claim) -> None:
    move, typed = address("statement-move", said, look=True), {"find": "bridge dawn", "in_place": "1"}

    def queries() -> int:
        desk.post(move, typed, headers=IN_PLACE)  # what is kept is kept
        with CaptureQueriesContext(connection) as asked:
            desk.post(move, typed, headers=IN_PLACE)
        return len(asked)

    one = queries()
    for number in range(4):
        factories.StatementFactory(claim=factories.ClaimFactory(proposition=f"{BRIDGE} {number}"))

    assert queries() == one
