"""What events have of their own; the rest is shared with the other records in views/parties.py."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from claims.actions import parties as actions
from claims.forms.events import RoleForm
from claims.models import Event
from claims.permissions import Permission
from claims.retrieval import symmetry
from claims.views import folds
from claims.views.kinds import KINDS
from claims.views.parties import opened, page
from claims.views.requests import MemberRequest, needs


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def set_role(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Say which part a party plays in an event."""
    row = get_object_or_404(Event, public_id=public_id)
    if request.method == "GET":
        return opened(request, KINDS["event"], row, "casting")
    form = RoleForm(request.POST)
    if not form.is_valid():
        return page(request, KINDS["event"], row, status=422, casting=form)
    actions.set_role(event=row, by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("claims:event", public_id)


@require_GET
@needs(Permission.READ)
def coverage(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show how each party is covered on an event."""
    row = get_object_or_404(Event, public_id=public_id)
    treatments = symmetry.of_event(row)
    title = _("How each party is covered here")
    return folds.part(request, "claims/_coverage.html", row, title=title, back="claims:event", treatments=treatments)
