"""What editors' decisions teach about confidence: by rule and language, drawn towards the start values."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from claims.extraction.confidence import confidence, shrunk
from claims.extraction.reliability import Judged

STRENGTH = 30.0  # decisions that the start values weigh as much as: five rejections move 0.85 to 0.73


class Outcome(StrEnum):
    """What became of a proposal."""

    ACCEPTED = "accepted"
    EDITED = "edited"  # accepted with another stance, speaker or words, or split
    REJECTED = "rejected"  # as wrong


RIGHT = {Outcome.ACCEPTED: 1.0, Outcome.EDITED: 0.5, Outcome.REJECTED: 0.0}


@dataclass(frozen=True, slots=True)
class Decided:
    """One proposal that an editor decided."""

    rule: str  # with its language: "id.denial"
    notes: tuple[str, ...]
    said: float  # the confidence it was shown with
    outcome: Outcome

    def judged(self) -> Judged:
        """Return what was said against what was right."""
        return Judged(self.rule, self.said, RIGHT[self.outcome])


@dataclass(frozen=True, slots=True)
class Learned:
    """One rule in one language."""

    rule: str
    accepted: int
    edited: int
    rejected: int
    said: float  # mean of the start values of those decided
    learned: float  # that mean after the decisions
    factor: float  # what the odds of a new proposal are multiplied by


def learn(rows: Iterable[Decided]) -> list[Learned]:
    """Return what the decisions teach, by rule.

    The decided proposals' start values, not what they were shown with, are the prior mean: what was learned before is
    not learned twice, and notes that are rarer here than where the start values come from do no harm. The mean of the
    Beta distribution after the decisions, against that prior mean, gives the factor on the odds.
    """
    groups: defaultdict[str, list[Decided]] = defaultdict(list)
    for row in rows:
        groups[row.rule].append(row)
    return [_learned(rule, held) for rule, held in sorted(groups.items())]


def _learned(rule: str, rows: Sequence[Decided]) -> Learned:
    said = fmean(confidence(rule, row.notes) for row in rows)
    learned = shrunk(said, sum(RIGHT[row.outcome] for row in rows), len(rows), STRENGTH)
    counts = {outcome.value: sum(row.outcome is outcome for row in rows) for outcome in Outcome}
    return Learned(rule, **counts, said=said, learned=learned, factor=_odds(learned) / _odds(said))


def _odds(share: float) -> float:
    return share / (1 - share)
