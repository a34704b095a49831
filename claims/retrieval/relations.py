"""Relations with what a row of a page reads of both ends."""

from django.db.models import QuerySet

from claims.models import Relation

OWN = (
    "public_id", "created_at", "revision", "source", "target", "type", "score", "explanation", "slots", "caveats",
    "unknown", "shown", "state", "dismissal", "needs", "reason", "decided_at", "decided_by__username",
    "decided_by__first_name", "decided_by__last_name",
)  # fmt: skip
END = (
    "public_id", "stance", "speaker_text", "said_from", "party__name", "target__name", "claim__public_id",
    "claim__dispute", "passage__exact",
)  # fmt: skip
SIDES = ("source", "target")


def with_ends(relations: QuerySet[Relation]) -> QuerySet[Relation]:
    """Return `relations` with what both statements say, who says it of whom, and the claims they are on."""
    joined = [f"{side}__{end}" for side in SIDES for end in ("party", "target", "claim", "passage")]
    rows = relations.select_related(*joined, "decided_by")
    return rows.only(*OWN, *(f"{side}__{column}" for side in SIDES for column in END))
