"""Figures as intervals: what may be compared, and what the comparison says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.matching.facts import FigureFact
from claims.vocabulary import Modifier

NEARLY = 0.9  # "nearly 5,000" is read as 4,500 up to 5,000
ABOUT = 0.1  # "about 200" is read as 180 to 220
MAGNITUDE = 10  # "hundreds" is read as 100 to 1,000
BOUNDS: dict[Modifier, tuple[float | None, float | None]] = {
    Modifier.EXACTLY: (1, 1),
    Modifier.MORE_THAN: (1, None),
    Modifier.AT_LEAST: (1, None),
    Modifier.NEARLY: (NEARLY, 1),
    Modifier.ABOUT: (1 - ABOUT, 1 + ABOUT),
    Modifier.UP_TO: (0, 1),
    Modifier.LESS_THAN: (0, 1),
    Modifier.TENS: (1, MAGNITUDE),
    Modifier.HUNDREDS: (1, MAGNITUDE),
    Modifier.THOUSANDS: (1, MAGNITUDE),
}


class Kind(StrEnum):
    """What comparing two figures gives."""

    CONFLICT = "conflict"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    REVISION = "revision"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included; None = open at that end."""

    low: float | None
    high: float | None

    def overlaps(self, other: "Interval") -> bool:
        """Return whether some value lies in both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: "Interval") -> bool:
        """Return whether every value here is smaller than every value there."""
        return self.high is not None and other.low is not None and self.high < other.low

    def __add__(self, other: "Interval") -> "Interval":
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with the slots that must agree before it is compared. None = the text does not say."""

    value: Interval
    figure: FigureFact
    measure: str | None  # a concept: "kill", "evacuate"
    population: str | None  # a concept: "civilian", "soldier"; None = people of whatever kind
    kinds: frozenset[str]  # further words for what is counted ("patients"), stemmed; empty = people of whatever kind
    language: str
    whose: str | None  # a party key, or the text's own words
    harmed_by: str | None  # the party said to have done it: two sides' tolls of each other's acts differ
    period: str | None  # "incident" (one act), "cumulative" (up to a moment)
    combined: bool  # of all sides together
    per_unit: bool
    change: bool
    surface: str  # as it stands in the proposition


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison says; `slot` is the one that differs when the figures are not comparable."""

    kind: Kind
    slot: str | None = None


def interval(figure: FigureFact) -> Interval:
    """Return the values a printed figure allows.

    "More than" and "at least" both give a closed lower end: the difference is smaller than the rounding of a report.
    The widths for "nearly", "about" and words of magnitude are this project's choice, named at the top of the file.
    """
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return Interval(low, high)
    value = low if low is not None else high
    if value is None:
        return Interval(None, None)
    lowest, highest = BOUNDS[figure.modifier]
    return Interval(
        None if lowest is None else value * lowest,
        None if highest is None else value * highest,
    )


def differing_slot(
    a: Measured, b: Measured, *, order: int | None, same_scene: bool | None = None, same_event: bool = True
) -> str | None:
    """Return the first slot in which two figures are not known to count the same, None when there is none.

    `order` as in `compare`: unlike figures of unknown dates may belong to different moments.
    `same_scene` says whether both sentences name one place or thing, None when one names none. Where they do, a count
    that does not say over which time it runs is of that act; where they name different ones, two acts are two.
    `same_event` is False when the figures are of different events, of which one may be part of the other.
    """
    compared = (
        ("event", not same_event),
        ("unit", a.figure.unit != b.figure.unit),
        ("measure", a.measure is None or a.measure != b.measure),
        ("per_unit", a.per_unit != b.per_unit),
        ("change", a.change != b.change),
        ("population", _populations_differ(a, b)),
        ("period", _periods_differ(a.period, b.period, same_scene=same_scene)),
        ("as_of", order is None and a.value != b.value),
        ("total", a.combined != b.combined),
        ("whose", _unlike(a.whose, b.whose) or _unlike(a.harmed_by, b.harmed_by)),
        ("undisclosed", Interval(None, None) in (a.value, b.value)),
    )
    return next((slot for slot, differs in compared if differs), None)


def _populations_differ(a: Measured, b: Measured) -> bool:
    """Return whether the two name different kinds of people; words of two languages cannot be told apart."""
    named = bool(a.kinds and b.kinds) and a.language == b.language and not a.kinds & b.kinds
    return a.population != b.population or named


def _unlike(a: str | None, b: str | None) -> bool:
    return None not in (a, b) and a != b


def _periods_differ(a: str | None, b: str | None, *, same_scene: bool | None) -> bool:
    if a == b == "incident":
        return same_scene is False
    if "incident" not in (a, b):
        return False
    return not (same_scene and None in (a, b))


def compare(
    a: Measured,
    b: Measured,
    *,
    same_party: bool,
    order: int | None,
    same_scene: bool | None = None,
    same_event: bool = True,
) -> Verdict:
    """Compare `a` with `b`. `order` is 1 when a is the later, -1 when b is, 0 at the same time, None = nobody knows.

    One party's later figure is an update when higher and a revision when lower. Different parties' disjoint figures
    conflict, unless a running count simply had time to grow: then the slot that differs is "as_of".
    """
    slot = differing_slot(a, b, order=order, same_scene=same_scene, same_event=same_event)
    if slot:
        return Verdict(Kind.NOT_COMPARABLE, slot)
    if a.value.overlaps(b.value):
        raised = same_party and order in (1, -1) and _raised(*((b, a) if order == 1 else (a, b)))
        return Verdict(Kind.UPDATE if raised else Kind.COMPATIBLE)
    grew = b.value.below(a.value) if order == 1 else a.value.below(b.value)
    if same_party:
        return Verdict(Kind.CONFLICT if order == 0 else Kind.UPDATE if grew else Kind.REVISION)
    if order != 0 and grew and a.period != "incident":
        return Verdict(Kind.NOT_COMPARABLE, "as_of")
    return Verdict(Kind.CONFLICT)


def _raised(earlier: Measured, later: Measured) -> bool:
    """Return whether a later figure lifts a bound that was left open ("at least 14", then 19)."""
    before, after = earlier.value, later.value
    return before.high is None and None not in (before.low, after.low) and (after.low or 0) > (before.low or 0)


def total(values: Iterable[Interval]) -> Interval:
    """Return the sum of intervals: open wherever one of them is."""
    result = Interval(0, 0)
    for value in values:
        result += value
    return result
