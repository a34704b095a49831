"""Relations with what a row of a page reads of both ends."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from claims.models import Relation, Statement
from claims.retrieval.prepared import Keyed, among
from claims.status.bearing import bearing
from claims.vocabulary import RelationType, Stance

OWN = (
    "public_id", "created_at", "revision", "source", "target", "type", "score", "explanation", "slots", "caveats",
    "unknown", "shown", "state", "dismissal", "needs", "reason", "decided_at", "decided_by__username",
    "decided_by__first_name", "decided_by__last_name",
)  # fmt: skip
END = (
    "public_id", "stance", "speaker_text", "said_from", "party__name", "target__name", "claim__public_id",
    "claim__dispute", "passage__exact",
)  # fmt: skip


def without_ends(relations: QuerySet[Relation]) -> QuerySet[Relation]:
    """Return `relations` with what a row reads of themselves."""
    return relations.select_related("decided_by").only(*OWN)


def hang_ends(relations: list[Relation]) -> list[Relation]:
    """Return the same `relations`, with what both statements say, who says it of whom, and the claims they are on.

    The ends are read by a query of their own: with both joined twice over, planning took longer than reading.
    """
    keys = {key for row in relations for key in (row.source_id, row.target_id)}
    ends = {end.pk: end for end in _ENDS(list(keys))} if keys else {}
    for row in relations:
        row.source, row.target = ends[row.source_id], ends[row.target_id]
    return relations


def _ends() -> QuerySet[Statement]:
    joined = Statement.objects.select_related("party", "target", "claim", "passage").only(*END)
    return joined.annotate(why=F("candidate__why"))


_ENDS = Keyed[Statement](lambda keys: _ends().filter(among("pk", keys)))


def bears_on(kind: str, here: str, *, answered: bool, why: Iterable[str] | None) -> RelationType | None:
    """Return how a relation of `kind` bears on a claim, as the rule has it; None if it does not.

    Its statement on the claim has the stance `here` and may be the one that is `answered`; `why` the other one was
    proposed tells whether it is a blanket denial.
    """
    return bearing(RelationType(kind), Stance(here), answered=answered, blanket="mutual" in (why or ()))
