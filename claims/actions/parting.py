"""The parts of a split candidate."""

import itertools

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.actions.base import ActionRefused, change
from claims.models import Candidate, Passage, User
from claims.models.choices import CandidateState
from claims.pipeline.candidates import fingerprint


def check(candidate: Candidate, parts: list[tuple[int, int]]) -> None:
    """Raise ActionRefused unless `parts` are two or more spans inside the text that do not overlap."""
    ordered = sorted(parts)
    size = len(candidate.version.text)
    inside = all(0 <= start < end <= size for start, end in ordered)
    apart = all(one[1] <= two[0] for one, two in itertools.pairwise(ordered))
    if len(parts) < 2 or not inside or not apart:
        raise ActionRefused(_("Give at least two passages of the text that do not overlap."))


def child(candidate: Candidate, start: int, end: int) -> Candidate:
    """Add a pending candidate for text[start:end] of what `candidate` says, with the figures given there."""
    version = candidate.version
    low, high = min(start, candidate.passage.start), max(end, candidate.passage.end)
    child = Candidate.objects.get(pk=candidate.pk)
    child.pk = None
    child._state.adding = True
    child.public_id = Candidate._meta.get_field("public_id").get_default()
    child.revision, child.created_at = 1, timezone.now()
    child.state, child.decided_by, child.decided_at = CandidateState.PENDING, None, None
    child.split_from, child.content_start, child.content_end, child.content_more = candidate, start, end, []
    child.passage = Passage.of(version, low, high)
    child.proposition = version.text[start:end].strip() or candidate.proposition
    child.figures = [f for f in candidate.figures if f.get("start") is None or start <= f["start"] < end]
    child.fingerprint = fingerprint(child.stance, start, end, f"split {candidate.pk}.{candidate.revision}")
    child.save()
    return child


def fold_back(candidate: Candidate, *, by: User) -> None:
    """Merge the parts of a split candidate into it. Raises ActionRefused when one of them was decided already."""
    decided = candidate.parts.filter(~Q(state=CandidateState.PENDING))
    if decided.exists():
        raise ActionRefused(_("A part of it was decided already. Undo that decision first."))
    for part in candidate.parts.all():
        change(part, state=CandidateState.MERGED, merged_into=candidate, decided_by=by, decided_at=timezone.now())
