"""Stating, rewording, merging, deciding and publishing claims."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.actions.base import ActionRefused, change, record, require_reason
from claims.actions.follows import carry_over
from claims.actions.statements import move, queue_matching
from claims.models import Claim, Decision, Event, Statement, StatusDecision, User
from claims.models.base import Record
from claims.models.choices import Verdict
from claims.permissions import Permission, require
from claims.pipeline import status


@transaction.atomic
def create(*, proposition: str, by: User, language: str = "", event: Event | None = None) -> Claim:
    """State a claim that no statement carries yet."""
    require(by, Permission.EDIT)
    claim = add(proposition=proposition, language=language, event=event, by=by)
    status.refresh([claim.pk])
    claim.refresh_from_db()
    return claim


@transaction.atomic
def state(*, statement: Statement, proposition: str, by: User, revision: int | None = None) -> Claim:
    """State a further claim, of the event of `statement`, and move that one to it."""
    require(by, Permission.EDIT)
    new = add(proposition=proposition, language=statement.language, event=statement.event, by=by, about=[statement])
    move(statement=statement, claim=new, by=by, revision=revision)
    new.refresh_from_db()
    return new


def add(
    *, proposition: str, language: str, event: Event | None, by: User, about: Iterable[Record | None] = ()
) -> Claim:
    """Add a claim within another action's transaction, which derives its status with the statement it puts on it."""
    proposition = _stated(proposition)
    claim = Claim.objects.create(proposition=proposition, language=language, event=event)
    record("claim.created", claim, by=by, about=[event, *about], after={"proposition": proposition})
    return claim


@transaction.atomic
def reword(*, claim: Claim, proposition: str, reason: str, by: User, revision: int | None = None) -> Claim:
    """Change the sentence of a claim, with a reason; the old one stays in the history."""
    require(by, Permission.EDIT)
    before, after = claim.proposition, _stated(proposition)
    change(claim, revision=revision, proposition=after)
    record(
        "claim.reworded",
        claim,
        by=by,
        before={"proposition": before},
        after={"proposition": after},
        reason=require_reason(reason),
    )
    return claim


@transaction.atomic
def set_event(*, claim: Claim, event: Event | None, by: User, revision: int | None = None) -> Claim:
    """Say which event a claim is about; its statements in force follow."""
    require(by, Permission.EDIT)
    before = claim.event
    status.hold([claim.pk])
    change(claim, revision=revision, event=event)
    for statement in claim.statements.in_force().exclude(event=event):
        change(statement, event=event)
        queue_matching(statement, by=by)
    status.refresh([claim.pk])
    claim.refresh_from_db()
    record(
        "claim.event_set",
        claim,
        by=by,
        about=[before, event],
        before={"event": str(before.public_id) if before else None},
        after={"event": str(event.public_id) if event else None},
    )
    return claim


@transaction.atomic
def decide_status(*, claim: Claim, verdict: str, reason: str, by: User, revision: int | None = None) -> StatusDecision:
    """Put an editor's word beside the derived status; the word before it is withdrawn, not overwritten."""
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    if verdict not in Verdict.values:
        raise ActionRefused(_("Choose a status."))
    change(claim, revision=revision, expect={"merged_into": None, "withdrawn_at": None})
    before = _withdraw_status(claim)
    decided = StatusDecision.objects.create(
        claim=claim,
        verdict=verdict,
        reason=reason,
        decided_by=by,
        recorded_at=timezone.now(),
        basis=status.basis(claim),
    )
    record(
        "claim.status_decided",
        claim,
        by=by,
        about=[claim.event],
        before={"verdict": before},
        after={"verdict": verdict},
        reason=reason,
    )
    return decided


@transaction.atomic
def withdraw_status(*, claim: Claim, reason: str, by: User, revision: int | None = None) -> Claim:
    """Take the editor's word back; the derived status stands alone again."""
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    change(claim, revision=revision)
    before = _withdraw_status(claim)
    if before is None:
        raise ActionRefused(_("No decision is in force for this claim."))
    record("claim.status_withdrawn", claim, by=by, before={"verdict": before}, after={"verdict": None}, reason=reason)
    return claim


@transaction.atomic
def publish(*, claim: Claim, by: User, revision: int | None = None) -> Claim:
    """Put a claim on the public pages. Raises ActionRefused when nobody says or denies it there."""
    require(by, Permission.PUBLISH)
    if not claim.statements.filter(withdrawn_at=None).exists():
        raise ActionRefused(_("Nothing is recorded on this claim yet: add a statement before you publish it."))
    change(
        claim,
        revision=revision,
        expect={"published_at": None, "merged_into": None, "withdrawn_at": None},
        published_at=timezone.now(),
        published_by=by,
    )
    record("claim.published", claim, by=by, about=[claim.event])
    return claim


