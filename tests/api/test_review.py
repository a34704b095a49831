"""Deciding candidates, recording statements, deciding relations."""

from claims.models import Candidate, Claim, Decision, Relation, Statement
from claims.models.choices import CandidateState, RelationState
from tests import factories
from tests.api.test_problems import problem


def path_of(noun: str, record, change: str = "") -> str:
    return f"/api/v1/{noun}/{record.public_id}/" + (f"{change}/" if change else "")


def test_candidate_says_where_it_stands_and_why(viewer):
    candidate = factories.CandidateFactory(cue="menuduh", why=["named_speaker"])

    shown = viewer.get(path_of("candidates", candidate)).json()

    version = candidate.version
    assert shown["state"] == "pending"
    assert shown["source"] == {
        "article": {
            "id": str(version.article.public_id),
            "title": version.article.title,
            "canonical_url": version.article.canonical_url,
        },
        "outlet": {"id": str(version.article.outlet.public_id), "name": version.article.outlet.name},
        "version": 1,
        "sha256": version.sha256,
    }
    assert shown["content"] == {"start": candidate.content_start, "end": candidate.content_end}
    assert shown["passage"]["exact"] == factories.INDONESIAN_CLAIM
    assert (shown["rule"], shown["extractor"], shown["extractor_version"]) == ("id.subject-verb-content", "rules", "1")


def test_candidate_is_accepted_onto_a_new_claim(editor):
    party = factories.PartyFactory()
    candidate = factories.CandidateFactory(party=party, figures=[{"low": 12, "modifier": "at least"}])

    answer = editor.change(
        path_of("candidates", candidate, "accept"), candidate, {"new_claim": "Armenian forces broke the truce first."}
    )

    assert answer.status_code == 201
    statement, claim = Statement.objects.get(), Claim.objects.get()
    shown = answer.json()
    assert (shown["id"], shown["claim"], shown["state"]) == (str(statement.public_id), str(claim.public_id), "in_force")
    assert shown["figures"][0] | {"low": 12.0, "modifier": "at least"} == shown["figures"][0]
    assert shown["extracted_by"] == {
        "name": "rules", "version": "1", "rule": "id.subject-verb-content", "confidence": 0.8,
    }  # fmt: skip
    listed = editor.get(path_of("claims", claim)).json()
    assert [voice["name"] for voice in listed["asserted_by"]] == [party.name]
    assert (listed["denied_by"], listed["status"]["support"]) == ([], "single_source")
    assert [row["id"] for row in listed["statements"]] == [shown["id"]]


def test_candidate_is_accepted_with_changes_onto_a_claim(editor):
    candidate, claim, party = factories.CandidateFactory(), factories.ClaimFactory(), factories.PartyFactory()
    body = {"claim": str(claim.public_id), "changes": {"stance": "accuses", "party": str(party.public_id)}}
    lone = factories.CandidateFactory()

    shown = editor.change(path_of("candidates", candidate, "accept"), candidate, body).json()

    assert (shown["stance"], shown["party"]["id"], shown["claim"]) == (
        "accuses", str(party.public_id), str(claim.public_id),
    )  # fmt: skip
    assert editor.get(path_of("candidates", candidate)).json()["proposal"]["stance"] == "asserts"
    named = editor.change(path_of("candidates", lone, "accept"), lone, {"new_party": "Republic of Lereng"}).json()
    assert named["party"]["name"] == "Republic of Lereng"


def test_denial_is_accepted_and_undone_together_with_what_it_denies(editor):
    answered = factories.CandidateFactory(stance="accuses", party=factories.PartyFactory(name="Lereng"))
    denial = factories.CandidateFactory(stance="denies", answers=answered, speaker_text="Kementerian")
    path, body = path_of("candidates", denial), {"new_claim": "They broke the truce."}

    problem(editor.change(f"{path}accept-both/", denial, body), 400)
    problem(editor.change(f"{path}accept-both/", denial, body | {"answered_revision": 7}), 409)
    accepted = editor.change(f"{path}accept-both/", denial, body | {"answered_revision": answered.revision}).json()
    other = editor.get(f"/api/v1/statements/{accepted['answers']}/").json()
    (relation,) = editor.get("/api/v1/relations/").json()["results"]
    indonesian = editor.get("/api/v1/relations/", headers={"Accept-Language": "id"}).json()["results"][0]
    reopened = editor.change(path_of("candidates", answered, "reopen"), answered).json()

    assert (accepted["claim"], accepted["stance"]) == (other["claim"], "denies")
    assert (relation["state"], relation["type"], relation["reason"]) == ("confirmed", "denies", "")
    assert relation["source"]["id"] == accepted["id"]
    assert "Kementerian, a denial; Lereng, what it denies." in relation["explanation"]["sentence"]
    assert "Kementerian membantah apa yang dinyatakan Lereng." in indonesian["explanation"]["sentence"]
    assert [row.state for row in Candidate.objects.all()] == [CandidateState.PENDING] * 2
    assert (reopened["state"], Relation.objects.get().state) == ("pending", RelationState.SUGGESTED)


def test_candidate_is_not_accepted_onto_a_claim_that_was_merged(editor):
    candidate = factories.CandidateFactory()
    claim = factories.ClaimFactory(merged_into=factories.ClaimFactory())

    answer = editor.change(path_of("candidates", candidate, "accept"), candidate, {"claim": str(claim.public_id)})

    assert problem(answer, 400)["errors"][0]["pointer"] == "/claim"


