"""What was decided about a record."""

from uuid import UUID

from django.db.models import F, QuerySet

from claims.models import Decision
from claims.retrieval.prepared import Given, Keyed

# The database knows nothing of how rare a record is among all that decisions are about, and would walk back through
# all of them for the newest few: an order that no index has makes it look the record up.
NEWEST_FIRST = (F("id") + 0).desc()
MOST = 50  # that the page of a record shows
SHOWN = (
    "at", "action", "subject", "before", "after", "reason",
    "actor__username", "actor__first_name", "actor__last_name",
)  # fmt: skip


def decisions() -> QuerySet[Decision]:
    """Return the decisions as a page lists them, the newest first, each with who decided."""
    return Decision.objects.select_related("actor").only(*SHOWN)


def about(public_id: UUID | Given) -> QuerySet[Decision]:
    """Return the decisions about a record, the newest first, each with who decided."""
    return decisions().filter(about__contains=[public_id]).order_by(NEWEST_FIRST)


def latest(public_id: UUID) -> list[Decision]:
    """Return the MOST latest decisions about a record, the newest first."""
    return _LATEST(public_id)


_LATEST = Keyed[Decision](lambda public_id: about(public_id)[:MOST])
