"""A candidate accepted together with the one that it answers: one step, undone as one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.actions import candidates, relations
from claims.actions.base import ActionRefused, lock
from claims.matching.pairs import DENYING
from claims.models import Candidate, Claim, Relation, Statement, User
from claims.models.choices import CandidateState, RelationState, RelationType
from claims.permissions import Permission, require
from claims.pipeline import status
from claims.retrieval import history


@transaction.atomic
def accept(
    *,
    candidate: Candidate,
    by: User,
    claim: Claim | None = None,
    new_claim: str = "",
    answered_revision: int | None = None,
    **answer: Any,
) -> tuple[Statement, Statement]:
    """Accept a candidate and the pending one that it answers, both onto one claim; return them in this order.

    A denial of what the other says is recorded as such, confirmed: the editor has seen and decided this very pair.
    `answered_revision` is that of the answered one as it was shown; `answer` is what `candidates.accept` takes beside.
    Raises ActionRefused when the candidate answers none, and as `candidates.accept` does.
    """
    require(by, Permission.EDIT)
    first = candidate.answers
    if first is None:
        raise ActionRefused(_("This candidate answers no other one."))
    # Both candidates, then the claim and what relations join to it: the order in which every acceptance holds them.
    lock(first, candidate)
    status.hold([claim.pk if claim else None])
    answered = candidates.accept(
        candidate=first, by=by, claim=claim, new_claim=new_claim, together=candidate, revision=answered_revision
    )
    said = candidates.accept(candidate=candidate, by=by, claim=answered.claim, together=first, **answer)
    if said.stance in DENYING and answered.stance not in DENYING:
        relations.draw(source=said, target=answered, type=RelationType.DENIES, explanation="accepted_together", by=by)
    return said, answered


@transaction.atomic
def reopen(*, candidate: Candidate, by: User, revision: int | None = None) -> list[Candidate]:
    """Undo the decision on a candidate, and on the one accepted together with it; return those to review again.

    The relation that was recorded with the two is undone with them. `revision` is that of `candidate`. Raises
    ActionRefused as `candidates.reopen` does.
    """
    require(by, Permission.EDIT)
    other = _accepted_with(candidate)
    undone = [candidate] if other is None else [candidate, other]
    ends = Statement.objects.in_force().filter(candidate__in=undone)
    for relation in Relation.objects.filter(source__in=ends, target__in=ends, state=RelationState.CONFIRMED):
        relations.reopen(relation=relation, by=by)
    for one in undone:
        candidates.reopen(candidate=one, by=by, revision=revision if one is candidate else None)
    return undone


def _accepted_with(candidate: Candidate) -> Candidate | None:
    """Return the candidate accepted together with this one, where both still stand as that step left them."""
    other = _noted(candidate)
    return other if other is not None and _noted(other) == candidate else None


def _noted(candidate: Candidate) -> Candidate | None:
    """Return the candidate with which the decision in force on this one says that it was accepted."""
    if candidate.state != CandidateState.ACCEPTED:
        return None
    accepted = history.about(candidate.public_id).filter(subject=candidate.public_id, action="candidate.accepted")
    together = accepted.values_list("after__together", flat=True).first()
    return Candidate.objects.filter(public_id=together).first() if together else None
