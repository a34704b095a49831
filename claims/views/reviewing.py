"""The page on which a candidate is decided: what it shows, and how it comes back when a decision was refused."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from claims.actions.base import ActionRefused
from claims.forms.review import CandidateForm, QueueFilter
from claims.models import Candidate
from claims.models.choices import CandidateState, RejectionReason
from claims.retrieval import choosing, queue, suggestions
from claims.retrieval.changed import standing
from claims.retrieval.prepared import Keyed
from claims.views import presence, versions
from claims.views.deciding import Queue, in_state, show
from claims.views.requests import MemberRequest

UNREAD = ("version__signature", "version__bands")
LINE = ("public_id", "state", "stance", "speaker_text", "proposition", "version__language")


def _with_source(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    return candidates.select_related("version__article__outlet", "passage", "party").defer(*UNREAD)


_SHOWN = Keyed[Candidate](lambda public_id: _with_source(Candidate.objects.filter(public_id=public_id)))
_ANSWERED = Keyed[Candidate](lambda key: _with_source(Candidate.objects.filter(pk=key)).select_related("target"))


def shown(public_id: UUID | None) -> Candidate:
    """Return a candidate with all that the page shows of it. Raises Http404 when there is none."""
    found = _SHOWN(public_id)
    if not found:
        raise Http404
    candidate = found[0]
    # What few have is read when it is asked for: to join it, or to look for it beforehand, takes longer.
    if candidate.answers_id is not None:
        (candidate.answers,) = _ANSWERED(candidate.answers_id)
    return candidate


QUEUE: Queue[Candidate] = Queue(
    page="claims:review",
    param="candidate",
    filters=QueueFilter,
    waiting=queue.pending,
    shown=shown,
    listed=lambda: Candidate.objects.select_related("version").only(*LINE),
    stands={
        "candidate.accepted": in_state(CandidateState.ACCEPTED),
        "candidate.rejected": in_state(CandidateState.REJECTED),
        "candidate.split": in_state(CandidateState.SPLIT),
    },
)


def page(
    request: MemberRequest,
    candidate: Candidate | None,
    form: CandidateForm | None = None,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """Show a candidate with its form, or that nothing is left."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    left, done = queue.progress(request.user, midnight, **QUEUE.chosen(request))
    context = QUEUE.context(request, candidate, left=left)
    context |= {"done": done, "total": left + done, "reasons": RejectionReason.choices}
    if candidate is not None:
        context |= _to_decide(request, candidate, form)
    return show(request, "claims/review.html", "claims/_review.html", context | more, status=status)


def drawer(request: MemberRequest, candidate: Candidate) -> HttpResponse:
    """Show what of a candidate may be corrected: alone to htmx, else on its page."""
    if not request.htmx:
        return page(request, candidate, edited=True)
    context = {"candidate": candidate, "form": CandidateForm(candidate=candidate), "query": QUEUE.query(request)}
    response = render(request, "claims/_edit_candidate.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def again(request: MemberRequest, candidate: Candidate, form: CandidateForm) -> HttpResponse:
    """Show the form again with what is wrong; nothing typed is lost."""
    return page(request, candidate, form, status=422, edited=True)


def refused(request: MemberRequest, candidate: Candidate, refusal: ActionRefused) -> HttpResponse:
    """Show why an action was refused, and where somebody else decided, what; nothing typed is lost."""
    form = CandidateForm(current(request.POST, candidate), candidate=candidate)
    form.is_valid()
    stale = candidate.state != CandidateState.PENDING or request.POST.get("revision") != str(candidate.revision)
    more = {"versions": versions.rows(candidate, form), "typed": versions.typed(request.POST)} if stale else {}
    return page(
        request, candidate, form, status=409 if stale else 422, refusal=refusal, conflict=stale, edited=stale, **more
    )


def current(posted: QueryDict, candidate: Candidate) -> QueryDict:
    """Return what was typed, now against the candidate as it stands."""
    data = posted.copy()
    data["revision"] = str(candidate.revision)
    return data


def _to_decide(request: MemberRequest, candidate: Candidate, form: CandidateForm | None) -> dict[str, Any]:
    pending = candidate.state == CandidateState.PENDING
    found = suggestions.for_candidate(candidate) if pending else []
    best = next((str(one.claim.public_id) for one in found if one.sure), "")
    form = form or CandidateForm(candidate=candidate, selected=best)
    version = candidate.version
    if version.article.showed not in {None, version.number}:
        prefetch_related_objects([candidate], standing())
    answered = candidate.answers
    if answered is not None and answered.state == CandidateState.PENDING:
        presence.hold(answered.public_id, request.user)  # one key may take both
    return {
        "candidate": candidate,
        "suggestions": found,
        "found": found_claims(form, besides=found) if pending else [],
        "form": form,
        "namesakes": _namesakes(candidate) if pending else 0,
    }


def _namesakes(candidate: Candidate) -> int:
    """Return how many other candidates wait for the party of the same printed name."""
    if candidate.party_id or not candidate.speaker_text:
        return 0
    waiting = Candidate.objects.filter(state=CandidateState.PENDING, party=None)
    return queue.counted(waiting.filter(speaker_text__iexact=candidate.speaker_text).exclude(pk=candidate.pk))


def found_claims(form: CandidateForm, *, besides: list[suggestions.Suggestion]) -> list[Any]:
    """Return the claims that the words of the form find, and the one chosen, but for those suggested anyway."""
    words, chosen = (str(form[name].value() or "") for name in ("find", "claim"))
    suggested = {str(suggestion.claim.public_id) for suggestion in besides}
    found = choosing.by_words(words, chosen="" if chosen in suggested else chosen)
    return [claim for claim in found if str(claim.public_id) not in suggested]