@transaction.atomic
def unpublish(*, claim: Claim, reason: str, by: User, revision: int | None = None) -> Claim:
    """Take a claim off the public pages, with a reason."""
    require(by, Permission.PUBLISH)
    reason = require_reason(reason)
    change(claim, revision=revision, expect={"published_at__isnull": False}, published_at=None, published_by=None)
    record("claim.unpublished", claim, by=by, about=[claim.event], reason=reason)
    return claim


@transaction.atomic
def merge(*, claim: Claim, into: Claim, reason: str, by: User, revision: int | None = None) -> Claim:
    """Move the statements of `claim` to `into`; the Decision lists each, so that undo is exact."""
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    status.hold([claim.pk, into.pk])
    claim.refresh_from_db()
    into.refresh_from_db()
    require_mergeable(claim, into)
    change(claim, revision=revision, expect={"merged_into": None, "withdrawn_at": None}, merged_into=into)
    moved = list(claim.statements.values_list("public_id", flat=True))
    claim.statements.update(claim=into)
    carry_over(claim=claim, into=into)
    status.refresh([claim.pk, into.pk])
    record(
        "claim.merged",
        claim,
        by=by,
        about=[into, claim.event],
        after={"into": str(into.public_id), "statements": [str(i) for i in moved]},
        reason=reason,
    )
    return into


def require_mergeable(claim: Claim, into: Claim) -> None:
    """Raise ActionRefused where `claim` cannot become part of `into`."""
    if claim.pk == into.pk or into.merged_into_id or into.withdrawn_at:
        raise ActionRefused(_("Choose another claim that is in use."))
    if claim.published_at:
        raise ActionRefused(_("This claim is published. Take it off the public pages first."))


@transaction.atomic
def unmerge(*, claim: Claim, reason: str, by: User) -> Claim:
    """Undo a merge: exactly the statements that it moved go back."""
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    merged = Decision.objects.filter(action="claim.merged", subject=claim.public_id).first()
    if claim.merged_into is None or merged is None:
        raise ActionRefused(_("This claim was not merged."))
    into = Claim.objects.get(pk=claim.merged_into.pk)
    status.hold([claim.pk, into.pk])
    change(claim, merged_into=None)
    Statement.objects.filter(public_id__in=merged.after["statements"], claim=into).update(claim=claim)
    status.refresh([claim.pk, into.pk])
    record("claim.unmerged", claim, by=by, about=[into], after=merged.after, reason=reason)
    return claim


@transaction.atomic
def split(
    *,
    claim: Claim,
    statements: Collection[Statement],
    proposition: str,
    reason: str,
    by: User,
    revision: int | None = None,
) -> Claim:
    """State a further claim of the same event and move `statements` of `claim` to it; merging it back undoes that.

    Raises ActionRefused unless some of the statements in force move and some stay.
    """
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    status.hold([claim.pk])
    change(claim, revision=revision, expect={"merged_into": None, "withdrawn_at": None})
    moving = list(claim.statements.in_force().filter(pk__in=[statement.pk for statement in statements]))
    if not moving or len(moving) == claim.statements.in_force().count():
        raise ActionRefused(_("Choose the statements that belong to the new claim, and leave at least one here."))
    new = add(proposition=proposition, language=claim.language, event=claim.event, by=by, about=[claim])
    for statement in moving:
        move(statement=statement, claim=new, by=by)
    moved = [str(statement.public_id) for statement in moving]
    record(
        "claim.split", claim, by=by, about=[new], after={"into": str(new.public_id), "statements": moved}, reason=reason
    )
    claim.refresh_from_db()
    new.refresh_from_db()
    return new


def withdraw_if_empty(claim: Claim, *, by: User) -> None:
    """Withdraw a claim that was stated for a candidate whose acceptance is undone, when nothing else is on it."""
    if claim.published_at or claim.statements.filter(withdrawn_at=None).exists():
        return
    change(claim, withdrawn_at=timezone.now(), withdrawn_by=by)
    record("claim.withdrawn", claim, by=by)


def _stated(proposition: str) -> str:
    proposition = " ".join(proposition.split())
    if not proposition:
        raise ActionRefused(_("State the claim in one sentence."))
    return proposition


def _withdraw_status(claim: Claim) -> str | None:
    held = claim.status_decisions.filter(withdrawn_at=None).first()
    if held is None:
        return None
    held.withdrawn_at = timezone.now()
    held.save(update_fields=["withdrawn_at"])
    return held.verdict
