"""Sources whose words changed under a statement: look again, and decide."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from claims.actions import again
from claims.actions.base import ActionRefused
from claims.models import Anchor
from claims.permissions import Permission
from claims.retrieval import changed as waiting_room
from claims.views.requests import MemberRequest, needs

PAGE = 20  # passages


@require_safe
def changed(request: MemberRequest) -> HttpResponse:
    """List the passages whose source has changed."""
    page = Paginator(waiting_room.waiting(), PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/changed.html", {"page": page})


@require_POST
@needs(Permission.EDIT)
def uphold(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Let the statements on a passage stand."""
    rows = Anchor.objects.select_related("passage", "version__article").defer("version__text")
    anchor = get_object_or_404(rows, public_id=public_id)
    try:
        held = again.uphold(anchor=anchor, by=request.user, reason=request.POST.get("reason", "").strip()[:1000])
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        done = ngettext("%(count)d statement stands.", "%(count)d statements stand.", len(held))
        messages.success(request, done % {"count": len(held)})
    return redirect("claims:changed")
