"""Feeds: their health, what they named last, and adding, changing, pausing and fetching them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.actions import feeds as actions
from claims.actions.base import ActionRefused
from claims.forms.feeds import AddFeedForm, FeedForm
from claims.forms.sources import suggestions
from claims.models import Decision, Feed
from claims.permissions import Permission
from claims.retrieval import feeds as kept
from claims.retrieval.history import about
from claims.views.article import STOP_POLLING
from claims.views.requests import MemberRequest, needs
from claims.views.sources import outlet_of

PAGE = 30
MOST_DECISIONS = 50
ASKED = ("feed.created", "feed.fetched_now")
PATIENCE = timedelta(minutes=10)  # that a page waits for what was asked


@require_safe
def feeds(request: MemberRequest) -> HttpResponse:
    """List the feeds, narrowed to a state."""
    state = request.GET.get("state", "")
    page = Paginator(kept.listed(state), PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/feeds.html", {"page": page, "state": state})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT)
def add(request: MemberRequest) -> HttpResponse:
    """Add a feed and go to it; one that is here leads to the one that is there."""
    form = AddFeedForm(request.POST) if request.method == "POST" else AddFeedForm()
    if form.is_valid():
        here = actions.known(form.cleaned_data["url"])
        if here is not None:
            messages.info(request, _("This feed is here already. Nothing was added."))
            return redirect("claims:feed", here.public_id)
        try:
            with transaction.atomic():
                made = actions.add(url=form.cleaned_data["url"], by=request.user, **_given(form, request))
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The feed is added. It is being fetched now."))
            return redirect("claims:feed", made.public_id)
    context = {"form": form, **suggestions()}
    return render(request, "claims/feed_add.html", context, status=422 if form.errors else 200)


@require_safe
def feed(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show a feed."""
    return _page(request, public_id)


@require_safe
def fetching(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Answer a poll: nothing new, or what the fetching brought and no further poll."""
    row = _feed(public_id)
    if _awaited(row):
        return HttpResponse(status=204)
    context = {"feed": row, "items": kept.items(row), "live": True}
    return render(request, "claims/_feed_now.html", context, status=STOP_POLLING)


@require_POST
@needs(Permission.EDIT)
def edit(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Change what a feed is called, whose it is and how often it is fetched."""
    row = get_object_or_404(Feed, public_id=public_id)
    form = FeedForm(request.POST, feed=row)
    if form.is_valid():
        try:
            with transaction.atomic():
                revision = form.cleaned_data["revision"]
                actions.update(feed=row, by=request.user, revision=revision, **_given(form, request))
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("claims:feed", public_id)
    return _page(request, public_id, form)


@require_POST
@needs(Permission.EDIT)
def pause(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Stop fetching a feed."""
    return _done(request, public_id, actions.pause, _("The feed is paused."))


@require_POST
@needs(Permission.EDIT)
def resume(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Fetch a paused feed again."""
    return _done(request, public_id, actions.resume, _("The feed is fetched again."))


@require_POST
@needs(Permission.EDIT)
def fetch(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Fetch a feed at once."""
    return _done(request, public_id, actions.fetch_now, _("The feed is being fetched."))


def _given(form: FeedForm, request: MemberRequest) -> dict[str, Any]:
    given = form.cleaned_data
    return {"title": given["title"], "cadence": given["cadence"], "outlet": outlet_of(form, request.user)}


def _done(request: MemberRequest, public_id: UUID, action: Any, done: str) -> HttpResponse:
    try:
        action(feed=get_object_or_404(Feed, public_id=public_id), by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("claims:feed", public_id)


def _feed(public_id: UUID) -> Feed:
    return get_object_or_404(Feed.objects.select_related("outlet", "added_by"), public_id=public_id)


def _awaited(feed: Feed) -> bool:
    """Return whether somebody asked for a fetching that has not happened yet."""
    asked = Decision.objects.filter(
        about__contains=[feed.public_id], action__in=ASKED, at__gt=timezone.now() - PATIENCE
    )
    return (asked.filter(at__gt=feed.fetched_at) if feed.fetched_at else asked).exists()


def _page(request: MemberRequest, public_id: UUID, form: FeedForm | None = None) -> HttpResponse:
    row = _feed(public_id)
    context = {
        "feed": row,
        "items": kept.items(row),
        "awaited": _awaited(row),
        "form": form or FeedForm(feed=row),
        "history": about(row.public_id)[:MOST_DECISIONS],
        **suggestions(),
    }
    return render(request, "claims/feed.html", context, status=422 if form and form.errors else 200)
