"""How proposals were decided, and how long they wait."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, Least, Substr

from claims.extraction.learning import Decided, Outcome
from claims.models import Candidate
from claims.models.choices import CandidateState, RejectionReason

MOST = 20_000  # decisions looked at, the newest
PAUSE = timedelta(minutes=10)  # an editor who decided nothing for so long did something else
# A rejection for another reason says nothing about the rule: the statement was there.
WRONG = frozenset(
    {
        RejectionReason.NOT_A_STATEMENT,
        RejectionReason.WRONG_SPEAKER,
        RejectionReason.WRONG_PASSAGE,
        RejectionReason.OTHER,
    }
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The candidates to review: how many, and when the oldest and the median one were proposed."""

    count: int
    oldest: datetime | None = None
    median: datetime | None = None


def waiting() -> Waiting:
    """Return the queue's length and age."""
    rows = Candidate.objects.filter(state=CandidateState.PENDING).order_by("created_at")
    count = rows.count()
    if not count:
        return Waiting(0)
    moments = rows.values_list("created_at", flat=True)
    return Waiting(count, oldest=moments[0], median=moments[count // 2])


def decided(since: datetime | None) -> Iterator[Decided]:
    """Yield the newest MOST decisions on machine proposals, from `since` on, that say whether the rule was right."""
    rows = _last(since).annotate(
        first_stance=KeyTextTransform("stance", "proposal"),
        first_start=Coalesce(_offset("content", 0), _offset("evidence", 0)),
        first_end=Coalesce(_offset("content", 1), _offset("evidence", 1)),
        named_start=Coalesce(_offset("resolved_speaker", 0), _offset("speaker", 0)),
        named_end=Coalesce(_offset("resolved_speaker", 1), _offset("speaker", 1)),
    )
    size = Least(F("named_end") - F("named_start"), Candidate._meta.get_field("speaker_text").max_length)
    named = Substr("version__text", F("named_start") + 1, size)
    fields = (
        "rule", "why", "confidence", "state", "rejection", "stance", "content_start", "content_end", "speaker_text",
        "first_stance", "first_start", "first_end", "first_name",
    )  # fmt: skip
    for row in rows.annotate(first_name=Coalesce(named, Value(""), output_field=CharField())).values(*fields):
        outcome = _outcome(row)
        if outcome is not None:
            yield Decided(row["rule"], tuple(row["why"]), row["confidence"], outcome)


def hours_to_decision(since: datetime | None) -> list[float]:
    """Return how long each of the newest MOST decided candidates had waited, in hours."""
    moments = _last(since).values_list("created_at", "decided_at")
    return [(decided - made).total_seconds() / 3600 for made, decided in moments if decided is not None]


def seconds_a_decision(since: datetime | None) -> list[float]:
    """Return the times between an editor's decisions, in seconds; pauses and decisions made together are left out."""
    rows = _last(since).order_by("decided_by", "decided_at").values_list("decided_by", "decided_at")
    found = []
    for (editor, before), (next_editor, after) in pairwise(rows):
        if editor == next_editor and before and after and timedelta(seconds=1) <= after - before <= PAUSE:
            found.append((after - before).total_seconds())
    return found


def _last(since: datetime | None) -> QuerySet[Candidate]:
    rows = Candidate.objects.filter(~Q(state=CandidateState.PENDING), split_from=None, merged_into=None)
    if since is not None:
        rows = rows.filter(decided_at__gte=since)
    newest = rows.order_by("-decided_at").values("pk")[:MOST]
    return Candidate.objects.filter(pk__in=newest)


def _offset(name: str, at: int) -> Cast:
    return Cast(KeyTextTransform(at, KeyTransform(name, "proposal")), IntegerField())


def _outcome(row: dict[str, Any]) -> Outcome | None:
    """Return what became of a proposal; None where that says nothing about its rule.

    What confidence speaks of is who said it, with which stance and in which words: an editor who changed one of these
    found it right in part. Party, wording of the claim, figures and the like are the editor's to fill in.
    """
    if row["state"] == CandidateState.REJECTED:
        return Outcome.REJECTED if row["rejection"] in WRONG else None
    if row["state"] == CandidateState.SPLIT:
        return Outcome.EDITED
    same = (row["stance"], row["content_start"], row["content_end"], row["speaker_text"].strip()) == (
        row["first_stance"], row["first_start"], row["first_end"], row["first_name"].strip(),
    )  # fmt: skip
    return Outcome.ACCEPTED if same else Outcome.EDITED
