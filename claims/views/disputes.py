"""Disputes: claims of one event that oppose each other, shown together with both sides of each."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from claims.forms.relations import RelationFilter
from claims.models import Claim
from claims.permissions import Permission
from claims.retrieval import disputes as retrieval
from claims.retrieval.claimpage import Entry, matrix
from claims.retrieval.exchange import joined
from claims.retrieval.paging import Pages
from claims.views.requests import MemberRequest, needs

PAGE = 20


@require_GET
@needs(Permission.READ)
def disputes(request: MemberRequest) -> HttpResponse:
    """List the disputes, the latest first."""
    filters = RelationFilter(request.GET)
    filters.is_valid()
    heads = retrieval.heads(request.user, event=filters.cleaned_data.get("event"))
    pages = Pages(heads.order_by("-dispute", "pk"), PAGE, counted=retrieval.keys_of(heads))
    page = pages.get_page(request.GET.get("page"))
    gathered = retrieval.gather(list(page), request.user)
    context = {"filters": filters, "page": page, "disputes": gathered, "narrowed": "event" in request.GET}
    return render(request, "claims/disputes.html", context)


@require_GET
@needs(Permission.READ)
def dispute(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show the dispute that a claim belongs to: its claims, joined by who answers whom."""
    claim = get_object_or_404(Claim.objects.select_related("event"), public_id=public_id)
    found = retrieval.of_claim(claim)
    if found is None:
        raise Http404
    said = sorted(retrieval.latest(found), key=lambda one: (one.said_from or date.max, one.pk))
    relations = retrieval.opposing(found, said)
    context = {
        "claim": claim,
        "dispute": found,
        "relations": relations,
        "shown": len(said),
        "all": retrieval.held(found),
        "threads": joined(said, relations),
        "matrix": matrix(list(map(Entry, said)), {}),
        "with_figures": [statement for statement in said if statement.figures.all()],
    }
    return render(request, "claims/dispute.html", context)
