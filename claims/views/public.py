"""Published claims, for readers without a login."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.models import Claim

PAGE = 20  # claims


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List published claims, newest first."""
    rows = Claim.objects.published().order_by("-published_at")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "public/index.html", {"page": page})


@login_not_required
@require_safe
def claim(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one published claim."""
    shown = get_object_or_404(Claim.objects.published(), public_id=public_id)
    return render(request, "public/claim.html", {"claim": shown})
