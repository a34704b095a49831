"""Claims: the list, and one claim with all who speak to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.actions import claims as actions
from claims.actions.base import ActionRefused
from claims.forms.claims import (
    AsOfForm,
    ClaimFilter,
    EventOfForm,
    MergeForm,
    PublishForm,
    RewordForm,
    SplitForm,
    StatusBackForm,
    StatusForm,
    UnpublishForm,
)
from claims.models import Claim
from claims.models.choices import Answer, DismissalReason
from claims.permissions import Permission
from claims.retrieval import answers, claimpage, lines, queue
from claims.retrieval.asof import as_of
from claims.retrieval.cards import by_key
from claims.retrieval.claims import narrowed, with_sides
from claims.retrieval.followed import since_seen
from claims.retrieval.paging import Pages
from claims.views import folds
from claims.views.deciding import now_current
from claims.views.folds import Fold
from claims.views.requests import MemberRequest, needs

PAGE = 25
FOLDS = {
    fold.name: fold
    for fold in (
        Fold(
            "undeciding", "claims:claim-status-withdraw", gettext_lazy("Take the decision back"),
            gettext_lazy("Take back"), lambda row: StatusBackForm(initial=_read(row)),
        ),
        Fold(
            "unpublishing", "claims:claim-unpublish", gettext_lazy("Take it off the public pages"),
            gettext_lazy("Take off"), lambda row: UnpublishForm(initial=_read(row)),
        ),
        Fold(
            "placing", "claims:claim-event", gettext_lazy("Set the event"), gettext_lazy("Set"),
            lambda row: EventOfForm(initial=_read(row) | {"event": row.event}),
        ),
        Fold(
            "rewording", "claims:claim-reword", gettext_lazy("Reword"), gettext_lazy("Reword"),
            lambda row: RewordForm(initial=_read(row) | {"proposition": row.proposition}),
        ),
        Fold(
            "splitting", "claims:claim-split", gettext_lazy("Split off a claim"), gettext_lazy("Split"),
            lambda row: SplitForm(initial=_read(row), claim=row),
        ),
        Fold(
            "merging", "claims:claim-merge", gettext_lazy("Merge into another claim"),
            gettext_lazy("Preview the merge"), lambda row: MergeForm(besides=row.pk, initial=_read(row)),
        ),
    )
}  # fmt: skip


@require_GET
@needs(Permission.READ)
def claims(request: MemberRequest) -> HttpResponse:
    """List the claims in use, each with its sides and its status."""
    filters = ClaimFilter(request.GET)
    wanted = filters.wanted()
    other = {name: value for name, value in wanted.items() if name != "answer"}
    counted = answers.of(narrowed(**other)) if other else answers.of_all()
    most = answers.MOST_NARROWED if other else queue.MOST_COUNTED
    known = counted.known(wanted.get("answer", ""))
    pages = Pages(narrowed(**wanted), PAGE, counted=known, most=most, read=by_key)
    context = {
        "filters": filters,
        "narrowed": bool(wanted),
        "page": pages.get_page(request.GET.get("page")),
        "answers": [
            (slug, label, counted.numbers.get(slug, 0), slug in counted.more) for slug, label in Answer.choices
        ],
    }
    return render(request, "claims/claims.html", context)


@require_GET
@needs(Permission.READ)
def claim(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show a claim; the address of a merged one leads to the claim that it is now."""
    row = _found(public_id)
    if row.merged_into is not None:
        return redirect("claims:claim", row.merged_into.public_id)
    past = AsOfForm(request.GET) if "as_of" in request.GET else None
    if past is not None and past.is_valid():
        return _past(request, row, past)
    return _page(request, row, looking_back=past) if past else _page(request, row)


