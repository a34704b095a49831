"""A total of all sides against the parts that the sides reported: its own kind of conflict between figures."""

from dataclasses import dataclass
from datetime import date

from claims.matching.counting import measured, population
from claims.matching.counts import number_slots
from claims.matching.facts import StatementFact
from claims.matching.figures import Interval, Measured, total
from claims.matching.findings import Finding, Slot
from claims.matching.pairs import ASSERTING, Meeting, Pool
from claims.matching.reading import read
from claims.matching.slots import events_differ, gate, order
from claims.vocabulary import Modifier, RelationType

LEAST_PARTIES = 2  # parties that must have reported a part before a larger total is held against them
NEAR_UNDISCLOSED = 4  # terms after "has not disclosed" that say whose figure it is


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that a party reported for a part of what a total counts."""

    fact: StatementFact
    value: Measured


def total_against_parts(meeting: Meeting) -> Finding | None:
    """Return the conflict between a total of all sides and one of the parts that the sides reported.

    The arithmetic is ours and says so; a part nobody disclosed may hold the difference.
    """
    for whole, part in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
        for figure in measured(whole):
            parts = _parts(whole, figure, meeting.pool) if figure.combined else []
            if any(one.fact.key == part.key for one in parts) and _at_odds(figure.value, parts):
                return _finding(whole, part, figure, parts)
    return None


def _parts(whole: StatementFact, figure: Measured, pool: Pool) -> list[Part]:
    """Return the figures of the same measure that other parties reported for a part, in text order.

    What one party reports again of the same people counts once, as it said it last.
    """
    found = [
        Part(fact, value)
        for fact in pool.facts
        if _reports_beside(fact, whole)
        for value in measured(fact)
        if _is_part(value, figure)
    ]
    found.sort(key=lambda one: (one.fact.article, one.fact.position, one.fact.key))
    last = sorted(found, key=lambda one: one.fact.said_from or date.min)
    once = {(one.fact.party, one.value.population, one.value.kinds): one for one in last}
    return [one for one in found if one in once.values()]


def _reports_beside(fact: StatementFact, whole: StatementFact) -> bool:
    """Return whether a statement is another party's, of the same event and known to be of the same moment."""
    if fact.party is None or fact.party == whole.party or fact.stance not in ASSERTING:
        return False
    between = gate(whole, fact)
    if between.differs or between.unknown or events_differ(whole, fact):
        return False
    return order(whole, fact) == 0


def _is_part(value: Measured, whole: Measured) -> bool:
    same = value.measure is not None and value.measure == whole.measure and value.figure.unit == whole.figure.unit
    return same and not (value.combined or value.per_unit or value.change or value.period == "incident")


def _at_odds(whole: Interval, parts: list[Part]) -> bool:
    summed = total(one.value.value for one in parts)
    parties = {one.fact.party for one in parts}
    short = len(parties) >= LEAST_PARTIES and whole.low is not None and (summed.low or 0) < whole.low
    return whole.below(summed) or short


def _finding(whole: StatementFact, part: StatementFact, figure: Measured, parts: list[Part]) -> Finding:
    summed = total(one.value.value for one in parts)
    hidden = _undisclosed([one.fact for one in parts])
    slots: dict[str, Slot] = {
        **number_slots("total", figure),
        "sum_number": summed.low or 0,
        "sum_modifier": (Modifier.MORE_THAN if summed.high is None else Modifier.EXACTLY).value,
        "measure": figure.measure,
        "a_highlight": figure.surface,
        "b_highlight": next(one.value.surface for one in parts if one.fact.key == part.key),
        **_part_slots(parts),
        **_undisclosed_slots(hidden),
    }
    slug = "parts_exceed_total" if figure.value.below(summed) else "total_exceeds_parts"
    caveats = ("undisclosed_part",) if hidden else ("parts_may_be_missing",)
    relation = RelationType.CONFLICTING_FIGURE
    return Finding(whole, part, relation, "figure.total_against_parts", 0.7, slug, slots, caveats)


def _part_slots(parts: list[Part]) -> dict[str, Slot]:
    slots: dict[str, Slot] = {"parts": len(parts)}
    for number, one in enumerate(parts, 1):
        slots |= number_slots(f"part_{number}", one.value)
        slots |= {f"part_{number}_party": one.fact.party, f"part_{number}_population": one.value.population}
    return slots


def _undisclosed_slots(hidden: list[tuple[str, str | None]]) -> dict[str, Slot]:
    slots: dict[str, Slot] = {"undisclosed": len(hidden)}
    for number, (party, people) in enumerate(hidden, 1):
        slots |= {f"undisclosed_{number}_party": party, f"undisclosed_{number}_population": people}
    return slots


def _undisclosed(facts: list[StatementFact]) -> list[tuple[str, str | None]]:
    """Return (party, population) of each figure said not to be disclosed, in the order of the parts, each once."""
    found: dict[tuple[str, str | None], None] = {}
    for fact in facts:
        if fact.party is not None:
            found |= dict.fromkeys((fact.party, people) for people in _hidden_in(fact))
    return list(found)


def _hidden_in(fact: StatementFact) -> list[str | None]:
    given = [population(read(one.of, fact.language).terms) for one in fact.figures if not one.disclosed]
    terms = read(fact.context, fact.language).terms
    said = [
        population(terms[place + 1 : place + 1 + NEAR_UNDISCLOSED])
        for place, term in enumerate(terms)
        if "undisclosed" in term.keys
    ]
    return given + said
