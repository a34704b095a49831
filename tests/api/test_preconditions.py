"""A change says which revision it changes."""

import pytest

from claims.models import Decision
from claims.models.choices import CandidateState
from tests import factories
from tests.api.test_problems import problem


@pytest.fixture
def party(db):
    return factories.PartyFactory(name="Armenia")


def path_of(party) -> str:
    return f"/api/v1/parties/{party.public_id}/"


def test_change_without_if_match_gets_428(editor, party):
    problem(editor.patch(path_of(party), {"name": "Other"}), 428)


@pytest.mark.parametrize("given", ['"1"', '"7", "1"', '"7","1"', "*", '  "1"  '])
def test_change_at_the_present_revision_goes_through(editor, party, given):
    answer = editor.patch(path_of(party), {"name": "Republic of Armenia"}, headers={"If-Match": given})

    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["revision"], answer["ETag"]) == ("Republic of Armenia", 2, '"2"')


@pytest.mark.parametrize("given", ['"2"', 'W/"1"', '"0", "2"', '""', '"01"'])
def test_stale_change_gets_412_and_changes_nothing(editor, party, given):
    problem(editor.patch(path_of(party), {"name": "Other"}, headers={"If-Match": given}), 412)

    party.refresh_from_db()
    assert (party.name, party.revision, Decision.objects.count()) == ("Armenia", 1, 0)


@pytest.mark.parametrize("given", ["1", '"1', "revision", '"1"; "2"', '"1 "', '"' * 50_000])
def test_if_match_without_an_etag_is_refused(editor, party, given):
    problem(editor.patch(path_of(party), {"name": "Other"}, headers={"If-Match": given}), 400)


def test_stale_change_is_told_who_came_first(editor, client_of, party):
    first = client_of("publisher")
    first.change(path_of(party), party, {"name": "Republic of Armenia"}, method="patch")

    detail = problem(editor.patch(path_of(party), {"name": "Other"}, headers={"If-Match": '"1"'}), 412)["detail"]

    assert str(first.user) in detail


def test_refused_transition_gets_409_although_the_revision_is_right(editor):
    candidate = factories.CandidateFactory(state=CandidateState.ACCEPTED)

    answer = editor.change(f"/api/v1/candidates/{candidate.public_id}/reject/", candidate, {"reason": "duplicate"})

    problem(answer, 409)


def test_empty_change_is_refused(editor, party):
    problem(editor.change(path_of(party), party, {}, method="patch"), 400)
