"""How often editors confirmed what the rules proposed: what a newsroom knows of each kind of relation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import CharField, Count, F, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from claims.matching.thresholds import Decided
from claims.models import Decision, Relation
from claims.models.choices import DismissalReason, RelationState, RelationType

MOST = 20_000  # decisions learned from, the newest
_first = Decision.objects.filter(subject=OuterRef("public_id"), action="relation.confirmed").order_by("id")
_before = Subquery(_first.values(was=KT("before__type"))[:1], output_field=CharField())
PROPOSED = Coalesce(_before, F("type"))  # the type before an editor may have corrected it


@dataclass(frozen=True, slots=True)
class RelationPrecision:
    """What became of the proposals of one relation that editors decided; `dismissed` counts by reason."""

    type: str  # a RelationType, as it was proposed
    confirmed: int  # as what they were proposed as
    corrected: int  # confirmed as another relation
    dismissed: Counter[str] = field(default_factory=Counter)  # per DismissalReason

    @property
    def decided(self) -> int:
        """How many proposals were decided."""
        return self.confirmed + self.corrected + self.dismissed.total()

    @property
    def percent(self) -> float:
        """The share confirmed as proposed, 0 to 100; at least one was decided."""
        return 100 * self.confirmed / self.decided

    @property
    def label(self) -> str:
        """The relation in words."""
        return str(RelationType(self.type).label)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Why proposals were dismissed, in words, the most frequent first."""
        return [(str(DismissalReason(slug).label), count) for slug, count in self.dismissed.most_common()]


def relation_precision() -> list[RelationPrecision]:
    """Return one row per relation of which the machine's proposals were decided, by slug, in one query.

    Relations drawn by hand and those reopened count for nothing.
    """
    machine = Relation.objects.exclude(rule="").annotate(proposed=PROPOSED)
    kinds = machine.exclude(state=RelationState.SUGGESTED).values("proposed", "type", "state", "dismissal")
    counts = kinds.annotate(number=Count("id")).order_by()
    found: dict[str, Counter[str]] = {}
    for row in counts:
        kind = found.setdefault(row["proposed"], Counter())
        right = row["type"] == row["proposed"]
        kind[row["dismissal"] or ("confirmed" if right else "corrected")] += row["number"]
    return [_row(kind, found[kind]) for kind in sorted(found)]


def decided_proposals() -> Iterator[Decided]:
    """Yield the newest MOST proposals that editors decided, for learning from which score on to show a relation.

    The event is that of the statement that answers; where nobody knows it, its article stands for it.
    """
    machine = Relation.objects.exclude(rule="").annotate(proposed=PROPOSED).exclude(state=RelationState.SUGGESTED)
    fields = ("proposed", "type", "state", "score", "shown", "source__event", "source__passage__version__article")
    for row in machine.order_by("-decided_at").values(*fields)[:MOST]:
        event, article = row["source__event"], row["source__passage__version__article"]
        yield Decided(
            event=f"event {event}" if event else f"article {article}",
            relation=row["proposed"],
            score=row["score"],
            right=row["state"] == RelationState.CONFIRMED and row["type"] == row["proposed"],
            shown=row["shown"],
        )


def _row(kind: str, counts: Counter[str]) -> RelationPrecision:
    confirmed, corrected = counts.pop("confirmed", 0), counts.pop("corrected", 0)
    return RelationPrecision(kind, confirmed, corrected, counts)
