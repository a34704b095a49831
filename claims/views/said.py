"""The list of what was said: behind every count of statements."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.forms.said import StatementFilter
from claims.retrieval.paging import Pages
from claims.retrieval.said import by_key, narrowed
from claims.views.requests import MemberRequest

PAGE = 20  # rows
MOST = 1_000  # statements that are counted


@require_safe
def said(request: MemberRequest) -> HttpResponse:
    """List the statements in force, narrowed as the address says."""
    filters = StatementFilter(request.GET)
    wanted = filters.wanted()
    page = Pages(narrowed(**wanted), PAGE, most=MOST, read=by_key).get_page(request.GET.get("page"))
    return render(request, "claims/said.html", {"filters": filters, "page": page, "narrowed": bool(wanted)})
