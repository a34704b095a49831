"""Figures that count one thing, side by side: party by party, day by day. They are never merged into one number."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from claims.matching.counting import measured
from claims.matching.facts import StatementFact
from claims.models import Figure, Statement
from claims.retrieval.matching import figure_fact
from claims.vocabulary import Stance

Key = tuple[str, str, str]
Counted = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as one statement gives it; `part` where the same statement gives the whole, too."""

    figure: Figure
    statement: Statement
    part: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """What is counted, in the words of the first that counts it, and the figures: by party, then by their day.

    `key` is the unit, what happened and who is counted, as slugs or printed words: no two axes have the same.
    """

    key: Key
    counted: str
    rows: list[Row]


def axes(statements: Iterable[Statement]) -> list[Axis]:
    """Return the figures of statements that came with them, grouped by unit, what happened and who is counted.

    The words around a figure say what happened to whom, in any language that matching reads; where they do not, the
    words counted have to be the same.
    """
    groups: dict[Key, list[Row]] = {}
    for statement in statements:
        own: dict[Key, list[Figure]] = {}
        for figure in statement.figures.all():
            own.setdefault(_key(figure, statement), []).append(figure)
        for key, figures in own.items():
            whole = any(not figure.whose for figure in figures)
            rows = [Row(figure, statement, part=whole and bool(figure.whose)) for figure in figures]
            groups.setdefault(key, []).extend(sorted(rows, key=lambda row: row.part))
    return [Axis(key, _words(rows), sorted(rows, key=_order)) for key, rows in groups.items()]


def _key(figure: Figure, statement: Statement) -> Key:
    return counted(figure, statement)[:3]


def counted(figure: Figure, statement: Statement) -> Counted:
    """Return what a figure counts: unit, what happened, who, whose, and whether it is a rate or a change.

    Two figures are of one thing when these agree. Reads the wording, language and stance of `statement`.
    """
    fact = StatementFact(
        key="",
        article="",
        stance=Stance(statement.stance),
        proposition=statement.proposition,
        context="",
        language=statement.language,
        figures=(replace(figure_fact(figure), disclosed=True),),
    )
    read = measured(fact)[0]
    who = read.population or ("" if read.measure else figure.counted.casefold())
    kind = "rate" if read.per_unit else "change" if read.change else ""
    return figure.unit, read.measure or "", who, figure.whose.casefold(), kind


def _words(rows: list[Row]) -> str:
    named = (row.figure.counted or row.figure.unit for row in rows)
    return next((words for words in named if words), "")


def _order(row: Row) -> tuple[bool, str, bool, date]:
    party = row.statement.party
    name = party.name if party else row.statement.speaker_text
    day = row.figure.as_of or row.statement.said_from
    return party is None, name, day is None, day or date.min
