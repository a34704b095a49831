"""What matching knows of a statement and what it proposes: frozen values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from claims.vocabulary import DenialTarget, Modifier, Precision, RelationType, Stance


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A figure as matching compares it. `low`/`high` None = that end is open; both None = not disclosed."""

    low: float | None
    high: float | None
    modifier: Modifier
    unit: str
    of: str
    whose: str | None = None
    disclosed: bool = True
    as_of: date | None = None  # the day up to which it counts, where the text says; else that of the statement


@dataclass(frozen=True, slots=True)
class StatementFact:
    """One statement, with every slot that may be unknown (None = unknown, which is neither match nor mismatch)."""

    key: str
    article: str
    stance: Stance
    proposition: str  # what is said, without the attribution
    context: str  # the evidence sentence(s)
    language: str
    speaker: str | None = None
    party: str | None = None
    target: str | None = None
    figures: tuple[FigureFact, ...] = ()
    denial_target: DenialTarget | None = None
    antecedent: str | None = None  # key of the statement it points at ("denied the claim")
    events: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()  # the events that `events` are part of, at any depth
    said_from: date | None = None
    said_to: date | None = None
    said_precision: Precision = Precision.UNKNOWN
    origin: str | None = None  # same origin = not independent
    position: int = 0  # order within the article
    mutual: bool = False  # "both sides deny each other's statements"


@dataclass(frozen=True, slots=True)
class RelationProposal:
    """One proposed edge, with the reason as a slug plus slots so that each reader's language can word it."""

    source: str
    target: str
    type: RelationType
    rule: str
    score: float  # 0 to 1, orders proposals; never shown as a probability
    explanation: str  # slug of the sentence, see claims/matching/explain.py
    slots: Mapping[str, str | int | float | None]
    caveats: tuple[str, ...] = ()  # slugs: why it may be wrong
    unknown: tuple[str, ...] = ()  # slots nobody knows ("event", "date"): shown apart, "check"
    shown: bool = True  # False: folded
    features: Mapping[str, float] = field(default_factory=dict)
