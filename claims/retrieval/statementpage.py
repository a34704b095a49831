"""What the page of a statement shows, in a constant number of queries."""

from uuid import UUID

from django.db.models import Q, QuerySet

from claims.models import Relation, Statement
from claims.retrieval.cards import by_key
from claims.retrieval.prepared import Given, Keyed
from claims.retrieval.queue import counted
from claims.retrieval.relations import hang_ends, without_ends
from claims.retrieval.said import hang_lists

MOST_RELATIONS = 10
BESIDE = (
    "party", "target", "event", "withdrawn_by", "replaces", "replaced_by", "passage__version__article__outlet",
)  # fmt: skip
UNREAD = [f"passage__version__{field}" for field in ("signature", "bands")]


def find(public_id: UUID) -> Statement | None:
    """Return the statement of this id, in force or not, with its figures, its passage and its claim with both sides."""
    found = next(iter(hang_lists(_STATEMENT(public_id))), None)
    if found is not None and found.claim_id is not None:
        found.claim = by_key([found.claim_id])[found.claim_id]
    return found


def related(statement: Statement) -> tuple[list[Relation], int]:
    """Return the first MOST_RELATIONS relations of a statement, in whatever state, and how many it has."""
    rows = hang_ends(_RELATIONS(statement.pk))
    return rows, len(rows) if len(rows) < MOST_RELATIONS else counted(_touching(statement.pk))


def _statement(public_id: Given) -> QuerySet[Statement]:
    return Statement.objects.filter(public_id=public_id).select_related(*BESIDE).defer(*UNREAD)


def _touching(statement: int | Given) -> QuerySet[Relation]:
    return Relation.objects.filter(Q(source=statement) | Q(target=statement))


_STATEMENT = Keyed[Statement](_statement)
_RELATIONS = Keyed[Relation](lambda key: without_ends(_touching(key)).order_by("pk")[:MOST_RELATIONS])
