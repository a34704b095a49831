"""Published claims, for readers without a login. The same page for every reader, so that it can be cached."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from claims.models import Claim
from claims.retrieval import publication, queue, ranking, takenoff
from claims.retrieval.cards import by_key
from claims.retrieval.paging import Known, Pages
from claims.retrieval.replies import held_on

PAGE = 20  # claims
FRESH = 60  # seconds for which a copy is good without asking

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_readers(view: View[P]) -> View[P]:
    """Open a page to everybody, with an ETag; a copy that a member got is theirs alone."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        member = request.user.is_authenticated
        patch_cache_control(response, private=True) if member else patch_cache_control(
            response, public=True, max_age=FRESH
        )
        return response

    return login_not_required(require_safe(conditional_page(opened)))


@for_readers
def index(request: HttpRequest) -> HttpResponse:
    """List published claims, those found first or the newest first."""
    words = request.GET.get("q", "").strip()[:200]
    rows = Claim.objects.published()
    if words:
        found = ranking.all_with(rows, "proposition", words, queue.MOST_COUNTED)
        pages: Pages = Known(found, PAGE, by_key)
    else:
        pages = Pages(rows.order_by("-published_at", "-id"), PAGE, read=by_key)
    page = pages.get_page(request.GET.get("page"))
    context = {"page": page, "words": words, "ranked": ranking.MOST_RANKED}
    return render(request, "public/index.html", context)


@for_readers
def claim(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one published claim with both sides; the address of a merged one leads on, one taken off says so (410)."""
    shown = publication.published(public_id)
    if shown is None:
        return render(request, "public/taken_off.html", {"told": told_of(public_id)}, status=410)
    if shown.public_id != public_id:
        return HttpResponseRedirect(reverse("claims:public-claim", args=[shown.public_id]))
    account = publication.account_of(shown)
    context = {
        "claim": shown,
        "account": account,
        "with_figures": [said.statement for said in account.all if said.statement.figures.all()],
        "held": held_on(shown.event) if account.silent else None,
        "sources": sources(account),
        "translated": translated(shown),
        "log": publication.log_of(shown),
    }
    return render(request, "public/claim.html", context)


def told_of(public_id: UUID) -> takenoff.TakenOff:
    """Return what readers are told of a claim that was taken off. Raises Http404 when they never saw it."""
    told = takenoff.taken_off(public_id)
    if told is None:
        raise Http404
    return told


def sources(account: publication.Account) -> list[object]:
    """Return the versions that the passages stand in, each once."""
    versions = {said.statement.passage.version_id: said.statement.passage.version for said in account.all}
    return list(versions.values())


def translated(claim: Claim) -> object | None:
    """Return the approved translation of a claim into the language of the page, if it has one."""
    language = (translation.get_language() or "")[:2]
    rows = claim.translated  # type: ignore[attr-defined]
    return next((row for row in rows if row.language == language != claim.language and row.approved_by_id), None)
