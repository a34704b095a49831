"""The review queue as a list: many candidates of one filter decided at once."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from claims.actions import candidates as actions
from claims.actions.base import ActionRefused
from claims.forms.bulk import MOST, NEW, BulkForm
from claims.models import Candidate, Claim, User
from claims.models.choices import RejectionReason, Stance
from claims.permissions import Permission
from claims.retrieval import choosing, queue
from claims.retrieval.prepared import Keyed, among
from claims.templatetags.picks import Pick
from claims.views.deciding import see
from claims.views.requests import MemberRequest, needs
from claims.views.reviewing import QUEUE

SAID = ("public_id", "stance", "speaker_text", "proposition", "party__name")
PRINTED = ("version__language", "version__article__title", "version__article__canonical_url")
_PICKS = Keyed[Any](lambda keys: Candidate.objects.filter(among("pk", keys)).values_list("pk", *SAID, *PRINTED))


@require_GET
@needs(Permission.EDIT)
def bulk(request: MemberRequest) -> HttpResponse:
    """List what a filter finds, with how many of each stance."""
    return _page(request)


@require_POST
@needs(Permission.EDIT)
def decide(request: MemberRequest) -> HttpResponse:
    """Accept or reject the chosen candidates, or all that match: every one, or none when one is refused."""
    form = BulkForm(request.POST, waiting=list(_waiting(request)[: MOST + 1]))
    if not form.is_valid():
        return _page(request, form)
    try:
        with transaction.atomic():
            number = _decide(form.cleaned_data, by=request.user)
    except ActionRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form)
    done = ngettext("%(number)d candidate is decided.", "%(number)d candidates are decided.", number)
    messages.success(request, done % {"number": number})
    return see("claims:review-bulk", query=QUEUE.query(request))


@require_POST
@needs(Permission.EDIT)
def find(request: MemberRequest) -> HttpResponse:
    """Show the claims that the words find; what was chosen stays chosen, and nothing is decided."""
    form = BulkForm(initial=request.POST.dict(), waiting=[])
    if request.htmx:
        return render(request, "claims/_found.html", {"found": _found(form), "form": form})
    return _page(request, form, chosen=request.POST.getlist("candidates"), status=200)


def _decide(given: dict[str, Any], *, by: User) -> int:
    claim = given["claim"] if isinstance(given["claim"], Claim) else None
    new_claim = given["new_claim"] if given["claim"] == NEW else ""
    for candidate in given["candidates"]:
        if given["decision"] == "reject":
            actions.reject(candidate=candidate, reason=given["reason"], by=by)
        else:
            statement = actions.accept(candidate=candidate, claim=claim, new_claim=new_claim, by=by)
            claim, new_claim = statement.claim, ""
    return len(given["candidates"])


def _waiting(request: MemberRequest) -> QuerySet[Candidate]:
    rows = QUEUE.rows(request).select_related("version__article__outlet", "passage", "party", "speaker", "target")
    return rows.defer("proposal", "version__text", "version__signature", "version__bands")


def _rows(request: MemberRequest) -> list[Pick]:
    """Return the first MOST that wait, with what the list shows of each."""
    # Keys first: of thousands that match, the articles would be read to put a hundred in order.
    keys = list(QUEUE.rows(request).values_list("pk", flat=True)[:MOST])
    picks = {pick.pk: pick for pick in map(Pick._make, _PICKS(keys))}
    return [picks[key] for key in keys]


def _found(form: BulkForm) -> list[Claim]:
    words, chosen = (str(form[name].value() or "") for name in ("find", "claim"))
    return choosing.by_words(words, chosen=chosen)


def _page(
    request: MemberRequest, form: BulkForm | None = None, *, chosen: list[str] | None = None, status: int = 422
) -> HttpResponse:
    form = form or BulkForm(waiting=[])
    if form.is_bound:
        chosen = form.data.getlist("candidates")  # type: ignore[attr-defined]
    stances = QUEUE.rows(request).order_by().values_list("stance").annotate(number=Count("pk")).order_by("-number")
    left = queue.counted(QUEUE.rows(request))
    context = {
        **QUEUE.narrowing(request),
        "page": "claims:review-bulk",
        "rows": _rows(request),
        "left": left,
        "uncounted": left >= queue.MOST_COUNTED,
        "most": MOST,
        "stances": [(stance, number, Stance(stance).label) for stance, number in stances],
        "form": form,
        "found": _found(form),
        "chosen": set(chosen or []),
        "reasons": RejectionReason.choices,
    }
    return render(request, "claims/bulk.html", context, status=status if form.is_bound else 200)
