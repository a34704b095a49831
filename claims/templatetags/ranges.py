"""Figures as ranges on one axis, for an SVG with its table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from claims.matching.explain import number
from claims.models import Figure, Statement
from claims.templatetags.explained import figure_words

register = template.Library()

WIDTH, NAMES, ROW, AXIS = 640, 200, 26, 30  # user units of the drawing; NAMES is the column of the parties


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: from x1 to x2; an open end is dashed on to the edge. A figure not disclosed has no range."""

    party: str
    words: str
    y: int
    x1: float
    x2: float
    open_low: bool
    open_high: bool
    disclosed: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures that count one thing."""

    counted: str
    bars: list[Bar]
    height: int
    top_x: float  # where the axis bears its largest number
    top_words: str


@register.simple_tag
def range_charts(figures: Iterable[tuple[Figure, Statement]]) -> list[Chart]:
    """Return a chart for each thing counted by two figures or more; the axis begins at zero."""
    groups: dict[tuple[str, str], list[tuple[Figure, Statement]]] = {}
    for figure, statement in figures:
        groups.setdefault((figure.unit, figure.counted.casefold()), []).append((figure, statement))
    return [_chart(counted or unit, rows) for (unit, counted), rows in groups.items() if len(rows) > 1]


def _chart(counted: str, rows: list[tuple[Figure, Statement]]) -> Chart:
    top = max((end for figure, _ in rows for end in (figure.low, figure.high) if end is not None), default=1.0) or 1.0
    scale = (WIDTH - NAMES - AXIS) / (top * 1.15)
    bars = [_bar(figure, statement, row, scale) for row, (figure, statement) in enumerate(rows)]
    words = number(top, get_language() or "en")
    return Chart(counted, bars, len(rows) * ROW + AXIS, round(NAMES + top * scale, 1), words)


def _bar(figure: Figure, statement: Statement, row: int, scale: float) -> Bar:
    low = figure.low if figure.low is not None else 0.0
    high = figure.high if figure.high is not None else low
    return Bar(
        party=statement.party.name if statement.party else statement.speaker_text,
        words=figure_words(figure),
        y=row * ROW + ROW // 2,
        x1=round(NAMES + low * scale, 1),
        x2=round(NAMES + high * scale, 1),
        open_low=figure.low is None,
        open_high=figure.high is None,
        disclosed=figure.disclosed,
    )
