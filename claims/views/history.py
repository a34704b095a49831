"""The audit trail: who decided what, newest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from claims.forms.history import HistoryFilter
from claims.permissions import Permission
from claims.retrieval import history as trail
from claims.retrieval.paging import Pages
from claims.retrieval.subjects import with_subjects
from claims.views.deciding import uuid_in
from claims.views.requests import MemberRequest, needs

PAGE = 50


@require_GET
@needs(Permission.READ)
def history(request: MemberRequest) -> HttpResponse:
    """List decisions; `?about=` narrows them to the history of one record."""
    filters = HistoryFilter(request.GET)
    filters.is_valid()
    about = uuid_in(request.GET, "about")
    rows = trail.about(about) if about else trail.decisions()
    if actor := filters.cleaned_data.get("actor"):
        rows = rows.filter(actor=actor)
    if action := filters.cleaned_data.get("action"):
        rows = rows.filter(action=action)
    page = Pages(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "history": page.object_list,
        "subjects": with_subjects(page.object_list),
        "narrowed": bool(actor or action or about),
    }
    return render(request, "claims/history.html", context)
