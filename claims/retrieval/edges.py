"""Relations as the status rule and disputes read them: bare rows, found by the claims or the statements they touch."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL

from claims.models.choices import RelationState
from claims.retrieval.prepared import Given
from claims.status.telling import WITHIN

# Keys in one array let the index of each end be walked in their order: two thousand look-ups took five times as long.
_ON_CLAIMS = "ARRAY(SELECT id FROM claims_statement WHERE claim_id = ANY(%s))"
_DECIDED = f"AND relation.state <> '{RelationState.SUGGESTED}'"
_EDGES = """
SELECT relation.id, relation.public_id, relation.type, relation.state, relation.decided_at,
    relation.source_id, relation.target_id, source.claim_id, target.claim_id, source.withdrawn_at, target.withdrawn_at
FROM claims_relation relation
JOIN claims_statement source ON source.id = relation.source_id
JOIN claims_statement target ON target.id = relation.target_id
WHERE (relation.source_id = ANY({ends}) OR relation.target_id = ANY({ends})) {decided}
ORDER BY relation.id
"""
_WITHIN = ", ".join(f"'{kind}'" for kind in sorted(WITHIN))
# Most relations join two statements on one claim, where they tell nothing that their stances do not.
_TELLING = f"""AND relation.state = '{RelationState.CONFIRMED}'
AND source.withdrawn_at IS NULL AND target.withdrawn_at IS NULL
AND (source.claim_id IS DISTINCT FROM target.claim_id OR relation.type IN ({_WITHIN}))
"""
_JOINED = """
SELECT unnest(%s::bigint[]) UNION
SELECT said.claim_id FROM claims_relation relation
JOIN claims_statement said ON said.id = ANY(ARRAY[relation.source_id, relation.target_id])
WHERE (relation.source_id = ANY({ends}) OR relation.target_id = ANY({ends})) {decided}
"""


class Edge(NamedTuple):
    """A relation and the claims at its ends, None for an end on no claim. In the order of the columns read."""

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
    """Return the relations decided on with at least one end on these claims, by key, in one query."""
    return _read(_EDGES.format(ends=_ON_CLAIMS, decided=_DECIDED), claim_pks)


def telling_on(claim_pks: Collection[int]) -> list[Edge]:
    """Return those of the same that count and that the status of the claims or their dispute may rest on."""
    return _read(_EDGES.format(ends=_ON_CLAIMS, decided=_TELLING), claim_pks)


def of_statements(statement_pks: Collection[int]) -> list[Edge]:
    """Return the relations, in whatever state, with at least one end among these statements, by key, in one query."""
    return _read(_EDGES.format(ends="%s", decided=""), statement_pks)


def joined_to(claim_pks: Collection[int] | Given) -> RawSQL:
    """Return, as a subquery, the keys of these claims and of those that relations decided on join to them."""
    return RawSQL(_JOINED.format(ends=_ON_CLAIMS, decided=_DECIDED), [claim_pks] * 3)  # noqa: S611 -- keys alone are given


def _read(query: str, keys: Collection[int]) -> list[Edge]:
    with connection.cursor() as cursor:
        cursor.execute(query, [list(keys)] * 2)
        return [Edge(*columns) for columns in cursor.fetchall()]
