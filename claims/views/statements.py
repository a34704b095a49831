"""One statement: its passage, its history, and all that an editor may do to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from claims.actions import claims, relations
from claims.actions import statements as actions
from claims.actions.base import ActionRefused
from claims.forms.statements import CorrectForm, DrawForm, MoveForm, WithdrawForm
from claims.models import Claim, Relation, Statement, User
from claims.models.choices import DismissalReason, RelationState
from claims.permissions import Permission
from claims.retrieval import history, statementpage
from claims.views import folds
from claims.views.deciding import now_current
from claims.views.folds import Fold
from claims.views.requests import MemberRequest, needs

FOLDS = {
    fold.name: fold
    for fold in (
        Fold(
            "correcting", "claims:statement-correct", gettext_lazy("Correct"), gettext_lazy("Correct"),
            lambda row: CorrectForm(statement=row),
        ),
        Fold(
            "moving", "claims:statement-move", gettext_lazy("Put on another claim"), gettext_lazy("Put there"),
            lambda row: MoveForm(besides=row.claim_id, initial={"revision": row.revision}),
        ),
        Fold(
            "drawing", "claims:statement-relate", gettext_lazy("Relate to another statement"), gettext_lazy("Relate"),
            lambda row: DrawForm(statement=row),
        ),
        Fold(
            "withdrawing", "claims:statement-withdraw", gettext_lazy("Withdraw"), gettext_lazy("Withdraw"),
            lambda row: WithdrawForm(initial={"revision": row.revision}),
        ),
    )
}  # fmt: skip


@require_GET
@needs(Permission.READ)
def statement(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show a statement."""
    return _page(request, public_id)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def correct(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Replace a statement by a corrected one; the page goes on with the successor."""
    if request.method == "GET":
        return _form(request, public_id, "correcting")
    row = _statement(public_id)
    form = CorrectForm(request.POST, statement=row)
    if form.is_valid():
        try:
            successor = actions.correct(
                statement=row,
                said=form.said(),
                reason=form.cleaned_data["reason"],
                revision=form.cleaned_data["revision"],
                by=request.user,
            )
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Corrected. The earlier statement stays in the history."))
            if _confirmed(row).count() > _confirmed(successor).count():
                messages.info(
                    request, _("Its confirmed relations stay there, too: confirm those that are proposed again.")
                )
            return redirect("claims:statement", successor.public_id)
    return _page(request, public_id, status=422, correcting=form)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def withdraw(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Take a statement out of force."""
    form = WithdrawForm(request.POST)
    return _change(request, public_id, form, "withdrawing", actions.withdraw, _("The statement is withdrawn."))


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def move(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Put a statement on another claim, on a new one, or on none."""
    if folds.shows(request):
        return _form(request, public_id, "moving")
    form = MoveForm(request.POST, besides=_statement(public_id).claim_id)
    return _change(request, public_id, form, "moving", _put, _("The statement is moved."))


def _put(*, statement: Statement, claim: Claim | None, new_claim: str, by: User, revision: int) -> None:
    if new_claim:
        claims.state(statement=statement, proposition=new_claim, by=by, revision=revision)
    else:
        actions.move(statement=statement, claim=claim, by=by, revision=revision)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def draw(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Relate a statement to the one that it answers."""
    if folds.shows(request):
        return _form(request, public_id, "drawing")
    row = _statement(public_id)
    form = DrawForm(request.POST, statement=row)
    if form.is_valid():
        try:
            relations.draw(source=row, by=request.user, **form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The relation is drawn."))
            return redirect("claims:statement", public_id)
    return _page(request, public_id, status=422, drawing=form)


def _confirmed(row: Statement) -> QuerySet[Relation]:
    """Return the confirmed relations of a statement with others in force."""
    here = Q(source=row, target__withdrawn_at=None) | Q(target=row, source__withdrawn_at=None)
    return Relation.objects.filter(here, state=RelationState.CONFIRMED)


def _statement(public_id: UUID) -> Statement:
    found = statementpage.find(public_id)
    if found is None:
        raise Http404
    return found


def _change(request: MemberRequest, public_id: UUID, form: Form, name: str, action: Any, done: str) -> HttpResponse:
    if folds.shows(request):
        return _form(request, public_id, name)
    if form.is_valid():
        try:
            action(statement=_statement(public_id), by=request.user, **form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("claims:statement", public_id)
    return _page(request, public_id, status=422, **{name: form})


def _form(request: MemberRequest, public_id: UUID, name: str) -> HttpResponse:
    row = _statement(public_id)
    return folds.show(request, FOLDS[name], row, "claims:statement", statement=row, claim=row.claim)


def _page(request: MemberRequest, public_id: UUID, *, status: int = 200, **bound: Form) -> HttpResponse:
    row = _statement(public_id)
    for form in bound.values():
        now_current(form, row)
    shown, number = statementpage.related(row)
    context: dict[str, Any] = {
        "statement": row,
        "claim": row.claim,
        "relations": shown,
        "related": number,
        "history": history.latest(row.public_id),
        "dismissals": DismissalReason.choices,
    }
    return render(request, "claims/statement.html", context | folds.context(FOLDS, bound), status=status)
