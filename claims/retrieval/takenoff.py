"""Claims that readers could read and that the newsroom took off the public pages: when that was, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from claims.models import Claim, Decision, Event
from claims.retrieval.history import NEWEST_FIRST


@dataclass(frozen=True, slots=True)
class TakenOff:
    """What readers are told: never the proposition, which would stand there without those who deny it."""

    public_id: UUID
    event: Event | None
    at: datetime
    reason: str


def taken_off(public_id: UUID) -> TakenOff | None:
    """Return when and why the claim of this id was taken off; None when it is published or readers never saw it."""
    rows = Decision.objects.filter(about__contains=[public_id], subject=public_id, action="claim.unpublished")
    return next(iter(_still_off(rows.order_by(NEWEST_FIRST)[:1])), None)


def latest(most: int) -> list[TakenOff]:
    """Return those of the `most` claims taken off last that are still off, the latest first.

    One that became part of a published claim is left out: its address leads there.
    """
    return _still_off(Decision.objects.filter(action="claim.unpublished").order_by("-id")[:most])


def _still_off(decisions: Iterable[Decision]) -> list[TakenOff]:
    last: dict[UUID, Decision] = {}
    for decision in decisions:
        last.setdefault(decision.subject, decision)
    claims = Claim.objects.filter(public_id__in=last, published_at=None).select_related("event")
    off = {claim.public_id: claim for claim in claims.exclude(merged_into__published_at__isnull=False)}
    return [TakenOff(key, off[key].event, said.at, said.reason) for key, said in last.items() if key in off]
