"""What the status rule knows of a claim and what it returns: frozen values, no database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from claims.vocabulary import Answer, DenialTarget, PartyRole, RelationType, Stance, Support

Slot = str | int | None


@dataclass(frozen=True, slots=True)
class Line:
    """What one source said on a claim, oldest first as positions.py orders it; one place in each list, one statement.

    Keys are in the order in which the statements were recorded. Of those of nobody named there is one line.
    """

    keys: Sequence[int]
    stances: Sequence[Stance]
    said: Sequence[date | None]
    blanket: Collection[int] = ()  # keys of denials of whatever the other side says
    named: bool = True


@dataclass(frozen=True, slots=True)
class StatementPosition:
    """One accepted statement, as far as it tells where somebody stands."""

    key: str
    stance: Stance
    party: str | None = None
    role: PartyRole | None = None  # the part this party plays in the event
    speaker: str | None = None  # a named speaker; None with party None = no named source
    target: str | None = None  # the party alleged to have done it
    denial_target: DenialTarget | None = None
    origin: str | None = None  # statements of one origin are not independent
    said: date | None = None
    said_by: date | None = None  # the last day it may have been said, where `said` is only the first
    recorded: datetime | None = None
    withdrawn: datetime | None = None
    blanket: bool = False  # each side denies whatever the other says: takes no position

    @property
    def source(self) -> str | None:
        """Return who says it: the party, else the named speaker, else None."""
        return self.party or self.speaker


@dataclass(frozen=True, slots=True)
class RelationFact:
    """A confirmed relation with at least one end on the claim. `source` answers `target`, both statement keys.

    `elsewhere` is the end that stands on another claim, and `claim` that claim's key; None when both ends are here.
    One that was confirmed, taken back and confirmed again is one fact for each time; `ended` None = still confirmed.
    """

    type: RelationType
    source: str
    target: str
    elsewhere: StatementPosition | None = None
    claim: str | None = None
    confirmed: datetime | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the rule reads of one claim."""

    statements: Sequence[StatementPosition]
    relations: Sequence[RelationFact]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one party stands now: its latest stance, since when, and on which statements that rests."""

    party: str
    stance: Stance
    since: date | None
    statements: tuple[str, ...]
    changed: bool  # it stood on the other side before


@dataclass(frozen=True, slots=True)
class Stand:
    """The same of one line, with the keys of the statements on which it rests."""

    stance: Stance
    since: date | None
    keys: Sequence[int]
    changed: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why, as a slug plus slots (see claims/status/explain.py)."""

    slug: str
    slots: Mapping[str, Slot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Status:
    """The two derived facts about a claim, whether it is disputed, and why."""

    answer: Answer
    support: Support
    disputed: bool
    reasons: tuple[Reason, ...]
    rule_version: str
