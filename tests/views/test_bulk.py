"""Many candidates decided at once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.forms import bulk
from claims.models import Candidate, Claim, Statement
from claims.models.choices import CandidateState, RejectionReason, Stance
from tests import factories


@pytest.fixture
def rows(db: None) -> list[Candidate]:
    return [factories.CandidateFactory(stance=stance) for stance in (Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES)]


def post(client: Client, rows: list[Candidate], **data: str):
    chosen = [str(row.public_id) for row in rows]
    return client.post(reverse("claims:review-bulk-decide"), {"candidates": chosen} | data)


def test_the_list_previews_the_stances_of_the_filter(desk: Client, rows: list[Candidate]) -> None:
    everything = desk.get(reverse("claims:review-bulk")).context
    narrowed = desk.get(reverse("claims:review-bulk"), {"stance": "denies"}).context

    assert (everything["left"], [pair[:2] for pair in everything["stances"]]) == (3, [("asserts", 2), ("denies", 1)])
    assert [row.public_id for row in narrowed["rows"]] == [rows[2].public_id]


def test_the_chosen_are_accepted_onto_one_claim(desk: Client, rows: list[Candidate]) -> None:
    claim = factories.ClaimFactory()
    address = reverse("claims:claim", args=[claim.public_id])

    post(desk, rows[:2], decision="accept", claim=address)

    assert {statement.candidate for statement in claim.statements.all()} == set(rows[:2])
    assert Candidate.objects.get(pk=rows[2].pk).state == CandidateState.PENDING


def test_the_chosen_are_rejected_for_one_reason(desk: Client, rows: list[Candidate]) -> None:
    post(desk, rows, decision="reject", reason=RejectionReason.DUPLICATE)

    assert set(Candidate.objects.values_list("rejection", flat=True)) == {RejectionReason.DUPLICATE}


@pytest.mark.parametrize(
    "data",
    [
        {"decision": "reject"},
        {"decision": "publish"},
        {"decision": "accept", "claim": "/claims/nothing/"},
    ],
)
def test_what_does_not_hold_decides_nothing(desk: Client, rows: list[Candidate], data: dict[str, str]) -> None:
    answer = post(desk, rows, **data)

    assert (answer.status_code, Candidate.objects.filter(state=CandidateState.PENDING).count()) == (422, 3)


def test_a_candidate_decided_meanwhile_stops_all(desk: Client, rows: list[Candidate]) -> None:
    decided = factories.CandidateFactory(state=CandidateState.REJECTED, rejection=RejectionReason.OTHER)

    answer = post(desk, [*rows, decided], decision="accept")

    assert (answer.status_code, Statement.objects.count()) == (422, 0)
    assert "decided meanwhile" in answer.content.decode()


def test_nothing_chosen_is_said(desk: Client, rows: list[Candidate]) -> None:
    assert post(desk, [], decision="accept").status_code == 422


def test_the_list_costs_the_same_queries_for_one_row_and_three(desk: Client, db: None) -> None:
    counts = []
    for more in (1, 2):
        for _row in range(more):
            factories.CandidateFactory(party=factories.PartyFactory(), target=factories.PartyFactory())
        desk.get(reverse("claims:review-bulk"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse("claims:review-bulk"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_viewers_decide_nothing(reading_room: Client, rows: list[Candidate]) -> None:
    assert reading_room.get(reverse("claims:review-bulk")).status_code == 403
    assert post(reading_room, rows, decision="accept").status_code == 403


def test_the_chosen_go_onto_one_new_claim(desk: Client, rows: list[Candidate]) -> None:
    post(desk, rows, decision="accept", claim="new", new_claim="The truce was broken.")

    claim = Claim.objects.get(proposition="The truce was broken.")
    assert {statement.candidate for statement in claim.statements.all()} == set(rows)


def test_all_that_match_the_filter_are_decided(desk: Client, rows: list[Candidate]) -> None:
    address = reverse("claims:review-bulk-decide") + "?stance=asserts"

    desk.post(address, {"scope": "matching", "seen": "2", "decision": "reject", "reason": "duplicate"})

    states = [Candidate.objects.get(pk=row.pk).state for row in rows]
    assert states == [CandidateState.REJECTED, CandidateState.REJECTED, CandidateState.PENDING]


def test_another_number_than_was_seen_decides_nothing(desk: Client, rows: list[Candidate]) -> None:
    answer = post(desk, [], scope="matching", seen="2", decision="reject", reason="duplicate")

    assert (answer.status_code, Candidate.objects.filter(state=CandidateState.PENDING).count()) == (422, 3)
    assert "3 candidates match now" in answer.content.decode()


def test_more_than_the_bound_is_refused(desk: Client, rows: list[Candidate], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)

    assert post(desk, rows, decision="reject", reason="duplicate").status_code == 422


def test_a_claim_is_found_and_the_choice_kept(desk: Client, rows: list[Candidate]) -> None:
    claim = factories.ClaimFactory(proposition="Jembatan itu diledakkan sebelum fajar.")

    answer = desk.post(reverse("claims:review-bulk-find"), {"find": "jembatan", "candidates": [str(rows[0].public_id)]})

    assert (answer.context["found"], answer.context["chosen"]) == ([claim], {str(rows[0].public_id)})