@require_GET
@needs(Permission.READ)
def moves(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show how each party's word on a claim moved: alone to htmx, else on a page of its own."""
    row = get_object_or_404(with_sides(Claim.objects.all()), public_id=public_id)
    page = "claims/_moves.html" if request.htmx else "claims/moves.html"
    response = render(request, page, {"claim": row, "moves": lines.of_claim(row)})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@needs(Permission.EDIT)
def decide_status(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Put an editor's word beside the derived status."""
    form = StatusForm(request.POST)
    return _change(request, public_id, form, "deciding", actions.decide_status, _("The status is decided."))


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def withdraw_status(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Take the editor's word back."""
    form = StatusBackForm(request.POST)
    return _change(request, public_id, form, "undeciding", actions.withdraw_status, _("The decision is taken back."))


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def reword(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Change the sentence of a claim."""
    form = RewordForm(request.POST)
    return _change(request, public_id, form, "rewording", actions.reword, _("The claim is reworded."))


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def set_event(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Say which event a claim is about."""
    form = EventOfForm(request.POST)
    return _change(request, public_id, form, "placing", actions.set_event, _("The event is set."))


@require_POST
@needs(Permission.PUBLISH)
def publish(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Put a claim on the public pages."""
    form = PublishForm(request.POST)
    return _change(request, public_id, form, "publishing", actions.publish, _("The claim is published."))


@require_http_methods(["GET", "POST"])
@needs(Permission.PUBLISH)
def unpublish(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Take a claim off the public pages."""
    form = UnpublishForm(request.POST)
    done = _("The claim is off the public pages.")
    return _change(request, public_id, form, "unpublishing", actions.unpublish, done)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def merge(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show what a merge would move; do it once that was confirmed."""
    if folds.shows(request):
        return _form(request, public_id, "merging")
    row = get_object_or_404(with_sides(Claim.objects.all()), public_id=public_id)
    form = MergeForm(request.POST, besides=row.pk)
    if form.is_valid() and "confirmed" not in request.POST:
        into = with_sides(Claim.objects.filter(pk=form.cleaned_data["into"].pk)).get()
        try:
            actions.require_mergeable(row, into)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
            return _refused(request, public_id, merging=form)
        moving = row.statements.filter(withdrawn_at=None).count()
        context = {"claim": row, "into": into, "moving": moving, "form": form}
        return render(request, "claims/claim_merge.html", context)
    return _change(request, public_id, form, "merging", actions.merge, _("The claims are merged."))


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def split(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """State a further claim and move some of the statements to it; the page goes on with the new claim."""
    row = get_object_or_404(Claim, public_id=public_id)
    if request.method == "GET":
        return _form(request, public_id, "splitting")
    form = SplitForm(request.POST, claim=row)
    if form.is_valid():
        try:
            new = actions.split(claim=row, by=request.user, **form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Split. Merge this claim into the other one to undo it."))
            return redirect("claims:claim", new.public_id)
    return _refused(request, public_id, splitting=form)


@require_POST
@needs(Permission.EDIT)
def unmerge(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Undo a merge."""
    row = get_object_or_404(Claim.objects.select_related("merged_into"), public_id=public_id)
    try:
        actions.unmerge(claim=row, by=request.user, reason=request.POST.get("reason", "")[:1000])
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The merge is undone."))
    return redirect("claims:claim", row.public_id)


def _change(request: MemberRequest, public_id: UUID, form: Form, name: str, action: Any, done: str) -> HttpResponse:
    """Run one action with what `form` holds; show the page again with what was typed when it is refused.

    GET shows the form.
    """
    if folds.shows(request):
        return _form(request, public_id, name)
    row = get_object_or_404(Claim, public_id=public_id)
    if form.is_valid():
        try:
            action(claim=row, by=request.user, **form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("claims:claim", public_id)
    return _refused(request, public_id, **{name: form})


def _form(request: MemberRequest, public_id: UUID, name: str) -> HttpResponse:
    row = get_object_or_404(with_sides(Claim.objects.current()), public_id=public_id)
    return folds.show(request, FOLDS[name], row, "claims:claim", claim=row)


def _read(row: Claim) -> dict[str, Any]:
    """Return what each form holds: which state of the claim the editor read."""
    return {"revision": row.revision}


def _past(request: MemberRequest, row: Claim, form: AsOfForm) -> HttpResponse:
    then = as_of(row, form.moment(), by="said" if form.cleaned_data["by"] == "said" else "known")
    context = claimpage.read_past(then) | {"claim": row, "looking_back": form}
    return render(request, "claims/claim_past.html", context)


def _refused(request: MemberRequest, public_id: UUID, **bound: Form) -> HttpResponse:
    return _page(request, _found(public_id), status=422, **bound)


def _found(public_id: UUID) -> Claim:
    found = claimpage.find(public_id)
    if found is None:
        raise Http404
    return found


def _page(request: MemberRequest, row: Claim, *, status: int = 200, **bound: Form) -> HttpResponse:
    forms: dict[str, Form] = {
        "deciding": StatusForm(initial=_read(row)),
        "publishing": PublishForm(initial=_read(row)),
        "looking_back": AsOfForm(),
    }
    for form in bound.values():
        now_current(form, row)
    follow, news = since_seen(row, request.user)
    context = claimpage.read(row, request.GET.get("page")) | forms | bound | {"follow": follow, "news": news}
    context |= folds.context(FOLDS, bound) | {"dismissals": DismissalReason.choices}
    return render(request, "claims/claim.html", context, status=status)
