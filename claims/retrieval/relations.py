"""Relations with what a row of a page reads of both ends."""

from collections.abc import Iterable

from django.db.models import QuerySet

from claims.models import Relation, Statement

OWN = (
    "public_id", "created_at", "revision", "source", "target", "type", "score", "explanation", "slots", "caveats",
    "unknown", "shown", "state", "dismissal", "needs", "reason", "decided_at", "decided_by__username",
    "decided_by__first_name", "decided_by__last_name",
)  # fmt: skip
END = (
    "public_id", "stance", "speaker_text", "said_from", "party__name", "target__name", "claim__public_id",
    "claim__dispute", "passage__exact",
)  # fmt: skip


def with_ends(relations: QuerySet[Relation]) -> list[Relation]:
    """Return `relations` with what both statements say, who says it of whom, and the claims they are on.

    The ends are read by a query of their own: with both joined twice over, planning took longer than reading.
    """
    rows = list(relations.select_related("decided_by").only(*OWN))
    ends = _ends({key for row in rows for key in (row.source_id, row.target_id)})
    for row in rows:
        row.source, row.target = ends[row.source_id], ends[row.target_id]
    return rows


def _ends(keys: Iterable[int]) -> dict[int, Statement]:
    joined = Statement.objects.select_related("party", "target", "claim", "passage").only(*END)
    return joined.in_bulk(list(keys))
