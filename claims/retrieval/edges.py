"""Relations as the status rule and disputes read them: bare rows, found by the claims or the statements they touch."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from claims.models import Relation
from claims.models.choices import RelationState

COLUMNS = (
    *("pk", "public_id", "type", "state", "decided_at", "source_id", "target_id"),
    *("source__claim", "target__claim", "source__withdrawn_at", "target__withdrawn_at"),
)


class Edge(NamedTuple):
    """A relation and the claims at its ends, None for an end on no claim. In the order of COLUMNS."""

    pk: int
    public_id: UUID
    type: str
    state: str
    decided_at: datetime | None
    source: int
    target: int
    source_claim: int | None
    target_claim: int | None
    source_withdrawn: datetime | None
    target_withdrawn: datetime | None

    @property
    def counts(self) -> bool:
        """Return whether an editor confirmed it and both of its statements are in force."""
        confirmed = self.state == RelationState.CONFIRMED
        return confirmed and self.source_withdrawn is None and self.target_withdrawn is None

    @property
    def claims(self) -> set[int]:
        """Return the keys of the claims at its ends."""
        return {pk for pk in (self.source_claim, self.target_claim) if pk is not None}


def touching(claim_pks: Collection[int]) -> list[Edge]:
    """Return the relations, in whatever state, with at least one end on these claims, by key, in one query."""
    return _with_an_end("claim__in", claim_pks)


def of_statements(statement_pks: Collection[int]) -> list[Edge]:
    """Return the relations, in whatever state, with at least one end among these statements, by key, in one query."""
    return _with_an_end("in", statement_pks)


def _with_an_end(condition: str, keys: Collection[int]) -> list[Edge]:
    # Each end has its own index: a condition that joins both with "or" walks through all relations.
    ends = [Relation.objects.filter(**{f"{end}__{condition}": keys}).order_by() for end in ("source", "target")]
    source, target = (rows.values_list(*COLUMNS) for rows in ends)
    return sorted(Edge(*columns) for columns in source.union(target))
