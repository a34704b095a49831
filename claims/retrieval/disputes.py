"""Disputes: claims of one event that oppose each other, shown together. Their keys are kept by pipeline/status.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, Func, OuterRef, QuerySet

from claims.models import Claim, Event, Relation, Statement
from claims.models.choices import RelationState, RelationType
from claims.retrieval.claims import hang_sides
from claims.retrieval.prepared import Given, Keyed, among
from claims.retrieval.queue import MOST_COUNTED, Number
from claims.retrieval.relations import hang_ends, without_ends
from claims.retrieval.said import hang_lists, statements

MOST_SAID = 12  # statements that the page of a dispute shows
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
    for claim in hang_sides(list(visible.select_related("event").order_by("pk"))):
        claims[claim.dispute_id or 0].append(claim)
    return [Dispute(claims[key]) for key in keys if claims[key]]


def of_claim(claim: Claim) -> Dispute | None:
    """Return the dispute that `claim` belongs to, None when nobody opposes it; for members alone, who see all of it."""
    found = hang_sides(_CLAIMS(claim.dispute_id)) if claim.dispute_id else []
    return Dispute(found) if found else None


def latest(dispute: Dispute) -> list[Statement]:
    """Return the MOST_SAID statements said last on the claims of a dispute, the latest first."""
    return hang_lists(_SAID_LAST([claim.pk for claim in dispute.claims]))


def held(dispute: Dispute) -> int:
    """Return how many statements are in force on the claims of a dispute, at most MOST_COUNTED."""
    return min(sum(_HELD([claim.pk for claim in dispute.claims])), MOST_COUNTED)


def opposing(dispute: Dispute, said: Iterable[Statement]) -> list[Relation]:
    """Return the confirmed relations by which one of these statements opposes another in force of the dispute."""
    claims = [claim.pk for claim in dispute.claims]
    return hang_ends(_OPPOSING([statement.pk for statement in said], claims))


def _opposing(said: Given, claims: Given) -> QuerySet[Relation]:
    ends = among("source", said), among("target__claim", claims)
    rows = Relation.objects.filter(*ends, target__withdrawn_at=None, state=RelationState.CONFIRMED, type__in=OPPOSING)
    return without_ends(rows).order_by("-pk")


def _claims(dispute: Given) -> QuerySet[Claim]:
    return Claim.objects.current().filter(dispute=dispute).select_related("event").order_by("pk")


def _said_last(claims: Given) -> QuerySet[Statement]:
    """Return what was said last on any of these claims: of each claim its latest by their index, then of these.

    To look for several claims at once, the database reads all that was ever said on them, with what a row shows of it.
    """
    of_one = ArraySubquery(statements().filter(claim=OuterRef("pk")).values("pk")[:MOST_SAID])
    each = Func(of_one, function="unnest", output_field=BigIntegerField(), set_returning=True)
    of_each = Claim.objects.filter(among("pk", claims)).values(said=each)
    return statements().filter(pk__in=statements().filter(pk__in=of_each).values("pk")[:MOST_SAID])


def _held(claims: Given) -> QuerySet[Claim, int]:
    said = Number(Statement.objects.in_force().filter(claim=OuterRef("pk")).values("pk")[:MOST_COUNTED])
    return Claim.objects.filter(among("pk", claims)).annotate(said=said).values_list("said", flat=True)


_CLAIMS = Keyed[Claim](_claims)
_HELD = Keyed[int](_held)
_SAID_LAST = Keyed[Statement](_said_last)
_OPPOSING = Keyed[Relation](_opposing)
