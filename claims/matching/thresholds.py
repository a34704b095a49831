"""From which score on a newsroom opens a kind of relation: learned from its decisions, tried on other events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

TARGET = 0.7  # share of what is shown open that editors should confirm
LEAST = 20  # decisions on a relation before anything is learned about it
FOLDS = 5  # parts of the events; each is held out once
NEVER = 1.01  # above every score: always folded

Thresholds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Decided:
    """A proposal that an editor decided. `right` = confirmed as what it was proposed as."""

    event: str
    relation: str
    score: float  # 0 to 1
    right: bool
    shown: bool  # as the rules alone would show it


@dataclass(frozen=True, slots=True)
class Refit:
    """What was learned, and how the old and the new thresholds fare on events that they were not learned from.

    `before` and `after` are shares, 0 to 1, of decisions where a proposal was open exactly when it was right.
    """

    decisions: int
    thresholds: dict[str, float]
    before: float
    after: float

    @property
    def wins(self) -> bool:
        """Return whether the new thresholds serve better than those in use."""
        return self.after > self.before


def opens(relation: str, score: float, *, shown: bool, thresholds: Thresholds) -> bool:
    """Return whether a proposal is shown open: by the newsroom's threshold, where it has none as the rules say."""
    return score >= thresholds[relation] if relation in thresholds else shown


def refit(decided: Sequence[Decided], now: Thresholds) -> Refit:
    """Learn thresholds from all decisions, and try both them and `now` on events held out by turns."""
    before = after = 0
    for fold in range(FOLDS):
        held_out = [one for one in decided if _fold(one.event) == fold]
        learned = fit(one for one in decided if _fold(one.event) != fold)
        before += _served(held_out, now)
        after += _served(held_out, {**now, **learned})
    count = len(decided) or 1
    return Refit(len(decided), {**now, **fit(decided)}, before / count, after / count)


def fit(decided: Iterable[Decided]) -> dict[str, float]:
    """Return for each relation with enough decisions the lowest score from which TARGET of the proposals are right."""
    by_relation: dict[str, list[Decided]] = {}
    for one in decided:
        by_relation.setdefault(one.relation, []).append(one)
    return {relation: _threshold(rows) for relation, rows in by_relation.items() if len(rows) >= LEAST}


def _threshold(rows: list[Decided]) -> float:
    found, right = NEVER, 0
    ordered = sorted(rows, key=lambda one: -one.score)
    for count, one in enumerate(ordered, 1):
        right += one.right
        last = count == len(ordered) or ordered[count].score < one.score
        if last and right >= TARGET * count:
            found = one.score
    return found


def _served(rows: Iterable[Decided], thresholds: Thresholds) -> int:
    return sum(opens(one.relation, one.score, shown=one.shown, thresholds=thresholds) == one.right for one in rows)


def _fold(event: str) -> int:
    return sha256(event.encode()).digest()[0] % FOLDS
