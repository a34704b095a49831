"""Confirming, dismissing, setting aside and drawing relations between statements."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.actions.base import ActionRefused, change, once, record, require_reason
from claims.actions.joined import who_speaks
from claims.models import Decision, Relation, Statement, User
from claims.models.choices import DismissalReason, MissingContext, RelationState, RelationType
from claims.permissions import Permission, require
from claims.pipeline import status


@transaction.atomic
def confirm(*, relation: Relation, by: User, type: str = "", reason: str = "", revision: int | None = None) -> Relation:
    """Confirm a relation, as another `type` where the editor corrects it; both claims' statuses follow."""
    require(by, Permission.EDIT)
    if type and type not in RelationType.values:
        raise ActionRefused(_("Choose a relation."))
    _require_in_force(relation.source, relation.target)
    before = {"state": relation.state, "type": relation.type}
    change(
        relation,
        revision=revision,
        expect={"state": RelationState.SUGGESTED},
        state=RelationState.CONFIRMED,
        type=type or relation.type,
        needs="",
        reason=reason.strip(),
        decided_by=by,
        decided_at=timezone.now(),
    )
    _decided("relation.confirmed", relation, by=by, before=before, reason=reason.strip())
    return relation


@transaction.atomic
def dismiss(*, relation: Relation, dismissal: str, by: User, reason: str = "", revision: int | None = None) -> Relation:
    """Dismiss a proposed or confirmed relation for one of DismissalReason; the pair is not proposed again."""
    require(by, Permission.EDIT)
    if dismissal not in DismissalReason.values:
        raise ActionRefused(_("Choose a reason."))
    before = {"state": relation.state, "type": relation.type}
    change(
        relation,
        revision=revision,
        expect={"state__in": [RelationState.SUGGESTED, RelationState.CONFIRMED]},
        state=RelationState.DISMISSED,
        dismissal=dismissal,
        needs="",
        reason=reason.strip(),
        decided_by=by,
        decided_at=timezone.now(),
    )
    _decided("relation.dismissed", relation, by=by, before=before, reason=reason.strip())
    return relation


@transaction.atomic
def set_aside(*, relation: Relation, needs: str, by: User, reason: str = "", revision: int | None = None) -> Relation:
    """Keep a proposed relation open and say which of MissingContext it needs; it comes after all that needs nothing."""
    require(by, Permission.EDIT)
    if needs not in MissingContext.values:
        raise ActionRefused(_("Say what is missing."))
    before = {"needs": relation.needs}
    change(
        relation,
        revision=revision,
        expect={"state": RelationState.SUGGESTED},
        needs=needs,
        reason=reason.strip(),
    )
    _decided("relation.set_aside", relation, by=by, before=before, reason=reason.strip())
    return relation


@transaction.atomic
def reopen(*, relation: Relation, by: User, revision: int | None = None) -> Relation:
    """Undo the decision on a relation, or that it was set aside: it is proposed again."""
    require(by, Permission.EDIT)
    if relation.state == RelationState.SUGGESTED and not relation.needs:
        raise ActionRefused(_("This relation is still to decide: there is nothing to undo."))
    before = {"state": relation.state, "type": relation.type}
    change(
        relation,
        revision=revision,
        expect={"state": relation.state, "needs": relation.needs},
        state=RelationState.SUGGESTED,
        type=_proposed_type(relation),
        needs="",
        dismissal="",
        reason="",
        decided_by=None,
        decided_at=None,
    )
    _decided("relation.reopened", relation, by=by, before=before)
    return relation


@transaction.atomic
def draw(
    *, source: Statement, target: Statement, type: str, by: User, reason: str = "", explanation: str = ""
) -> Relation:
    """Relate two statements by hand: confirmed at once, for a reason in the editor's words.

    What draws it as part of another step gives its `explanation` instead, a slug of claims/matching/explain.py with who
    speaks in its slots. Raises ActionRefused without either, and when the pair has a relation already.
    """
    require(by, Permission.EDIT)
    reason = reason.strip() if explanation else require_reason(reason)
    _require_in_force(source, target)
    if type not in RelationType.values or source.pk == target.pk:
        raise ActionRefused(_("Choose two statements and a relation."))
    relation = once(
        lambda: Relation.objects.create(
            source=source,
            target=target,
            type=type,
            state=RelationState.CONFIRMED,
            reason=reason,
            explanation=explanation,
            slots={"a_party": who_speaks(source), "b_party": who_speaks(target)} if explanation else {},
            decided_by=by,
            decided_at=timezone.now(),
        ),
        _("These two statements have a relation already. Decide that one."),
    )
    _decided("relation.drawn", relation, by=by, before={}, reason=reason)
    return relation


def _proposed_type(relation: Relation) -> str:
    """Return the type before the first decision: a confirmation may have corrected it."""
    first = Decision.objects.filter(subject=relation.public_id, action="relation.confirmed").last()
    return str(first.before["type"]) if first else relation.type


def _require_in_force(source: Statement, target: Statement) -> None:
    if source.withdrawn_at or target.withdrawn_at:
        raise ActionRefused(_("One of the statements was withdrawn: there is nothing left to relate."))


def _decided(action: str, relation: Relation, *, by: User, before: dict[str, str], reason: str = "") -> None:
    source, target = relation.source, relation.target
    status.after_relation([source.claim_id, target.claim_id])
    record(
        action,
        relation,
        by=by,
        about=[source, target, source.claim, target.claim],
        before=before,
        after={
            "state": relation.state,
            "type": relation.type,
            "dismissal": relation.dismissal,
            "needs": relation.needs,
        },
        reason=reason,
    )
