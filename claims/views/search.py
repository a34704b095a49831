"""One search box over all that the newsroom holds."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from claims.permissions import Permission
from claims.retrieval.search import LONGEST
from claims.retrieval.search import search as found_by
from claims.views.requests import MemberRequest, needs

MOST = 10  # hits of each kind


@require_GET
@needs(Permission.READ)
def search(request: MemberRequest) -> HttpResponse:
    """Show what the words find, and why each hit matched."""
    words = request.GET.get("q", "")[:LONGEST]
    return render(
        request, "claims/search.html", {"words": words, "found": found_by(words, user=request.user, most=MOST)}
    )