def test_candidate_is_edited_split_rejected_and_reopened(editor):
    candidate = factories.CandidateFactory()
    start, end = candidate.content_start, candidate.content_end
    path = path_of("candidates", candidate)

    edited = editor.change(path, candidate, {"proposition": "They broke the truce."}, method="patch").json()
    parts = [{"start": start, "end": start + 15}, {"start": start + 16, "end": end}]
    split = editor.change(f"{path}split/", candidate, {"parts": parts}).json()
    reopened = editor.change(f"{path}reopen/", candidate).json()
    rejected = editor.change(f"{path}reject/", candidate, {"reason": "duplicate", "note": "Twice."}).json()

    assert (edited["proposition"], edited["state"]) == ("They broke the truce.", "pending")
    assert (split["state"], len(split["parts"])) == ("split", 2)
    assert [Candidate.objects.get(public_id=part).state for part in split["parts"]] == [CandidateState.MERGED] * 2
    assert (reopened["state"], rejected["state"], rejected["rejection"]) == ("pending", "rejected", "duplicate")
    assert Decision.objects.first().reason == "Twice."


def test_split_that_overlaps_is_refused(editor):
    candidate = factories.CandidateFactory()

    parts = [{"start": 0, "end": 10}, {"start": 5, "end": 20}]
    answer = editor.change(path_of("candidates", candidate, "split"), candidate, {"parts": parts})

    problem(answer, 409)
    assert Candidate.objects.count() == 1


def selection(of, **more) -> dict:
    start = of.text.index(factories.INDONESIAN_DENIAL)
    said = {"stance": "denies", "proposition": "No round was fired.", "denial_target": "occurrence"}
    end = start + len(factories.INDONESIAN_DENIAL)
    return {"article": str(of.article.public_id), "start": start, "end": end, "said": said} | more


def test_statement_is_recorded_from_a_selection(editor):
    version, claim = factories.ArticleVersionFactory(), factories.ClaimFactory()

    answer = editor.post("/api/v1/statements/", selection(version, claim=str(claim.public_id)))

    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["passage"]["exact"], shown["stance"]) == (factories.INDONESIAN_DENIAL, "denies")
    assert (shown["candidate"], shown["extracted_by"]) == (None, None)
    assert editor.get(path_of("claims", claim)).json()["status"]["support"] == "no_named_source"


def test_selection_outside_the_text_is_refused(editor):
    version = factories.ArticleVersionFactory()

    problem(editor.post("/api/v1/statements/", selection(version, end=len(version.text) + 1)), 409)
    problem(editor.post("/api/v1/statements/", selection(version, version=2)), 400)
    assert Statement.objects.count() == 0


def test_statement_is_corrected_withdrawn_and_moved(editor):
    statement = factories.StatementFactory()
    claim = factories.ClaimFactory()

    body = {"said": {"stance": "denies"}, "reason": "Misread."}
    answer = editor.change(path_of("statements", statement, "correct"), statement, body)
    successor = Statement.objects.get(public_id=answer.json()["id"])
    old = editor.get(path_of("statements", statement)).json()
    moved = editor.change(path_of("statements", successor, "move"), successor, {"claim": str(claim.public_id)}).json()
    gone = editor.change(path_of("statements", successor, "withdraw"), successor, {"reason": "Twice."}).json()

    assert (answer.status_code, answer.json()["replaces"]) == (201, str(statement.public_id))
    assert (old["state"], old["replaced_by"], old["withdrawn_reason"]) == ("corrected", answer.json()["id"], "Misread.")
    assert (moved["claim"], gone["state"], gone["withdrawn_by"]) == (
        str(claim.public_id), "withdrawn", editor.user.username,
    )  # fmt: skip


def test_relation_shows_both_passages_and_the_reason_in_words(viewer):
    relation = factories.RelationFactory()

    shown = viewer.get(path_of("relations", relation)).json()

    assert (shown["source"]["passage"]["exact"], shown["target"]["passage"]["exact"]) == (
        factories.INDONESIAN_DENIAL, factories.INDONESIAN_CLAIM,
    )  # fmt: skip
    assert relation.source.party.name in shown["explanation"]["sentence"]
    assert shown["explanation"]["slots"]["b_party"] == relation.target.party.name
    assert (shown["rule"], shown["rule_version"], shown["state"]) == ("denial.same_state", "1", "suggested")


def test_relation_is_confirmed_reopened_and_dismissed(editor):
    relation = factories.RelationFactory(source=factories.StatementFactory(stance="denies"))
    claim = relation.target.claim

    confirmed = editor.change(path_of("relations", relation, "confirm"), relation).json()
    status = editor.get(path_of("claims", claim)).json()
    reopened = editor.change(path_of("relations", relation, "reopen"), relation).json()
    dismissed = editor.change(
        path_of("relations", relation, "dismiss"), relation, {"dismissal": "different_time", "reason": "A year apart."}
    ).json()

    assert (confirmed["state"], confirmed["decided_by"]) == ("confirmed", editor.user.username)
    assert status["status"]["disputed"] is True
    assert [voice["elsewhere"] for voice in status["denied_by"]] == [str(relation.source.claim.public_id)]
    assert (reopened["state"], dismissed["state"], dismissed["dismissal"]) == (
        "suggested", "dismissed", "different_time",
    )  # fmt: skip


def test_relation_is_drawn_by_hand_once_per_pair(editor):
    one, two = factories.StatementFactory(), factories.StatementFactory()
    body = {"source": str(one.public_id), "target": str(two.public_id), "type": "contradicts", "reason": "Opposed."}

    answer = editor.post("/api/v1/relations/", body)
    turned = body | {"source": body["target"], "target": body["source"]}

    assert (answer.status_code, answer.json()["state"], answer.json()["explanation"]) == (201, "confirmed", None)
    problem(editor.post("/api/v1/relations/", turned), 409)
    assert Relation.objects.get().state == RelationState.CONFIRMED
