"""The review queue as a list: many candidates of one filter decided at once."""

from collections import Counter

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from claims.actions import candidates as actions
from claims.actions.base import ActionRefused
from claims.forms.bulk import MOST, BulkForm
from claims.forms.review import QueueFilter
from claims.models import User
from claims.models.choices import RejectionReason, Stance
from claims.permissions import Permission
from claims.retrieval import queue
from claims.views.deciding import see
from claims.views.requests import MemberRequest, needs


@require_GET
@needs(Permission.EDIT)
def bulk(request: MemberRequest) -> HttpResponse:
    """List what a filter finds, with how many of each stance."""
    return _page(request)


@require_POST
@needs(Permission.EDIT)
def decide(request: MemberRequest) -> HttpResponse:
    """Accept or reject the chosen candidates: all of them, or none when one is refused."""
    form = BulkForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        with transaction.atomic():
            number = _decide(form, by=request.user)
    except ActionRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form)
    done = ngettext("%(number)d candidate is decided.", "%(number)d candidates are decided.", number)
    messages.success(request, done % {"number": number})
    return see("claims:review-bulk", query=request.GET.urlencode())


def _decide(form: BulkForm, *, by: User) -> int:
    given = form.cleaned_data
    chosen = list(given["candidates"].select_related("version__article", "passage", "party", "speaker", "target"))
    for candidate in chosen:
        if given["decision"] == "accept":
            actions.accept(candidate=candidate, claim=given["claim"], by=by)
        else:
            actions.reject(candidate=candidate, reason=given["reason"], by=by)
    return len(chosen)


def _page(request: MemberRequest, form: BulkForm | None = None) -> HttpResponse:
    filters = QueueFilter(request.GET)
    filters.is_valid()
    rows = queue.pending(**{name: value for name, value in filters.cleaned_data.items() if value})
    shown = list(rows.select_related("version__article__outlet", "passage", "party", "target")[:MOST])
    stances = Counter(row.stance for row in shown)
    context = {
        "filters": filters,
        "query": request.GET.urlencode(),
        "rows": shown,
        "left": rows.count(),
        "stances": [(stance, number, Stance(stance).label) for stance, number in stances.most_common()],
        "form": form or BulkForm(),
        "chosen": set(form.data.getlist("candidates")) if form is not None else set(),  # type: ignore[attr-defined]
        "reasons": RejectionReason.choices,
    }
    return render(request, "claims/bulk.html", context, status=422 if form is not None else 200)
