"""Stating, deciding, publishing and merging claims."""

import pytest

from claims.models import Claim, Decision
from claims.pipeline import status
from tests import factories
from tests.api.test_problems import problem


def path_of(claim, change: str = "") -> str:
    return f"/api/v1/claims/{claim.public_id}/" + (f"{change}/" if change else "")


def test_claim_is_stated(editor):
    event = factories.EventFactory()

    answer = editor.post("/api/v1/claims/", {"proposition": "The road was closed.", "event": str(event.public_id)})

    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["asserted_by"], shown["denied_by"], shown["decision"]) == ([], [], None)
    assert (shown["status"]["support"], shown["status"]["answer"]) == ("no_named_source", "unanswered")
    assert shown["state"] == "in_use"


def test_claim_never_comes_without_its_sides_and_status(viewer):
    claim = factories.ClaimFactory()
    says, denies = factories.StatementFactory(claim=claim), factories.StatementFactory(claim=claim, stance="denies")
    factories.StatementFactory(claim=claim, party=None, speaker_text="a resident")
    status.refresh([claim.pk])

    for shown in (viewer.get("/api/v1/claims/").json()["results"][0], viewer.get(path_of(claim)).json()):
        voices = [(voice["name"], voice["party_known"]) for voice in shown["asserted_by"]]
        assert sorted(voices) == sorted([(says.party.name, True), ("a resident", False)])
        assert [voice["name"] for voice in shown["denied_by"]] == [denies.party.name]
        assert set(shown["status"]) == {"answer", "support", "disputed", "reasons", "rule_version"}


def test_no_other_record_shows_the_proposition_of_a_claim(viewer):
    claim = factories.ClaimFactory(proposition="A sentence that stands nowhere else.")
    relation = factories.RelationFactory(target=factories.StatementFactory(claim=claim))
    factories.DecisionFactory(subject=claim.public_id)

    for noun in ("statements", "relations", "candidates", "decisions", "events", "articles"):
        assert claim.proposition not in viewer.get(f"/api/v1/{noun}/").content.decode()
    assert claim.proposition not in viewer.get(f"/api/v1/relations/{relation.public_id}/").content.decode()


def test_status_is_decided_and_withdrawn(editor):
    claim = factories.StatementFactory().claim

    decided = editor.change(path_of(claim, "decide"), claim, {"verdict": "disputed", "reason": "Both name a shot."})
    again = editor.change(path_of(claim, "decide"), claim, {"verdict": "unverifiable", "reason": "Nobody was there."})
    withdrawn = editor.change(path_of(claim, "withdraw-decision"), claim, {"reason": "Too early."})

    assert decided.json()["decision"]["verdict"] == "disputed"
    assert again.json()["decision"]["reason"] == "Nobody was there."
    assert (withdrawn.json()["decision"], claim.status_decisions.count()) == (None, 2)
    problem(editor.change(path_of(claim, "withdraw-decision"), claim, {"reason": "Again."}), 409)


@pytest.mark.parametrize("body", [{}, {"verdict": "true", "reason": "x"}, {"verdict": "verified", "reason": " "}])
def test_status_needs_a_verdict_and_a_reason(editor, body):
    claim = factories.ClaimFactory()

    problem(editor.change(path_of(claim, "decide"), claim, body), 400)


def test_claim_is_reworded_with_a_reason_or_given_an_event(editor):
    claim, event = factories.ClaimFactory(event=None), factories.EventFactory()

    problem(editor.change(path_of(claim), claim, {"proposition": "Other."}, method="patch"), 400)
    problem(editor.change(path_of(claim), claim, {"event": None, "proposition": "Other."}, method="patch"), 400)
    reworded = editor.change(path_of(claim), claim, {"proposition": "Other.", "reason": "Loaded."}, method="patch")
    placed = editor.change(path_of(claim), claim, {"event": str(event.public_id)}, method="patch")

    assert (reworded.json()["proposition"], placed.json()["event"]["id"]) == ("Other.", str(event.public_id))


def test_claim_is_published_by_a_publisher_when_somebody_says_it(publisher):
    claim = factories.ClaimFactory()
    problem(publisher.change(path_of(claim, "publish"), claim), 409)

    factories.StatementFactory(claim=claim)
    published = publisher.change(path_of(claim, "publish"), claim).json()
    problem(publisher.change(path_of(claim, "publish"), claim), 409)
    taken_off = publisher.change(path_of(claim, "unpublish"), claim, {"reason": "Wrong event."}).json()

    assert published["published_by"] == publisher.user.username
    assert (taken_off["published_at"], taken_off["published_by"]) == (None, None)


def test_merged_claim_leads_to_the_other_one_and_back(editor):
    claim, into = factories.ClaimFactory(), factories.ClaimFactory()
    statement = factories.StatementFactory(claim=claim)

    merged = editor.change(path_of(claim, "merge"), claim, {"into": str(into.public_id), "reason": "The same."})
    old = editor.get(path_of(claim)).json()
    back = editor.change(path_of(claim, "unmerge"), claim, {"reason": "Not the same."}).json()

    assert merged.json()["id"] == str(into.public_id)
    assert [row["id"] for row in merged.json()["statements"]] == [str(statement.public_id)]
    assert (old["state"], old["merged_into"], old["statements"]) == ("merged", str(into.public_id), [])
    assert (back["state"], [row["id"] for row in back["statements"]]) == ("in_use", [str(statement.public_id)])
    assert [d.action for d in Decision.objects.all()] == ["claim.unmerged", "claim.merged"]


def test_claim_is_not_merged_into_itself(editor):
    claim = factories.ClaimFactory()

    problem(editor.change(path_of(claim, "merge"), claim, {"into": str(claim.public_id), "reason": "x"}), 409)
    assert Claim.objects.get().merged_into is None
