"""Figures as intervals: what may be compared, and what the comparison says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.matching.facts import FigureFact
from claims.matching.lexicon import kinds
from claims.vocabulary import Modifier

NEARLY = 0.9  # "nearly 5,000" is read as 4,500 up to 5,000
ABOUT = 0.1  # "about 200" is read as 180 to 220
SAME_THING = 2  # words for what is counted that make it the same where no predicate is known
FINAL = frozenset({"incident", "bounded"})  # counts over what is over do not grow
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
    period: str | None  # "incident" (one act), "bounded" (a time that is over), "cumulative" (up to a moment)
    combined: bool  # of all sides together
    part: bool  # of a number that is named beside it ("three of the nine")
    corrects: bool  # printed as less than what somebody else said ("only 20", "no more than four")
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


@dataclass(frozen=True, slots=True)
class Between:
    """What is known of the two statements whose figures are compared."""

    order: int | None  # 1 when a is the later, -1 when b is, 0 at the same time, None = nobody knows
    same_party: bool = False
    same_event: bool = True  # False for two events, also where one is part of the other
    same_scene: bool | None = None  # both name one place or thing; None when one of them names none
    same_place: bool | None = None  # both name one place; None when one of them names none
    same_article: bool = False
    close: bool = False  # said within days of each other
    alike: bool = False  # the sentences share a predicate or most of their words
    near: bool = False  # two parties' sentences are near in meaning and share some of their matter
    rivals: bool = False  # one of the two parties accuses the other
    replies: bool = False  # a gives the next figure after b, in the same article, for another party


def differing_slot(a: Measured, b: Measured, between: Between) -> str | None:
    """Return the first slot in which two figures are not known to count the same, None when there is none."""
    compared = (
        ("event", not between.same_event),
        ("unit", a.figure.unit != b.figure.unit),
        ("measure", _measures_differ(a, b, between)),
        ("area", between.same_place is False),
        ("per_unit", a.per_unit != b.per_unit),
        ("change", a.change != b.change),
        ("population", _populations_differ(a, b)),
        ("period", _periods_differ(a.period, b.period, between)),
        ("as_of", between.order is None and a.value != b.value),
        ("total", a.combined != b.combined or a.part != b.part),
        ("whose", _unlike(a.harmed_by, b.harmed_by) or _whose_differs(a.whose, b.whose, between)),
        ("undisclosed", Interval(None, None) in (a.value, b.value)),
    )
    return next((slot for slot, differs in compared if differs), None)


def _measures_differ(a: Measured, b: Measured, between: Between) -> bool:
    """Return whether two predicates differ; where one is not known, whether the things or the sentences do.

    Another party's next number of the same things in an article answers the number before it when neither predicate is
    known; when it corrects that number ("only 20"), also when one is. So does its number in a sentence near in meaning,
    unless the known predicate is one that has few other words: who counts the dead says so.
    """
    if a.measure is not None and b.measure is not None:
        return a.measure != b.measure and not any({a.measure, b.measure} <= same for same in kinds().same_measures)
    shared = a.kinds & b.kinds
    people = a.population is not None and a.population == b.population
    if not shared and not people:
        return True
    if between.replies and a.corrects:
        return False
    if a.measure is not None or b.measure is not None:
        return not between.near or not kinds().well_known.isdisjoint({a.measure, b.measure})
    nested = a.kinds <= b.kinds or b.kinds <= a.kinds
    return not (between.alike or between.replies or (nested and len(shared) + people >= SAME_THING))


def _populations_differ(a: Measured, b: Measured) -> bool:
    """Return whether the two name different kinds of people; words of two languages cannot be told apart.

    Of all people there are no fewer than of one kind: "only four in all" is compared with "26 civilians".
    """
    if a.population != b.population and (_of_all(a) or _of_all(b)):
        whole, some = (a, b) if _of_all(a) else (b, a)
        return not (whole.corrects and whole.value.below(some.value))
    named = bool(a.kinds and b.kinds) and a.language == b.language and not a.kinds & b.kinds
    return a.population != b.population or named


def _of_all(one: Measured) -> bool:
    return one.population is None and not one.kinds


def _unlike(a: str | None, b: str | None) -> bool:
    return None not in (a, b) and a != b


def _whose_differs(a: str | None, b: str | None, between: Between) -> bool:
    """One party's figure of its own people and one of people it does not name as its own are of two sides."""
    return _unlike(a, b) or (between.same_party and (a is None) != (b is None))


def _periods_differ(a: str | None, b: str | None, between: Between) -> bool:
    """Return whether two counts may run over different times: one of a single act, one of a whole period.

    Where both sentences name one place or thing, a count that does not say over which time it runs is of that act; so
    it is in one article, and for one party's next figure a few days later. Where they name different ones, two acts
    are two.
    """
    if a == b == "incident":
        return between.same_scene is False
    if "incident" not in (a, b):
        return False
    near = between.close and (between.same_party or between.same_scene is None)
    joined = between.same_scene or between.same_article or near
    return not (joined and None in (a, b))


def compare(a: Measured, b: Measured, between: Between) -> Verdict:
    """Compare `a` with `b`.

    One party's later figure is an update when higher and a revision when lower. Different parties' disjoint figures
    conflict, unless a running count of a known measure simply had time to grow: then the slot that differs is "as_of".
    """
    slot = differing_slot(a, b, between)
    if slot:
        return Verdict(Kind.NOT_COMPARABLE, slot)
    order = between.order
    if a.value.overlaps(b.value):
        raised = between.same_party and order in (1, -1) and _raised(*((b, a) if order == 1 else (a, b)))
        return Verdict(Kind.UPDATE if raised else Kind.COMPATIBLE)
    grew = b.value.below(a.value) if order == 1 else a.value.below(b.value)
    if between.same_party:
        return Verdict(Kind.CONFLICT if order == 0 else Kind.UPDATE if grew else Kind.REVISION)
    if order != 0 and grew and a.measure is not None and a.period not in FINAL and not between.rivals:
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
