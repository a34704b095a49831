"""The review queue: one candidate at a time, in its article, decided with one key."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.actions import candidates as actions
from claims.actions import pairs
from claims.actions.base import ActionRefused
from claims.forms.review import CandidateForm, opened
from claims.models import Candidate
from claims.models.choices import RejectionReason
from claims.permissions import Permission
from claims.retrieval import suggestions
from claims.views.requests import MemberRequest, needs
from claims.views.reviewing import QUEUE, again, current, drawer, found_claims, page, refused

# What was done, in a sentence, and the candidate to show next where that is not the next of the queue.
Done = tuple[str, Candidate | None]


@require_GET
@needs(Permission.READ)
def review(request: MemberRequest) -> HttpResponse:
    """Show the next candidate of the queue, or the one that `?candidate=` names."""
    return page(request, QUEUE.at_hand(request))


@require_POST
@needs(Permission.EDIT)
def accept(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Accept a candidate as the form leaves it, onto the chosen claim, a new one or none."""

    def act(candidate: Candidate, form: CandidateForm) -> Done:
        statement = actions.accept(candidate=candidate, by=request.user, **form.decision())
        return _("Accepted: %(what)s") % {"what": statement.proposition[:80]}, None

    return _decided(request, public_id, act)


@require_POST
@needs(Permission.EDIT)
def keep(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Accept a candidate without a claim."""

    def act(candidate: Candidate, form: CandidateForm) -> Done:
        decision = form.decision() | {"claim": None, "new_claim": ""}
        statement = actions.accept(candidate=candidate, by=request.user, **decision)
        return _("Kept without a claim: %(what)s") % {"what": statement.proposition[:80]}, None

    return _decided(request, public_id, act)


@require_POST
@needs(Permission.EDIT)
def accept_both(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Accept a candidate together with the pending one that it answers, both onto one claim."""

    def act(candidate: Candidate, form: CandidateForm) -> Done:
        shown = request.POST.get("answered_revision", "")
        pairs.accept(
            candidate=candidate,
            by=request.user,
            answered_revision=int(shown) if shown.isdecimal() else None,
            **form.decision(),
        )
        return _("Accepted both: the answer and what it answers."), None

    return _decided(request, public_id, act)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def edit(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show the parts of a candidate to correct; by POST save them without deciding."""
    if request.method == "GET":
        return drawer(request, QUEUE.get(public_id))

    def act(candidate: Candidate, form: CandidateForm) -> Done:
        changes, revision = form.changes(), form.cleaned_data["revision"]
        new_party = form.cleaned_data["new_party"]
        actions.edit(candidate=candidate, changes=changes, new_party=new_party, by=request.user, revision=revision)
        return _("Saved. The candidate is still to review."), candidate

    return _decided(request, public_id, act)


@require_POST
@needs(Permission.EDIT)
def split(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Replace a candidate by one per line of what was typed."""

    def act(candidate: Candidate, form: CandidateForm) -> Done:
        given = form.cleaned_data
        parts = actions.split(candidate=candidate, parts=given["parts"], by=request.user, revision=given["revision"])
        number = len(parts)
        said = ngettext("Split into %(count)d candidate.", "Split into %(count)d candidates.", number)
        return said % {"count": number}, parts[0]

    return _decided(request, public_id, act, split="1")


@require_POST
@needs(Permission.EDIT)
def reject(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Reject a candidate for the reason whose button was pressed; what else was typed need not hold."""
    revision, reason = request.POST.get("revision", ""), request.POST.get("reason", "")
    try:
        actions.reject(
            candidate=QUEUE.get(public_id),
            reason=reason,
            note=request.POST.get("note", "")[:500],
            by=request.user,
            revision=int(revision) if revision.isdecimal() else None,
        )
    except ActionRefused as refusal:
        return refused(request, QUEUE.get(public_id), refusal)
    messages.success(request, _("Rejected: %(why)s") % {"why": RejectionReason(reason).label})
    return QUEUE.onwards(request)


@require_POST
@needs(Permission.EDIT)
def skip(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Leave a candidate for later: it comes back when nothing else is left."""
    QUEUE.skip(request, public_id)
    messages.info(request, _("Skipped. It comes back at the end."))
    return QUEUE.onwards(request)


@require_POST
@needs(Permission.EDIT)
def look(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show the form as it was left, with the claims its words find, a row for one more figure, or opened to edit.

    Decides nothing.
    """
    candidate = QUEUE.get(public_id)
    form = CandidateForm.typed(request.POST, candidate=candidate)
    if request.htmx and "in_place" in request.POST:
        found = found_claims(form, besides=suggestions.for_candidate(candidate))
        return render(request, "claims/_found.html", {"found": found, "form": form})
    return page(request, candidate, form, edited="figure" in request.POST or "open" in request.POST, looked=True)


@require_POST
@needs(Permission.EDIT)
def reopen(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Undo the decision on a candidate, and on the one accepted with it, and show it again.

    What was typed over the other editor's decision stands in the form.
    """
    candidate = QUEUE.get(public_id)
    try:
        undone = pairs.reopen(candidate=candidate, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return QUEUE.onwards(request, candidate)
    if len(undone) > 1:
        messages.success(request, _("Undone: the answer and what it answers are to review again."))
    else:
        messages.success(request, _("Undone: the candidate is to review again."))
    if "new_claim" in request.POST:
        candidate = QUEUE.get(public_id)
        form = CandidateForm(current(request.POST, candidate), candidate=candidate)
        return page(request, candidate, form, edited=opened(request.POST))
    return QUEUE.onwards(request, candidate)


def _decided(
    request: MemberRequest, public_id: UUID, act: Callable[[Candidate, CandidateForm], Done], **more: str
) -> HttpResponse:
    """Decide by `act`, one action, and go on; show the form again where it does not hold."""
    candidate = QUEUE.get(public_id)
    data = request.POST.copy()
    data.update(more)
    form = CandidateForm(data, candidate=candidate)
    if not form.is_valid():
        return again(request, candidate, form)
    try:
        said, then = act(candidate, form)
    except ActionRefused as refusal:
        return refused(request, QUEUE.get(public_id), refusal)
    messages.success(request, said)
    return QUEUE.onwards(request, then)
