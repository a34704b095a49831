"""How each party of an event was dealt with here: it tells of this collection, not of the parties' conduct."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q

from claims.models import Candidate, Event, Party, Statement
from claims.models.choices import CandidateState, Stance

Row = Mapping[str, Any]
DENIALS = (Stance.DENIES, Stance.PARTLY_DENIES)


class Median(Aggregate):
    """The middle of the values of a group."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is held of one party on an event, and how its candidates fared; `review` is the median time to decide."""

    party: Party
    statements: int
    denials: int
    accused: int  # statements of others that accuse it
    pending: int
    rejected: int
    decided: int
    review: timedelta | None


def of_event(event: Event) -> list[Treatment]:
    """Return every party heard or accused on `event`, by name, in four queries."""
    said = Statement.objects.in_force().filter(event=event)
    spoken = said.values("party").annotate(n=Count("pk"), denials=Count("pk", filter=Q(stance__in=DENIALS)))
    by_party = {row["party"]: row for row in spoken.order_by()}
    accused = dict(said.order_by().values_list("target").annotate(Count("pk")))
    fared = {row["party"]: row for row in _candidates(event)}
    keys = {key for key in (*by_party, *accused, *fared) if key is not None}
    parties = Party.objects.filter(pk__in=keys).order_by("name", "pk")
    return [
        _treatment(party, by_party.get(party.pk, {}), accused.get(party.pk, 0), fared.get(party.pk, {}))
        for party in parties
    ]


def _candidates(event: Event) -> Iterable[Row]:
    """Return how the candidates of each party fared that were read in the articles of an event."""
    waited = ExpressionWrapper(F("decided_at") - F("created_at"), output_field=DurationField())
    rows = Candidate.objects.filter(version__article__in=event.articles.values("pk")).order_by()
    return rows.values("party").annotate(
        pending=Count("pk", filter=Q(state=CandidateState.PENDING)),
        rejected=Count("pk", filter=Q(state=CandidateState.REJECTED)),
        decided=Count("pk", filter=~Q(state=CandidateState.PENDING)),
        review=Median(waited),
    )


def _treatment(party: Party, spoken: Row, accused: int, fared: Row) -> Treatment:
    return Treatment(
        party=party,
        statements=spoken.get("n", 0),
        denials=spoken.get("denials", 0),
        accused=accused,
        pending=fared.get("pending", 0),
        rejected=fared.get("rejected", 0),
        decided=fared.get("decided", 0),
        review=fared.get("review"),
    )
