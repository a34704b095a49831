"""All that an editor may do to a claim or a statement, each with its refusal and its conflict."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from claims.actions import claims as actions
from claims.models import Claim, Decision, Statement, User
from claims.models.choices import RelationType, Role, Stance, Verdict
from tests import factories

CLAIM_WRITES = ["status", "status-withdraw", "reword", "event", "merge", "unmerge", "split"]
STATEMENT_WRITES = ["correct", "withdraw", "move", "relate"]


@pytest.fixture
def claim(db: None) -> Claim:
    row = factories.ClaimFactory()
    factories.StatementFactory(claim=row, stance=Stance.ACCUSES)
    return row


@pytest.fixture
def statement(claim: Claim) -> Statement:
    return claim.statements.get()


def post(client: Client, row: Claim | Statement, what: str, **data: object):
    noun = "claim" if isinstance(row, Claim) else "statement"
    return client.post(reverse(f"claims:{noun}-{what}", args=[row.public_id]), {"revision": row.revision} | data)


@pytest.mark.parametrize("what", [*CLAIM_WRITES, "publish", "unpublish"])
def test_writing_on_claims_is_refused_to_viewers(client: Client, claim: Claim, what: str) -> None:
    client.force_login(factories.ViewerFactory())

    assert post(client, claim, what).status_code == 403
    shown = 405 if what in {"status", "unmerge", "publish"} else 403  # folded forms are shown to GET
    assert client.get(reverse(f"claims:claim-{what}", args=[claim.public_id])).status_code == shown


@pytest.mark.parametrize("what", STATEMENT_WRITES)
def test_writing_on_statements_is_refused_to_viewers(client: Client, statement: Statement, what: str) -> None:
    client.force_login(factories.ViewerFactory())

    assert post(client, statement, what).status_code == 403


@pytest.mark.parametrize("what", ["publish", "unpublish"])
def test_publishing_is_refused_to_editors(desk: Client, claim: Claim, what: str) -> None:
    assert post(desk, claim, what, reason="why").status_code == 403


def test_the_status_is_decided_with_a_reason(desk: Client, claim: Claim) -> None:
    answer = post(desk, claim, "status", verdict=Verdict.DISPUTED, reason="Both were asked.")

    decided = claim.status_decisions.get()
    assert (answer.status_code, decided.verdict, decided.reason) == (302, Verdict.DISPUTED, "Both were asked.")


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("status", {"verdict": Verdict.DISPUTED, "reason": " "}),
        ("status", {"verdict": "true", "reason": "why"}),
        ("status-withdraw", {"reason": "nothing is in force"}),
        ("reword", {"proposition": "", "reason": "why"}),
        ("reword", {"proposition": "Words.", "reason": ""}),
        ("event", {"event": "no event"}),
        ("merge", {"into": "/claims/nothing/", "reason": "why"}),
    ],
)
def test_what_does_not_hold_is_refused(desk: Client, claim: Claim, what: str, data: dict[str, str]) -> None:
    assert post(desk, claim, what, **data).status_code == 422


def test_a_second_editor_keeps_the_typed_reason(desk: Client, claim: Claim) -> None:
    before = claim.revision
    first = factories.EditorFactory(first_name="Budi")
    actions.reword(claim=claim, proposition="Other words.", reason="clearer", by=first)

    answer = desk.post(
        reverse("claims:claim-status", args=[claim.public_id]),
        {"revision": before, "verdict": Verdict.VERIFIED, "reason": "A reason I typed."},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("Budi" in page, "A reason I typed." in page) == (True, True)
    assert f'name="revision" value="{claim.revision}"' in page


def test_the_decision_is_taken_back_and_stays_on_the_page(desk: Client, claim: Claim) -> None:
    post(desk, claim, "status", verdict=Verdict.DISPUTED, reason="Both were asked.")
    claim.refresh_from_db()
    post(desk, claim, "status-withdraw", reason="Too early.")

    page = desk.get(reverse("claims:claim", args=[claim.public_id])).content.decode()
    assert claim.status_decisions.filter(withdrawn_at=None).count() == 0
    assert ("Both were asked." in page, "Too early." in page) == (True, True)


def test_rewording_shows_the_earlier_words_in_the_history(desk: Client, claim: Claim) -> None:
    before = claim.proposition
    post(desk, claim, "reword", proposition="Other words.", reason="clearer")

    page = desk.get(reverse("claims:claim", args=[claim.public_id])).content.decode()
    assert (f"<del>{before}</del>" in page, "<ins>Other words.</ins>" in page) == (True, True)


def test_the_event_is_set(desk: Client, claim: Claim) -> None:
    event = factories.EventFactory()
    post(desk, claim, "event", event=str(event.public_id))

    claim.refresh_from_db()
    assert (claim.event, claim.statements.get().event) == (event, event)


def test_publishing_and_taking_off(client: Client, claim: Claim) -> None:
    client.force_login(factories.UserFactory(role=Role.PUBLISHER))
    post(client, claim, "publish")
    claim.refresh_from_db()
    published = claim.published_at
    post(client, claim, "unpublish", reason="A mistake.")
    claim.refresh_from_db()

    assert (published is not None, claim.published_at) == (True, None)


def test_a_merge_is_previewed_before_it_is_done(desk: Client, claim: Claim) -> None:
    into = factories.ClaimFactory()
    address = f"http://testserver{reverse('claims:claim', args=[into.public_id])}"

    preview = post(desk, claim, "merge", into=address, reason="the same")
    claim.refresh_from_db()
    untouched = claim.merged_into
    post(desk, claim, "merge", into=address, reason="the same", confirmed="1")
    claim.refresh_from_db()

    assert (preview.status_code, preview.context["moving"], untouched) == (200, 1, None)
    assert (claim.merged_into, into.statements.count()) == (into, 1)


def test_a_merge_that_cannot_be_is_refused_before_its_preview(desk: Client, claim: Claim) -> None:
    refused = post(desk, claim, "merge", into=f"/claims/{claim.public_id}/", reason="the same")

    assert (refused.status_code, refused.context["refused"]) == (422, "merging")


def test_a_claim_is_split_and_the_merge_of_both_undoes_it(desk: Client, claim: Claim, editor: User) -> None:
    moving = factories.StatementFactory(claim=claim)
    typed = {"proposition": "Something else.", "reason": "Two things."}

    refused = post(desk, claim, "split", statements=[s.public_id for s in claim.statements.all()], **typed)
    claim.refresh_from_db()
    post(desk, claim, "split", statements=[moving.public_id], **typed)

    new = Claim.objects.get(proposition="Something else.")
    assert (refused.status_code, new.event, claim.statements.count()) == (422, claim.event, 1)
    assert new.statements.get() == moving
    actions.merge(claim=new, into=claim, reason="One thing after all.", by=editor)
    assert claim.statements.count() == 2


def test_a_merge_is_undone(desk: Client, claim: Claim, editor: User) -> None:
    into = factories.ClaimFactory()
    actions.merge(claim=claim, into=into, reason="the same", by=editor)

    post(desk, claim, "unmerge", reason="not the same")

    claim.refresh_from_db()
    assert (claim.merged_into, claim.statements.count()) == (None, 1)


@pytest.mark.parametrize(("stance", "along"), [("accuses", True), ("denies", False)])
def test_a_statement_is_corrected_by_a_successor(desk: Client, statement: Statement, stance: str, along: bool) -> None:
    factories.RelationFactory(target=statement, state="confirmed")
    data = {
        "stance": stance,
        "speaker_text": "Anna Sargsyan",
        "party": statement.party.public_id,
        "proposition": statement.proposition,
        "reason": "The outlet corrected it.",
    }
    answer = post(desk, statement, "correct", **data)

    successor = Statement.objects.in_force().get(replaces=statement)
    assert answer["Location"] == reverse("claims:statement", args=[successor.public_id])
    assert (successor.speaker_text, successor.relations_in.exists()) == ("Anna Sargsyan", along)
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("confirmed relations stay there" in message for message in said) is not along


def test_a_figure_is_corrected_and_the_history_tells_from_what(desk: Client, statement: Statement) -> None:
    factories.FigureFactory(statement=statement, low=63, high=63, modifier="exactly", counted="warga")
    row = {"low": "36", "modifier": "exactly", "counted": "warga"}
    data = {
        "stance": statement.stance,
        "speaker_text": statement.speaker_text,
        "party": statement.party.public_id,
        "proposition": statement.proposition,
        "reason": "The digits were swapped.",
        "figures-TOTAL_FORMS": "1",
        "figures-INITIAL_FORMS": "0",
    }
    post(desk, statement, "correct", **data, **{f"figures-0-{name}": value for name, value in row.items()})

    assert [figure.low for figure in Statement.objects.in_force().get(replaces=statement).figures.all()] == [36]
    decision = Decision.objects.get(action="statement.corrected")
    assert (decision.before, decision.after) == ({"figures": "63 warga"}, {"figures": "36 warga"})


def test_a_correction_that_changes_nothing_is_refused(desk: Client, statement: Statement) -> None:
    data = {
        "stance": statement.stance,
        "speaker_text": statement.speaker_text,
        "party": statement.party.public_id,
        "proposition": statement.proposition,
        "reason": "no reason",
    }

    assert post(desk, statement, "correct", **data).status_code == 422


def test_a_statement_is_withdrawn_once(desk: Client, statement: Statement) -> None:
    first = post(desk, statement, "withdraw", reason="misread")
    statement.refresh_from_db()
    second = post(desk, statement, "withdraw", reason="misread")

    assert (first.status_code, second.status_code, statement.withdrawn_reason) == (302, 422, "misread")


def test_a_statement_is_moved_to_another_claim_and_off_it(desk: Client, statement: Statement) -> None:
    into = factories.ClaimFactory()
    post(desk, statement, "move", claim=reverse("claims:claim", args=[into.public_id]))
    statement.refresh_from_db()
    moved = statement.claim
    post(desk, statement, "move", claim="")
    statement.refresh_from_db()

    assert (moved, statement.claim) == (into, None)


def test_a_relation_is_drawn_by_hand(desk: Client, statement: Statement) -> None:
    answered = factories.StatementFactory()
    address = reverse("claims:statement", args=[answered.public_id])

    post(desk, statement, "relate", target=address, type=RelationType.DENIES, reason="It names the report.")

    assert statement.relations_out.get().target == answered


def test_a_relation_to_itself_is_refused(desk: Client, statement: Statement) -> None:
    address = reverse("claims:statement", args=[statement.public_id])

    answer = post(desk, statement, "relate", target=address, type=RelationType.DENIES, reason="It names the report.")

    assert answer.status_code == 422


def test_the_page_of_a_withdrawn_statement_says_who_and_why(desk: Client, statement: Statement) -> None:
    post(desk, statement, "withdraw", reason="misread")

    page = desk.get(reverse("claims:statement", args=[statement.public_id])).content.decode()
    assert ("Out of force" in page, "misread" in page) == (True, True)
