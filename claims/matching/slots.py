"""The slot gate: whether two statements can be about the same matter, before anything else is asked."""

from dataclasses import dataclass
from datetime import date

from claims.matching.facts import StatementFact

DAYS_WITHIN_EVENT = 400  # statements about one event that lie further apart are about different moments of it


@dataclass(frozen=True, slots=True)
class Gate:
    """What differs for certain and what nobody knows. An unknown slot is neither match nor mismatch."""

    differs: tuple[str, ...]
    unknown: tuple[str, ...]


def days_apart(a: StatementFact, b: StatementFact) -> int | None:
    """Return the least number of days between two statements' dates, 0 when they may be the same, None if unknown."""
    a_from, a_to = _window(a)
    b_from, b_to = _window(b)
    if a_from is None or a_to is None or b_from is None or b_to is None:
        return None
    return max(0, (b_from - a_to).days, (a_from - b_to).days)


def order(a: StatementFact, b: StatementFact) -> int | None:
    """Return 1 when `a` is later than `b`, -1 when earlier, 0 when the dates meet, None when a date is unknown.

    Statements of one article share its moment unless both carry dates of their own.
    """
    apart = days_apart(a, b)
    if apart is None:
        return 0 if a.article == b.article else None
    if apart == 0:
        return 0
    a_from, b_from = _window(a)[0], _window(b)[0]
    return 1 if a_from and b_from and a_from > b_from else -1


def nested(a: StatementFact, b: StatementFact) -> bool:
    """Return whether one is about an event that the other's is part of: a battle of a war. Two battles are not."""
    return not a.events & b.events and bool(a.events & b.within or b.events & a.within)


def events_differ(a: StatementFact, b: StatementFact) -> bool:
    """Return whether both events are known and none is shared, nested or not: what is counted is not the same."""
    return bool(a.events and b.events) and not a.events & b.events


def gate(a: StatementFact, b: StatementFact) -> Gate:
    """Compare event and time. Statements of the same article share both.

    An event and one that it is part of let a pair through; their figures are not compared (see figures.py).
    """
    if a.article == b.article:
        return Gate((), ())
    differs: list[str] = []
    unknown: list[str] = []
    if not a.events or not b.events:
        unknown.append("event")
    elif events_differ(a, b) and not nested(a, b):
        differs.append("event")
    apart = days_apart(a, b)
    if apart is None:
        unknown.append("date")
    elif apart > DAYS_WITHIN_EVENT:
        differs.append("date")
    return Gate(tuple(differs), tuple(unknown))


def _window(fact: StatementFact) -> tuple[date | None, date | None]:
    return fact.said_from or fact.said_to, fact.said_to or fact.said_from
