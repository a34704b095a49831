"""The contradictions queue: two passages side by side, decided with one key."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.actions import relations as actions
from claims.actions.base import ActionRefused
from claims.forms.relations import ConfirmForm, DismissForm, RelationFilter
from claims.models import Relation
from claims.models.choices import DismissalReason, RelationState, RelationType
from claims.permissions import Permission, may
from claims.retrieval import queue
from claims.views import deciding
from claims.views.deciding import first_left, last_decisions, see, show, undoable, uuid_in
from claims.views.preferences import back
from claims.views.requests import MemberRequest, needs

SKIPPED = "relations_skipped"  # session key: public ids, shown again when nothing else is left
OPEN = 3  # proposals about one statement that are shown; the rest is folded
MOST_FOLDED = 50
DECIDED = {
    "relation.confirmed": RelationState.CONFIRMED,
    "relation.drawn": RelationState.CONFIRMED,
    "relation.dismissed": RelationState.DISMISSED,
}


@require_GET
@needs(Permission.READ)
def contradictions(request: MemberRequest) -> HttpResponse:
    """Show the next proposed relation, or the one that `?relation=` names."""
    if "relation" in request.GET:
        return _page(request, get_object_or_404(_relations(), public_id=uuid_in(request.GET, "relation")))
    return _page(request, _next(request))


@require_POST
@needs(Permission.EDIT)
def confirm(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Confirm a relation, as another type where the editor chose one."""
    relation = get_object_or_404(_relations(), public_id=public_id)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _page(request, relation, confirming=form, status=422)
    try:
        actions.confirm(relation=relation, by=request.user, **form.cleaned_data)
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal, confirming=form)
    messages.success(request, _("Confirmed: %(type)s.") % {"type": RelationType(relation.type).label})
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def dismiss(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Dismiss a relation for the reason whose button was pressed."""
    relation = get_object_or_404(_relations(), public_id=public_id)
    form = DismissForm(request.POST)
    if not form.is_valid():
        return _page(request, relation, dismissing=form, status=422)
    try:
        actions.dismiss(relation=relation, by=request.user, **form.cleaned_data)
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal, dismissing=form)
    messages.success(request, _("Dismissed: %(why)s.") % {"why": DismissalReason(relation.dismissal).label})
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def skip(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Leave a relation for later: it comes back when nothing else is left."""
    deciding.skip(request, SKIPPED, public_id)
    messages.info(request, _("Skipped. It comes back at the end."))
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def reopen(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Undo the decision on a relation."""
    relation = get_object_or_404(_relations(), public_id=public_id)
    try:
        actions.reopen(relation=relation, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Undone: the relation is proposed again."))
    return _onwards(request, relation)


def _relations() -> QuerySet[Relation]:
    ends = ("party", "speaker", "target", "event", "claim", "passage__version__article__outlet")
    related = [f"{side}__{end}" for side in ("source", "target") for end in ends]
    figures = ("source__figures", "target__figures")
    return Relation.objects.select_related(*related, "decided_by").prefetch_related(*figures)


def _filters(request: MemberRequest) -> RelationFilter:
    form = RelationFilter(request.GET)
    form.is_valid()
    return form


def _query(request: MemberRequest) -> str:
    kept = request.GET.copy()
    for name in set(kept) - {"event"}:
        del kept[name]
    return kept.urlencode()


def _queue(request: MemberRequest) -> QuerySet[Relation]:
    return queue.suggested(event=_filters(request).cleaned_data.get("event"))


def _next(request: MemberRequest) -> Relation | None:
    first = first_left(request, SKIPPED, _queue(request))
    return _relations().get(pk=first.pk) if first else None


def _onwards(request: MemberRequest, relation: Relation | None = None) -> HttpResponse:
    """Go to the next relation of the queue, or back to the page on which the button stood."""
    if "next" in request.POST:
        return back(request)
    query = _query(request)
    if relation is not None:
        query = "&".join(filter(None, [query, f"relation={relation.public_id}"]))
    return see("claims:contradictions", query=query)


def _page(request: MemberRequest, relation: Relation | None, *, status: int = 200, **more: object) -> HttpResponse:
    rows = _queue(request)
    editor = may(request.user, Permission.EDIT)
    ends = Relation.objects.select_related("source__party", "target__party")
    recent = last_decisions(request.user, DECIDED, ends) if editor else []
    context: dict[str, Any] = {
        "filters": _filters(request),
        "query": _query(request),
        "relation": relation,
        "may_edit": editor,
        "left": rows.count(),
        "recent": recent,
        "undo_first": undoable(recent),
        "reasons": DismissalReason.choices,
        "types": RelationType.choices,
    }
    if relation is not None:
        context |= _around(rows, relation)
    return show(request, "claims/contradictions.html", "claims/_contradictions.html", context | more, status=status)


def _around(rows: QuerySet[Relation], relation: Relation) -> dict[str, Any]:
    """Return what else is proposed for the same statement, the best open, and what cannot be compared yet."""
    same = rows.filter(Q(source=relation.source_id) | Q(target=relation.source_id)).exclude(pk=relation.pk)
    others = list(same.select_related("source__party", "target__party")[:MOST_FOLDED])
    clear = [other for other in others if not other.unknown]
    unclear = rows.exclude(unknown=[]).exclude(pk=relation.pk).select_related("source__party", "target__party")
    return {
        "others": [other for other in clear[: OPEN - 1] if other.shown],
        "folded": [other for number, other in enumerate(clear) if number >= OPEN - 1 or not other.shown],
        "unclear": list(unclear[:MOST_FOLDED]),
        "confirming": ConfirmForm(initial={"revision": relation.revision, "type": relation.type}),
        "dismissing": DismissForm(initial={"revision": relation.revision}),
    }


def _refused(
    request: MemberRequest, public_id: UUID, refusal: ActionRefused, **forms: ConfirmForm | DismissForm
) -> HttpResponse:
    """Show who decided what meanwhile, or why it is not possible; what was typed stays in the form."""
    relation = get_object_or_404(_relations(), public_id=public_id)
    if "next" in request.POST and not request.htmx:
        messages.error(request, str(refusal))
        return back(request)
    stale = relation.state != RelationState.SUGGESTED or request.POST.get("revision") != str(relation.revision)
    return _page(request, relation, status=409 if stale else 422, refusal=refusal, **forms)
