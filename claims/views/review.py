"""The review queue: one candidate at a time, in its article, decided with one key."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.actions import candidates as actions
from claims.actions.base import ActionRefused
from claims.forms.review import CandidateForm, QueueFilter
from claims.models import Candidate, Decision
from claims.models.choices import CandidateState, RejectionReason
from claims.permissions import Permission, may
from claims.retrieval import queue, suggestions
from claims.views import deciding, versions
from claims.views.deciding import first_left, last_decisions, see, show, undoable, uuid_in
from claims.views.requests import MemberRequest, needs

SKIPPED = "review_skipped"  # session key: public ids, shown again when nothing else is left
SURE = 0.6  # score from which the best suggestion is chosen beforehand; below it a new claim is
DECIDED = {
    "candidate.accepted": CandidateState.ACCEPTED,
    "candidate.rejected": CandidateState.REJECTED,
    "candidate.split": CandidateState.SPLIT,
}


@require_GET
@needs(Permission.READ)
def review(request: MemberRequest) -> HttpResponse:
    """Show the next candidate of the queue, or the one that `?candidate=` names."""
    if "candidate" in request.GET:
        return _page(request, get_object_or_404(_candidates(), public_id=uuid_in(request.GET, "candidate")))
    return _page(request, _next(request))


@require_POST
@needs(Permission.EDIT)
def accept(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Accept a candidate as the form leaves it, onto the chosen claim, a new one or none."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    form = CandidateForm(request.POST, candidate=candidate)
    if not form.is_valid():
        return _again(request, candidate, form)
    try:
        statement = actions.accept(candidate=candidate, by=request.user, **form.decision())
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, _("Accepted: %(what)s") % {"what": statement.proposition[:80]})
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def keep(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Accept a candidate without a claim."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    form = CandidateForm(request.POST, candidate=candidate)
    if not form.is_valid():
        return _again(request, candidate, form)
    decision = form.decision() | {"claim": None, "new_claim": ""}
    try:
        statement = actions.accept(candidate=candidate, by=request.user, **decision)
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, _("Kept without a claim: %(what)s") % {"what": statement.proposition[:80]})
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def accept_both(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Accept a candidate together with the pending one that it answers, both onto one claim."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    form = CandidateForm(request.POST, candidate=candidate)
    if not form.is_valid() or candidate.answers is None:
        return _again(request, candidate, form)
    decision, by = form.decision(), request.user
    onto = {name: decision.pop(name) for name in ("claim", "new_claim")}
    try:
        with transaction.atomic():
            answered = actions.accept(candidate=candidate.answers, by=by, **onto)
            actions.accept(candidate=candidate, by=by, claim=answered.claim, **decision)
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, _("Accepted both: the answer and what it answers."))
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def edit(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Save what was typed without deciding."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    form = CandidateForm(request.POST, candidate=candidate)
    if not form.is_valid():
        return _again(request, candidate, form)
    try:
        actions.edit(
            candidate=candidate, changes=form.changes(), by=request.user, revision=form.cleaned_data["revision"]
        )
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, _("Saved. The candidate is still to review."))
    return _onwards(request, candidate)


@require_POST
@needs(Permission.EDIT)
def reject(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Reject a candidate for the reason whose button was pressed."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    revision = request.POST.get("revision", "")
    reason = request.POST.get("reason", "")
    try:
        actions.reject(
            candidate=candidate,
            reason=reason,
            note=request.POST.get("note", "")[:500],
            by=request.user,
            revision=int(revision) if revision.isdecimal() else None,
        )
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, _("Rejected: %(why)s") % {"why": RejectionReason(reason).label})
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def split(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Replace a candidate by one per line of what was typed."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    data = request.POST.copy()
    data["split"] = "1"
    form = CandidateForm(data, candidate=candidate)
    if not form.is_valid():
        return _again(request, candidate, form)
    try:
        parts = actions.split(
            candidate=candidate,
            parts=form.cleaned_data["parts"],
            by=request.user,
            revision=form.cleaned_data["revision"],
        )
    except ActionRefused as refusal:
        return _refused(request, public_id, refusal)
    messages.success(request, _("Split into %(count)d candidates.") % {"count": len(parts)})
    return _onwards(request, parts[0])


@require_POST
@needs(Permission.EDIT)
def skip(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Leave a candidate for later: it comes back when nothing else is left."""
    deciding.skip(request, SKIPPED, public_id)
    messages.info(request, _("Skipped. It comes back at the end."))
    return _onwards(request)


