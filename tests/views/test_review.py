"""Deciding a candidate: each decision, each refusal, and the editor who comes second."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import candidates as actions
from claims.forms.review import CandidateForm, drafted
from claims.models import Candidate, Statement, User
from claims.models.choices import CandidateState, RejectionReason, Role, Stance
from tests import factories
from tests.factories import INDONESIAN_CLAIM
from tests.views.reviewing import post, typed

WRITES = ["accept", "accept-both", "keep", "reject", "split", "skip", "reopen"]


@pytest.mark.parametrize("what", WRITES)
def test_writing_is_refused_to_viewers_and_answers_no_get(candidate: Candidate, client: Client, what: str) -> None:
    client.force_login(factories.UserFactory(role=Role.VIEWER))
    address = reverse(f"claims:candidate-{what}", args=[candidate.public_id])

    assert client.post(address).status_code == 403

    client.force_login(factories.EditorFactory())
    assert client.get(address).status_code == 405


def test_the_page_shows_the_passage_its_source_and_why(desk: Client, candidate: Candidate) -> None:
    page = desk.get(reverse("claims:review")).content.decode()

    assert [
        words in page
        for words in (INDONESIAN_CLAIM, candidate.version.article.title, "date unknown", "Proposed because")
    ] == [True] * 4


def test_one_key_accepts_onto_a_new_claim(desk: Client, candidate: Candidate, editor: User) -> None:
    answer = post(desk, candidate, "accept")

    statement = Statement.objects.get(candidate=candidate)
    assert answer.status_code == 303
    assert statement.claim.proposition == drafted(INDONESIAN_CLAIM)
    assert statement.recorded_by == editor


def test_the_stated_claim_says_what_is_said_where_no_draft_does(desk: Client, candidate: Candidate) -> None:
    Candidate.objects.filter(pk=candidate.pk).update(proposition="")
    address = reverse("claims:candidate-accept", args=[candidate.public_id])

    desk.post(address, {"revision": candidate.revision, "claim": "", "new_claim": "They fired at the post."})

    statement = Statement.objects.get(candidate=candidate)
    assert statement.proposition == statement.claim.proposition == "They fired at the post."


def test_words_left_in_a_new_claim_are_not_what_is_said_onto_a_chosen_one(desk: Client, candidate: Candidate) -> None:
    Candidate.objects.filter(pk=candidate.pk).update(proposition="")
    address = reverse("claims:candidate-accept", args=[candidate.public_id])
    chosen = factories.ClaimFactory().public_id

    page = desk.post(address, {"revision": candidate.revision, "claim": chosen, "new_claim": "They fired at the post."})

    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"proposition"}
    assert page.context["edited"] is True
    assert not Statement.objects.filter(candidate=candidate).exists()


def test_accept_goes_onto_the_chosen_claim(desk: Client, candidate: Candidate) -> None:
    claim = factories.ClaimFactory()

    post(desk, candidate, "accept", claim=str(claim.public_id))

    assert Statement.objects.get(candidate=candidate).claim == claim


@pytest.mark.parametrize("chosen", ["not an id", "11111111-1111-4111-8111-111111111111"])
def test_accept_onto_no_real_claim_is_refused(desk: Client, candidate: Candidate, chosen: str) -> None:
    answer = post(desk, candidate, "accept", claim=chosen)

    assert answer.status_code == 422
    assert not Statement.objects.filter(candidate=candidate).exists()


@pytest.mark.parametrize(
    ("fields", "chosen"),
    [
        ({"stance": Stance.ASSERTS}, "new"),
        ({"stance": Stance.DECLINES}, "none"),
        ({"stance": Stance.DENIES, "rule": "id.mutual"}, "none"),
    ],
)
def test_what_states_no_fact_goes_onto_no_claim_unless_told(db: None, fields: dict[str, str], chosen: str) -> None:
    assert CandidateForm(candidate=factories.CandidateFactory(**fields))["claim"].value() == chosen


def test_keep_makes_a_statement_without_a_claim(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "keep")

    assert Statement.objects.get(candidate=candidate).claim is None


@pytest.mark.parametrize("reason", RejectionReason.values)
def test_reject_takes_each_reason(desk: Client, candidate: Candidate, reason: str) -> None:
    post(desk, candidate, "reject", reason=reason)

    candidate.refresh_from_db()
    assert (candidate.state, candidate.rejection) == (CandidateState.REJECTED, reason)


def test_reject_without_a_reason_is_refused(desk: Client, candidate: Candidate) -> None:
    assert post(desk, candidate, "reject", reason="because").status_code == 422


def test_split_makes_one_candidate_a_line(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "split", parts="pasukan Armenia\nmelanggar gencatan senjata")

    assert [part.proposition for part in candidate.parts.order_by("pk")] == [
        "pasukan Armenia",
        "melanggar gencatan senjata",
    ]


def test_split_into_one_part_is_refused(desk: Client, candidate: Candidate) -> None:
    assert post(desk, candidate, "split", parts=INDONESIAN_CLAIM).status_code == 422


def test_the_second_editor_reads_who_decided_what_and_loses_nothing(desk: Client, candidate: Candidate) -> None:
    data = typed(candidate, proposition="Words I typed.", speaker_text="A name I typed")
    first = factories.EditorFactory(username="budi", first_name="Budi")
    actions.reject(candidate=candidate, reason=RejectionReason.DUPLICATE, by=first)

    answer = desk.post(reverse("claims:candidate-accept", args=[candidate.public_id]), data)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [words in page for words in ("Budi", "already recorded", "Words I typed.", "A name I typed")] == [True] * 4


def test_undoing_the_other_decision_keeps_what_was_typed(desk: Client, candidate: Candidate) -> None:
    data = typed(candidate, proposition="Words I typed.")
    actions.reject(candidate=candidate, reason=RejectionReason.DUPLICATE, by=factories.EditorFactory())

    answer = desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]), data)

    candidate.refresh_from_db()
    assert (answer.status_code, candidate.state) == (200, CandidateState.PENDING)
    assert "Words I typed." in answer.content.decode()


def test_words_that_mean_nothing_without_the_article_are_named_at_the_draft(desk: Client) -> None:
    factories.CandidateFactory(proposition="Roket menghantam pelabuhan itu")

    page = desk.get(reverse("claims:review")).content.decode()

    assert "cannot tell what is meant by “pelabuhan itu”." in page
