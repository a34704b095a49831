"""Which slots a printed figure fills: what is counted, of whom, over which time. Read from the words around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.facts import FigureFact, StatementFact
from claims.matching.figures import Measured, interval
from claims.matching.lexicon import kinds
from claims.matching.pairs import accused
from claims.matching.reading import LONGEST_TEXT, Reading, Term, owned, read
from claims.matching.stems import PLAIN, RULES
from claims.text.numbers import Number, find
from claims.vocabulary import Modifier

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
REACH_AFTER = 12  # terms after the number in which its predicate is looked for
REACH_BEFORE = 6
NEAR = 4  # terms around the number that may make it a change or a rate
BELOW = frozenset({Modifier.UP_TO, Modifier.LESS_THAN})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the number of a figure stands in the proposition: its terms and what is printed around them."""

    before: tuple[Term, ...]
    after: tuple[Term, ...]
    subject: str  # the text before it, from the number before on
    surface: str


NOWHERE = _Place((), (), "", "")


def measured(fact: StatementFact) -> list[Measured]:
    """Return the disclosed figures of a statement with their slots, in order."""
    reading = read(fact.proposition, fact.language)
    return [_measured(figure, fact, reading) for figure in fact.figures if figure.disclosed]


def _measured(figure: FigureFact, fact: StatementFact, reading: Reading) -> Measured:
    place = _place(figure, reading, fact.language)
    printed = read(figure.of, fact.language)
    of = _counted(printed, place, fact.language)
    measure = _measure(of, reading, place)
    near = _keys((*place.before[-NEAR:], *place.after[:NEAR]))
    return Measured(
        value=interval(figure),
        figure=figure,
        measure=measure,
        population=_people(measure, of),
        kinds=_things(printed if printed.keys else of) | _unit(figure),
        language=fact.language,
        whose=whose_of(figure, fact, of.text),
        harmed_by=accused(fact),
        period=_period(reading, of),
        combined="combined" in reading.marks,
        part="part-of" in _keys(place.after[:1]),
        corrects="only" in reading.marks or figure.modifier in BELOW,
        per_unit="per-unit" in near | of.marks,
        change="change" in near,
        surface=place.surface or figure.of,
    )


@lru_cache(maxsize=4096)
def _numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in a language that has words for them."""
    try:
        return tuple(find(text, 0, len(text), language))
    except KeyError:
        return ()


def _place(figure: FigureFact, reading: Reading, language: str) -> _Place:
    """Return where the number of `figure` stands; NOWHERE when the proposition does not have it."""
    text, end = reading.text, 0
    for number in _numbers(text[:LONGEST_TEXT], language):
        if {number.low, number.high} - {None} == {figure.low, figure.high} - {None}:
            start, after = number.span[0], number.after
            digits = DIGITS.search(text, start, after)
            return _Place(
                before=tuple(term for term in reading.terms if term.end <= start),
                after=tuple(term for term in reading.terms if term.start >= after),
                subject=text[end:start],
                surface=digits.group() if digits else text[start:after],
            )
        end = number.after
    return NOWHERE


def _counted(of: Reading, place: _Place, language: str) -> Reading:
    """Return the words for what is counted: those printed after the number, else those before one that says no more.

    "Rumah yang hanyut 90 buah", "the toll rose to 51": what is counted is the subject. After an active verb the number
    is its object, and the subject is who did it.
    """
    active = RULES.get(language, PLAIN).active
    if not of.keys <= kinds().measures or (of.text and not active):
        return of
    subject = read(place.subject, language)
    last = next((term for term in reversed(subject.terms) if not kinds().marks.issuperset(term.keys)), None)
    acts = last is not None and bool(active) and subject.text[last.start :].casefold().startswith(active)
    return of if acts or not of.keys <= subject.keys else subject


def _things(of: Reading) -> frozenset[str]:
    """Return what is counted besides people of a kind; acts are counted, too ("12 attacks")."""
    kind = kinds()
    return (of.matter | of.actions & kind.incidents) - kind.populations - kind.measures


def _keys(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(key for term in terms for key in term.keys)


def _unit(figure: FigureFact) -> frozenset[str]:
    """Return a unit that is a thing by itself ("barrels"), not a currency or a share."""
    return frozenset({figure.unit}) if figure.unit.islower() else frozenset()


def _measure(of: Reading, reading: Reading, place: _Place) -> str | None:
    """Return the predicate the figure belongs to: in the words counted, else the next, else the last.

    What became of people who have their name from an earlier act ("three refugees were killed") stands next to them.
    """
    inside = _first(of.terms)
    if inside in kinds().standing:
        return _first(place.after[:NEAR]) or inside
    if inside or place is NOWHERE:
        return inside or _first(reading.terms)
    return _first(place.after[:REACH_AFTER]) or _first(tuple(reversed(place.before[-REACH_BEFORE:])))


def _people(measure: str | None, of: Reading) -> str | None:
    """Return the population counted; people who have their name from the measure are people of whatever kind.

    "16 hostages are held" says no more than "16 are held".
    """
    people = population(of.terms)
    implied = kinds().implied.get(people or "")
    if implied is None:
        return people
    same = measure == implied or any({measure, implied} <= together for together in kinds().same_measures)
    return None if same else people


def population(terms: Iterable[Term]) -> str | None:
    """Return the first population named, None where they are people of whatever kind."""
    populations = kinds().populations
    return next((key for term in terms for key in term.keys if key in populations), None)


def _first(terms: tuple[Term, ...]) -> str | None:
    """Return the first measure, one that merely names people only where there is no other."""
    kind = kinds()
    found = [key for term in terms for key in term.keys if key in kind.measures]
    return next((key for key in found if key not in kind.standing), found[0] if found else None)


def whose_of(figure: FigureFact, fact: StatementFact, counted: str = "") -> str | None:
    """Return whose people or things are counted, in the text's own words; the speaker's party for "their own".

    A possessive ending on what is counted, or on the word for whose ("tentaranya"), says that, too. `counted` are the
    words for what is counted where those of the figure do not say it.
    """
    if figure.whose is None:
        return fact.party if _own(counted or figure.of, fact.language) else None
    return fact.party if _own(figure.whose, fact.language) else figure.whose.casefold()


def _own(text: str, language: str) -> bool:
    return "own" in read(text, language).marks or owned(text, language)


def _period(reading: Reading, of: Reading) -> str | None:
    """Return "bounded" for a time that is over, "cumulative" up to a moment, "incident" for one act."""
    kind = kinds()
    if "bounded" in reading.marks:
        return "bounded"
    if reading.marks & {"period", "combined"}:
        return "cumulative"
    return "incident" if (reading.actions - of.actions) & kind.incidents else None
