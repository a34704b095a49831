"""A candidate accepted together with the one that it answers."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import candidates as actions
from claims.forms.review import drafted
from claims.models import Candidate, Claim, Relation, Statement, User
from claims.models.choices import CandidateState, Stance
from claims.retrieval import queue
from tests import factories
from tests.factories import INDONESIAN_CLAIM, INDONESIAN_DENIAL
from tests.views.reviewing import post, typed


def test_accept_both_puts_the_answer_and_what_it_answers_onto_one_claim(desk: Client, candidate: Candidate) -> None:
    denial = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )

    post(desk, denial, "accept-both")

    claim = Claim.objects.get()
    assert [statement.stance for statement in claim.statements.order_by("pk")] == [Stance.ACCUSES, Stance.DENIES]
    assert claim.statements.get(stance=Stance.DENIES).answers == claim.statements.get(stance=Stance.ACCUSES)
    assert claim.proposition == drafted(INDONESIAN_CLAIM)


@pytest.mark.parametrize("named", [True, False])
def test_what_is_answered_asks_for_the_party_of_its_speaker(desk: Client, candidate: Candidate, *, named: bool) -> None:
    Candidate.objects.filter(pk=candidate.pk).update(party=factories.PartyFactory() if named else None)
    denial = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )

    page = desk.get(reverse("claims:review"), {"candidate": denial.public_id}).content.decode()

    assert (f"?candidate={candidate.public_id}" in page) is not named


@pytest.mark.parametrize(("stance", "related"), [(Stance.DENIES, 1), (Stance.PARTLY_DENIES, 1), (Stance.JUSTIFIES, 0)])
def test_accept_both_confirms_a_denial_and_one_undo_takes_both_back(
    desk: Client, candidate: Candidate, editor: User, stance: str, related: int
) -> None:
    reply = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=stance, answers=candidate
    )

    post(desk, reply, "accept-both")
    held = Relation.objects.filter(state="confirmed", type="denies", decided_by=editor)
    drawn = [(row.source.candidate, row.target.candidate) for row in held]
    undo = desk.get(reverse("claims:review")).context["undo_first"]
    answer = desk.post(reverse("claims:candidate-reopen", args=[undo]), follow=True)

    assert drawn == [(reply, candidate)] * related
    assert set(Candidate.objects.values_list("state", flat=True)) == {CandidateState.PENDING}
    assert not Statement.objects.in_force().exists()
    assert not held.all().exists()
    assert answer.context["candidate"] == reply
    assert [str(told) for told in answer.context["messages"]][-1].startswith("Undone: the answer and what it answers")
    assert not queue.suggested().exists()


def test_what_was_accepted_again_alone_is_undone_alone(desk: Client, candidate: Candidate) -> None:
    reply = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )
    post(desk, reply, "accept-both")
    desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]))
    for again in Candidate.objects.all():
        post(desk, again, "accept")

    desk.post(reverse("claims:candidate-reopen", args=[reply.public_id]))

    assert [Candidate.objects.get(pk=row.pk).state for row in (candidate, reply)] == ["accepted", "pending"]


def test_accept_both_takes_what_it_answers_only_as_it_was_shown(desk: Client, candidate: Candidate) -> None:
    reply = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )
    shown = str(candidate.revision)
    actions.edit(candidate=candidate, changes={"proposition": "Other words."}, by=factories.EditorFactory())

    answer = post(desk, reply, "accept-both", answered_revision=shown)

    assert (answer.status_code, Statement.objects.count()) == (422, 0)


def test_accept_both_is_all_or_nothing(desk: Client, candidate: Candidate) -> None:
    denial = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )
    data = typed(denial) | {"revision": "99"}

    answer = desk.post(reverse("claims:candidate-accept-both", args=[denial.public_id]), data)

    assert (answer.status_code, Statement.objects.count(), Claim.objects.count()) == (409, 0, 0)
