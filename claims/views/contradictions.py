"""The contradictions queue: two passages side by side, decided with one key."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.actions import relations as actions
from claims.actions.base import ActionRefused
from claims.forms.relations import AsideForm, ConfirmForm, DismissForm, RelationFilter
from claims.models import Relation, Statement
from claims.models.choices import DismissalReason, MissingContext, RelationState, RelationType
from claims.permissions import Permission
from claims.retrieval import proposals, queue
from claims.retrieval.prepared import Keyed, among
from claims.views.deciding import Queue, in_state, show
from claims.views.preferences import back
from claims.views.requests import MemberRequest, needs

KEYED = (DismissalReason.NOT_OPPOSED, DismissalReason.SAME_ORIGIN)  # with a button of their own

_ONE = Keyed(lambda public_id: Relation.objects.filter(public_id=public_id))
_ENDS = Keyed(
    lambda keys: (
        Statement.objects.filter(among("pk", keys))
        .select_related("claim")
        .only("public_id", "withdrawn_at", "claim__public_id")
    )
)


def shown(public_id: UUID | None) -> Relation:
    """Return a relation with all that the page shows of it. Raises Http404 when there is none."""
    relation = proposals.shown(public_id)
    if relation is None:
        raise Http404
    return relation


def to_decide(public_id: UUID) -> Relation:
    """Return a relation with what a decision on it reads of both ends, little of what its page shows.

    Raises Http404 when there is none.
    """
    if not (found := _ONE(public_id)):
        raise Http404
    relation = found[0]
    ends = {end.pk: end for end in _ENDS([relation.source_id, relation.target_id])}
    relation.source, relation.target = ends[relation.source_id], ends[relation.target_id]
    return relation


QUEUE: Queue[Relation] = Queue(
    page="claims:contradictions",
    param="relation",
    filters=RelationFilter,
    waiting=queue.suggested,
    shown=shown,
    listed=lambda: proposals.lines(Relation.objects.all()),
    stands={
        "relation.confirmed": in_state(RelationState.CONFIRMED),
        "relation.drawn": in_state(RelationState.CONFIRMED),
        "relation.dismissed": in_state(RelationState.DISMISSED),
        "relation.set_aside": lambda relation: bool(relation.needs),
    },
    most=queue.MOST_RELATIONS,
)


@require_GET
@needs(Permission.READ)
def contradictions(request: MemberRequest) -> HttpResponse:
    """Show the next proposed relation, or the one that `?relation=` names."""
    return _page(request, QUEUE.at_hand(request))


@require_POST
@needs(Permission.EDIT)
def confirm(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Confirm a relation, as another type where the editor chose one."""

    def act(relation: Relation, given: dict[str, Any]) -> str:
        actions.confirm(relation=relation, by=request.user, **given)
        return _("Confirmed: %(type)s.") % {"type": RelationType(relation.type).label}

    return _decided(request, public_id, ConfirmForm(request.POST), act)


@require_POST
@needs(Permission.EDIT)
def dismiss(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Dismiss a relation for the reason whose button was pressed."""

    def act(relation: Relation, given: dict[str, Any]) -> str:
        actions.dismiss(relation=relation, by=request.user, **given)
        return _("Dismissed: %(why)s.") % {"why": DismissalReason(relation.dismissal).label}

    return _decided(request, public_id, DismissForm(request.POST), act)


@require_POST
@needs(Permission.EDIT)
def set_aside(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Keep a relation open until what the pressed button names is known."""

    def act(relation: Relation, given: dict[str, Any]) -> str:
        actions.set_aside(relation=relation, by=request.user, **given)
        return _("Set aside, still open. Needed: %(what)s.") % {"what": MissingContext(relation.needs).label}

    return _decided(request, public_id, AsideForm(request.POST), act)


@require_POST
@needs(Permission.EDIT)
def skip(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Leave a relation for later: it comes back when nothing else is left."""
    QUEUE.skip(request, public_id)
    messages.info(request, _("Skipped. It comes back at the end."))
    return QUEUE.onwards(request)


@require_POST
@needs(Permission.EDIT)
def reopen(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Undo the decision on a relation."""
    relation = to_decide(public_id)
    try:
        actions.reopen(relation=relation, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Undone: the relation is proposed again."))
    return _onwards(request, relation)


def _decided(
    request: MemberRequest, public_id: UUID, form: Form, act: Callable[[Relation, dict[str, Any]], str]
) -> HttpResponse:
    """Decide by `act` if the form holds, and go on; else show the relation again with what is wrong."""
    if not form.is_valid():
        return _page(request, QUEUE.get(public_id), form, status=422)
    try:
        said = act(to_decide(public_id), form.cleaned_data)
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal, form)
    messages.success(request, said)
    return _onwards(request)


def _onwards(request: MemberRequest, relation: Relation | None = None) -> HttpResponse:
    """Go to the next relation of the queue, or back to the page on which the button stood."""
    return back(request) if "next" in request.POST else QUEUE.onwards(request, relation)


def _page(
    request: MemberRequest, relation: Relation | None, form: Form | None = None, *, status: int = 200, **more: object
) -> HttpResponse:
    event = QUEUE.chosen(request).get("event")
    context = QUEUE.context(request, relation, left=proposals.left(request.user, event=event)) | {
        "relation": relation,
        "reasons": [pair for pair in DismissalReason.choices if pair[0] not in KEYED],
        "missing": MissingContext.choices,
        "types": RelationType.choices,
        "form": form,
    }
    if relation is not None:
        context["beside"] = proposals.beside(relation, event=event)
    return show(request, "claims/contradictions.html", "claims/_contradictions.html", context | more, status=status)


def _refused(request: MemberRequest, public_id: UUID, refusal: ActionRefused, form: Form) -> HttpResponse:
    """Show who decided what meanwhile, or why it is not possible; what was typed stays in the form."""
    relation = QUEUE.get(public_id)
    if "next" in request.POST and not request.htmx:
        messages.error(request, str(refusal))
        return back(request)
    stale = relation.state != RelationState.SUGGESTED or request.POST.get("revision") != str(relation.revision)
    return _page(request, relation, form, status=409 if stale else 422, refusal=refusal)
