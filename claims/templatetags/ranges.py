"""Figures as ranges on one axis, for an SVG with its table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log10

from django.utils.translation import get_language

from claims.matching.explain import counted, number
from claims.models import Figure, Statement
from claims.retrieval.figures import Axis, Row, axes
from claims.templatetags.explained import figure_words

# User units of the drawing: small enough that its words stay readable on a phone.
WIDTH, LEFT, RIGHT, ROW, TICKS = 400, 10, 360, 40, 24
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: from x1 to x2; an open end is dashed on to the edge. A figure not disclosed has no range."""

    figure: Figure
    statement: Statement
    party: str
    words: str
    part: bool
    y: int
    x1: float
    x2: float
    open_low: bool
    open_high: bool
    disclosed: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures that count one thing; one figure alone is no drawing, only a row of the table.

    `counted` tells it apart from the other charts of the same statements.
    """

    counted: str
    bars: list[Bar]
    height: int
    ticks: list[Tick]

    @property
    def drawn(self) -> bool:
        """Return whether there are figures to compare."""
        return len(self.bars) > 1


def range_charts(statements: Iterable[Statement]) -> list[Chart]:
    """Return a chart for each thing that the figures of `statements` count; every axis begins at zero."""
    found = axes(statements)
    return [_chart(axis, _told_apart(axis, found)) for axis in found]


def _told_apart(axis: Axis, others: list[Axis]) -> str:
    """Return what an axis counts; where others count it in the same words, with what differs: "soldiers, wounded"."""
    alike = [_particulars(other) for other in others if other.counted.casefold() == axis.counted.casefold()]
    own = _particulars(axis)
    differing = [word for place, word in enumerate(own) if any(other[place] != word for other in alike)]
    return ", ".join(filter(None, [axis.counted, *differing]))


def _particulars(axis: Axis) -> tuple[str, str, str]:
    unit, measure, who = axis.key
    language = get_language() or "en"
    return unit, counted(language, measure=measure), counted(language, population=who)


def amount_words(bar: Bar) -> str:
    """Return a figure without what it counts, which stands above the drawing."""
    figure = bar.figure
    return figure_words({"low": figure.low, "high": figure.high, "modifier": figure.modifier, "unit": figure.unit})


def _chart(axis: Axis, title: str) -> Chart:
    ends = [end for row in axis.rows for end in (row.figure.low, row.figure.high) if end is not None]
    top = _round_up(max(ends, default=1.0) or 1.0)
    scale = (RIGHT - LEFT) / top
    bars = [_bar(row, place, scale) for place, row in enumerate(axis.rows)]
    ticks = [Tick(round(LEFT + at * scale, 1), number(at, get_language() or "en")) for at in (0.0, top / 2, top)]
    return Chart(title, bars, len(bars) * ROW + TICKS, ticks)


def _round_up(value: float) -> float:
    """Return the next number that is 1, 2, 4, 6 or 8 times a power of ten, so that its half is as round."""
    power = 10.0 ** ceil(log10(value) - 1)
    return next(step * power for step in (1, 2, 4, 6, 8, 10, 20) if step * power >= value)


def _bar(row: Row, place: int, scale: float) -> Bar:
    figure, statement, who = row.figure, row.statement, row.statement.who
    low = figure.low if figure.low is not None else 0.0
    high = figure.high if figure.high is not None else low
    return Bar(
        figure=figure,
        statement=statement,
        party=who if len(who) <= LONGEST_NAME else f"{who[:LONGEST_NAME]}…",
        words=figure_words(figure),
        part=row.part,
        y=place * ROW,
        x1=round(LEFT + low * scale, 1),
        x2=round(LEFT + high * scale, 1),
        open_low=figure.low is None,
        open_high=figure.high is None,
        disclosed=figure.disclosed,
    )
