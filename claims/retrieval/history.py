"""What was decided about a record."""

from uuid import UUID

from django.db.models import F, QuerySet

from claims.models import Decision

# The database knows nothing of how rare a record is among all that decisions are about, and would walk back through
# all of them for the newest few: an order that no index has makes it look the record up.
NEWEST_FIRST = (F("id") + 0).desc()


def about(public_id: UUID) -> QuerySet[Decision]:
    """Return the decisions about a record, the newest first, each with who decided."""
    return Decision.objects.filter(about__contains=[public_id]).select_related("actor").order_by(NEWEST_FIRST)
