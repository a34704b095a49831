"""The first page: what waits, what was decided today, what to do first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.retrieval import desk as waiting_room
from claims.retrieval import followed
from claims.retrieval.subjects import with_subjects
from claims.views.requests import MemberRequest

FOLLOWED = 4  # claims


@require_safe
def desk(request: MemberRequest) -> HttpResponse:
    """Show the desk."""
    waiting = waiting_room.waiting(request.user)
    context = {
        "waiting": waiting,
        "begun": waiting_room.begun(request.user),
        "followed": followed.changed(request.user)[:FOLLOWED] if waiting.followed else [],
        "disputed": waiting_room.disputed(),
        "decisions": with_subjects(waiting_room.decisions_today()),
    }
    return render(request, "claims/desk.html", context)