@require_POST
@needs(Permission.EDIT)
def reopen(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Undo the decision on a candidate and show it again, with what was typed over the other editor's decision."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    try:
        actions.reopen(candidate=candidate, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return _onwards(request, candidate)
    if "proposition" in request.POST:
        candidate = get_object_or_404(_candidates(), public_id=public_id)
        return _page(request, candidate, CandidateForm(_current(request.POST, candidate), candidate=candidate))
    messages.success(request, _("Undone: the candidate is to review again."))
    return _onwards(request, candidate)


def _candidates() -> QuerySet[Candidate]:
    return Candidate.objects.select_related(
        "version__article__outlet", "passage", "party", "speaker", "target", "decided_by",
        "answers__version__article", "answers__passage__version", "answers__party", "answers__target", "split_from",
    ).prefetch_related("version__article__events")  # fmt: skip


def _filters(request: MemberRequest) -> QueueFilter:
    form = QueueFilter(request.GET)
    form.is_valid()
    return form


def _chosen(request: MemberRequest) -> dict[str, Any]:
    return {name: value for name, value in _filters(request).cleaned_data.items() if value}


def _query(request: MemberRequest) -> str:
    """Return the filters of the address, without the candidate that it names."""
    kept = request.GET.copy()
    for name in set(kept) - {"article", "event", "party", "stance"}:
        del kept[name]
    return kept.urlencode()


def _next(request: MemberRequest) -> Candidate | None:
    first = first_left(request, SKIPPED, queue.pending(**_chosen(request)))
    return _candidates().get(pk=first.pk) if first else None


def _onwards(request: MemberRequest, candidate: Candidate | None = None) -> HttpResponse:
    query = _query(request)
    if candidate is not None:
        query = "&".join(filter(None, [query, f"candidate={candidate.public_id}"]))
    return see("claims:review", query=query)


def _page(
    request: MemberRequest,
    candidate: Candidate | None,
    form: CandidateForm | None = None,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    chosen = _chosen(request)
    editor = may(request.user, Permission.EDIT)
    recent = last_decisions(request.user, DECIDED, Candidate.objects.select_related("version")) if editor else []
    context: dict[str, Any] = {
        "filters": _filters(request),
        "query": _query(request),
        "candidate": candidate,
        "may_edit": editor,
        "left": queue.pending(**chosen).count(),
        "done": _decided_today(request, chosen).count(),
        "recent": recent,
        "undo_first": undoable(recent),
        "reasons": RejectionReason.choices,
    }
    context["total"] = context["left"] + context["done"]
    if candidate is not None:
        context |= _to_decide(candidate, form)
    return show(request, "claims/review.html", "claims/_review.html", context | more, status=status)


def _to_decide(candidate: Candidate, form: CandidateForm | None) -> dict[str, Any]:
    found = suggestions.for_candidate(candidate) if candidate.state == CandidateState.PENDING else []
    best = next((str(s.claim.public_id) for s in found if _sure(candidate, s)), "")
    return {
        "suggestions": found,
        "form": form or CandidateForm(candidate=candidate, selected=best),
        "decision": Decision.objects.filter(subject=candidate.public_id).select_related("actor").first(),
    }


def _sure(candidate: Candidate, suggestion: suggestions.Suggestion) -> bool:
    """Return whether a claim may be chosen beforehand: what the candidate answers, or a like claim of its own event.

    While nobody said what the article is about, one key must not put a figure onto another battle's claim.
    """
    if suggestion.pointed_at:
        return True
    events = {event.pk for event in candidate.version.article.events.all()}
    same_event = suggestion.claim.event_id in events
    return suggestion.score >= SURE and same_event and not suggestion.differing


def _decided_today(request: MemberRequest, chosen: dict[str, Any]) -> QuerySet[Candidate]:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return queue.filtered(**chosen).filter(decided_by=request.user, decided_at__gte=midnight)


def _again(request: MemberRequest, candidate: Candidate, form: CandidateForm) -> HttpResponse:
    """Show the form again with what is wrong; nothing typed is lost."""
    return _page(request, candidate, form, status=422, edited=True)


def _refused(request: MemberRequest, public_id: UUID, refusal: ActionRefused) -> HttpResponse:
    """Show why an action was refused, and where somebody else decided, what; nothing typed is lost."""
    candidate = get_object_or_404(_candidates(), public_id=public_id)
    form = CandidateForm(_current(request.POST, candidate), candidate=candidate)
    form.is_valid()
    stale = candidate.state != CandidateState.PENDING or request.POST.get("revision") != str(candidate.revision)
    more = {"versions": versions.rows(candidate, form), "typed": versions.typed(request.POST)} if stale else {}
    return _page(
        request, candidate, form, status=409 if stale else 422, refusal=refusal, conflict=stale, edited=stale, **more
    )


def _current(posted: QueryDict, candidate: Candidate) -> QueryDict:
    """Return what was typed, now against the candidate as it stands."""
    data = posted.copy()
    data["revision"] = str(candidate.revision)
    return data
