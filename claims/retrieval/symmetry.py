"""How each party of an event was dealt with here: it tells of this collection, not of the parties' conduct."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q

from claims.models import Candidate, Event, Party, Statement
from claims.models.choices import CandidateState, Stance

Row = Mapping[str, Any]
Numbers = Mapping[int | None, int]  # by the key of a party
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
    """Return every party heard or accused on `event`, by name, in three queries."""
    spoken, denials, accused = _spoken(event)
    fared = {row["party"]: row for row in _candidates(event)}
    keys = {key for key in (*spoken, *accused, *fared) if key is not None}
    parties = Party.objects.filter(pk__in=keys).order_by("name", "pk")
    return [
        _treatment(party, spoken[party.pk], denials[party.pk], accused[party.pk], fared.get(party.pk, {}))
        for party in parties
    ]


def _spoken(event: Event) -> tuple[Numbers, Numbers, Numbers]:
    """Return how many statements in force each party made, how many of them deny, and how many accuse it."""
    spoken, denials, accused = Counter[int | None](), Counter[int | None](), Counter[int | None]()
    said = Statement.objects.in_force().filter(event=event).order_by()
    for party, target, stance, number in said.values_list("party", "target", "stance").annotate(Count("pk")):
        spoken[party] += number
        accused[target] += number
        if stance in DENIALS:
            denials[party] += number
    return spoken, denials, accused


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


def _treatment(party: Party, spoken: int, denials: int, accused: int, fared: Row) -> Treatment:
    return Treatment(
        party=party,
        statements=spoken,
        denials=denials,
        accused=accused,
        pending=fared.get("pending", 0),
        rejected=fared.get("rejected", 0),
        decided=fared.get("decided", 0),
        review=fared.get("review"),
    )
