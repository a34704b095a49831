"""Which slots a printed figure fills: what is counted, of whom, over which time. Read from the words around it."""

import re
from collections.abc import Iterable

from claims.matching.facts import FigureFact, StatementFact
from claims.matching.figures import Measured, interval
from claims.matching.lexicon import kinds
from claims.matching.pairs import accused
from claims.matching.reading import Reading, Term, owned, read

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
REACH_AFTER = 12  # terms after the number in which its predicate is looked for
REACH_BEFORE = 6
NEAR = 4  # terms around the number that may make it a change or a rate


def measured(fact: StatementFact) -> list[Measured]:
    """Return the disclosed figures of a statement with their slots, in order."""
    reading = read(fact.proposition, fact.language)
    return [_measured(figure, fact, reading) for figure in fact.figures if figure.disclosed]


def _measured(figure: FigureFact, fact: StatementFact, reading: Reading) -> Measured:
    of = read(figure.of, fact.language)
    position = _position(figure, reading)
    near = _window(reading, position, NEAR, NEAR)
    return Measured(
        value=interval(figure),
        figure=figure,
        measure=_measure(of, reading, position),
        population=population(of.terms),
        kinds=of.matter - kinds().populations,
        language=fact.language,
        whose=whose_of(figure, fact),
        harmed_by=accused(fact),
        period=_period(reading, of),
        combined="combined" in reading.marks,
        per_unit="per-unit" in near | of.marks,
        change="change" in near,
        surface=_surface(figure, reading, position),
    )


def _value(text: str) -> float:
    """Return the value of a printed number, a group of three digits after a point or comma being thousands."""
    whole = re.sub(r"[.,](?=\d{3}(?!\d))", "", text)
    return float(whole.replace(",", ".")) if whole.count(".") + whole.count(",") < 2 else float("nan")


def _position(figure: FigureFact, reading: Reading) -> int | None:
    """Return which term of the proposition is the number of `figure`, None when it is in words."""
    wanted = {figure.low, figure.high} - {None}
    for number, term in enumerate(reading.terms):
        match = NUMBER.match(reading.text, term.start)
        if match and _value(match.group()) in wanted:
            return number
    return None


def _window(reading: Reading, position: int | None, before: int, after: int) -> frozenset[str]:
    if position is None:
        return frozenset()
    terms = reading.terms[max(0, position - before) : position + after + 1]
    return frozenset(key for term in terms for key in term.keys)


def _measure(of: Reading, reading: Reading, position: int | None) -> str | None:
    """Return the predicate the figure belongs to: in the words counted, else else the next, else the last."""
    inside = _first(of.terms)
    if inside or position is None:
        return inside or _first(reading.terms)
    after = _first(reading.terms[position + 1 : position + 1 + REACH_AFTER])
    return after or _first(tuple(reversed(reading.terms[max(0, position - REACH_BEFORE) : position])))


def population(terms: Iterable[Term]) -> str | None:
    """Return the first population named, None where they are people of whatever kind."""
    populations = kinds().populations
    return next((key for term in terms for key in term.keys if key in populations), None)


def _first(terms: tuple[Term, ...]) -> str | None:
    measures = kinds().measures
    return next((key for term in terms for key in term.keys if key in measures), None)


def whose_of(figure: FigureFact, fact: StatementFact) -> str | None:
    """Return whose people or things are counted, in the text's own words; the speaker's party for "their own".

    A possessive ending on what is counted, or on the word for whose ("tentaranya"), says that, too.
    """
    if figure.whose is None:
        return fact.party if owned(figure.of, fact.language) else None
    own = "own" in read(figure.whose, fact.language).marks or owned(figure.whose, fact.language)
    return fact.party if own else figure.whose.casefold()


def _period(reading: Reading, of: Reading) -> str | None:
    """Return "bounded" for a time that is over, "cumulative" up to a moment, "incident" for one act."""
    kind = kinds()
    if "bounded" in reading.marks:
        return "bounded"
    if reading.marks & {"period", "combined"}:
        return "cumulative"
    return "incident" if (reading.actions - of.actions) & kind.incidents else None


def _surface(figure: FigureFact, reading: Reading, position: int | None) -> str:
    if position is None:
        return figure.of
    return NUMBER.match(reading.text, reading.terms[position].start).group()  # type: ignore[union-attr]
