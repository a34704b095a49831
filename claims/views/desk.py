"""The first page: what waits, what was decided today, what to do first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.retrieval import desk as waiting_room
from claims.retrieval import followed
from claims.retrieval.subjects import with_subjects
from claims.views.requests import MemberRequest

SHOWN = 15  # decisions of the day
DISPUTED = 4  # claims
FOLLOWED = 4


@require_safe
def desk(request: MemberRequest) -> HttpResponse:
    """Show the desk."""
    context = {
        "waiting": waiting_room.waiting(request.user),
        "begun": waiting_room.begun(request.user),
        "followed": followed.changed(request.user)[:FOLLOWED],
        "disputed": waiting_room.disputed()[:DISPUTED],
        "decisions": with_subjects(waiting_room.decisions_today()[:SHOWN]),
    }
    return render(request, "claims/desk.html", context)
