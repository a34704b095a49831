"""What a rule hands back, and which of two statements answers the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.matching.facts import StatementFact
from claims.matching.slots import order
from claims.vocabulary import RelationType

Slot = str | int | float | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation a rule sees between two statements; `source` answers `target`."""

    source: StatementFact
    target: StatementFact
    type: RelationType
    rule: str
    score: float  # 0 to 1
    explanation: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    folded: bool = False


def answering(a: StatementFact, b: StatementFact) -> tuple[StatementFact, StatementFact]:
    """Return (source, target): the later answers the earlier; within an article, the one further down.

    Where no date is known the order of the keys decides, so that a pair always has one direction.
    """
    later = order(a, b)
    if later:
        return (a, b) if later == 1 else (b, a)
    if a.article == b.article and a.position != b.position:
        return (a, b) if a.position > b.position else (b, a)
    return (a, b) if a.key > b.key else (b, a)
