"""Disputes: claims of one event that oppose each other, shown together. Their keys are kept by pipeline/status.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Claim, Event, Relation, Statement
from claims.models.choices import RelationState, RelationType
from claims.retrieval.claims import with_sides
from claims.retrieval.relations import with_ends

OPPOSING = (RelationType.DENIES, RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE)


@dataclass(frozen=True, slots=True)
class Dispute:
    """The claims of a dispute, oldest first, each through `with_sides`."""

    claims: list[Claim]

    @property
    def key(self) -> int:
        """The primary key of its first claim."""
        return self.claims[0].pk


def heads(user: object, *, event: Event | None = None) -> QuerySet[Claim]:
    """Return the first claim of every dispute that `user` may see, the latest dispute first: what a list pages over."""
    rows = Claim.objects.visible_to(user).current().filter(dispute__isnull=False)
    if event is not None:
        rows = rows.filter(event=event)
    return rows.order_by("dispute", "pk").distinct("dispute")


def keys_of(heads: QuerySet[Claim]) -> QuerySet[Any, Any]:
    """Return the keys of the disputes of `heads`: what is cheap to count."""
    return heads.order_by().distinct().values("dispute")


def gather(heads: Sequence[Claim], user: object) -> list[Dispute]:
    """Return the disputes of these claims, in their order, as far as `user` may see: one query and its sides."""
    keys = [head.dispute_id for head in heads if head.dispute_id]
    visible = Claim.objects.visible_to(user).current().filter(dispute__in=keys)
    claims: dict[int, list[Claim]] = {key: [] for key in keys}
    for claim in with_sides(visible.order_by("pk")):
        claims[claim.dispute_id or 0].append(claim)
    return [Dispute(claims[key]) for key in keys if claims[key]]


def of_claim(claim: Claim, user: object) -> Dispute | None:
    """Return the dispute that `claim` belongs to, None when nobody opposes it."""
    return next(iter(gather([claim], user)), None)


def opposing(dispute: Dispute, said: Iterable[Statement]) -> list[Relation]:
    """Return the confirmed relations by which one of these statements opposes another in force of the dispute."""
    claims = [claim.pk for claim in dispute.claims]
    starts = Q(source__in=[statement.pk for statement in said])
    ends = Q(target__claim__in=claims, target__withdrawn_at=None)
    rows = Relation.objects.filter(starts & ends, state=RelationState.CONFIRMED, type__in=OPPOSING)
    return with_ends(rows.order_by("-pk"))
