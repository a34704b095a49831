"""Following claims: the list of those that a member follows, and the buttons."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.actions import follows as actions
from claims.models import Claim, Decision
from claims.permissions import Permission
from claims.retrieval import followed as retrieval
from claims.views.deciding import uuid_in
from claims.views.requests import MemberRequest, needs


@require_GET
@needs(Permission.READ)
def followed(request: MemberRequest) -> HttpResponse:
    """List the claims that the reader follows, those that others changed first."""
    return render(request, "claims/followed.html", {"followed": retrieval.followed(request.user)})


@require_POST
@needs(Permission.READ)
def follow(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Follow a claim."""
    actions.follow(claim=_claim(public_id), by=request.user)
    messages.success(request, _("You follow this claim. What others change is shown on your desk."))
    return _at_the_button(public_id)


@require_POST
@needs(Permission.READ)
def unfollow(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Follow a claim no longer."""
    actions.unfollow(claim=_claim(public_id), by=request.user)
    messages.success(request, _("You no longer follow this claim."))
    return redirect("claims:followed") if "list" in request.POST else _at_the_button(public_id)


@require_POST
@needs(Permission.READ)
def seen(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Mark the changes that the page showed as seen."""
    last = get_object_or_404(Decision, public_id=uuid_in(request.POST, "until"))
    actions.mark_seen(claim=_claim(public_id), until=last.at, by=request.user)
    messages.success(request, _("Marked as seen."))
    return redirect("claims:claim", public_id)


def _at_the_button(public_id: UUID) -> HttpResponse:
    """Return to the claim where the button stood that was pressed: focus goes there."""
    return redirect(f"{reverse('claims:claim', args=[public_id])}#follow")


def _claim(public_id: UUID) -> Claim:
    return get_object_or_404(Claim, public_id=public_id)
