"""Figures drawn: for each thing that is counted an SVG for the eye, and the table that says the same and more."""

from collections.abc import Iterable

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from claims.models import Statement
from claims.templatetags.pieces import NOTHING, format_html, format_html_join, joined
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ranges import Bar, Chart, Tick, amount_words, range_charts
from claims.templatetags.ui import said_day, shortened

register = template.Library()

END = 392  # where an open end goes on to, and where the words of an amount end
LONGEST_WHOSE = 20


@register.simple_tag
def drawn_figures(statements: Iterable[Statement]) -> SafeString:
    """Return the figures of `statements`: a chart with its table for each thing that they count."""
    return joined(_chart(chart, f"ranges-{place}") for place, chart in enumerate(range_charts(statements), 1))


def _chart(chart: Chart, name: str) -> SafeString:
    return format_html(
        '<div class="stack stack-s measure"><h3>{}</h3>\n{}\n'
        '<div class="scroll"><table class="matrix"><caption>{}</caption>\n<thead><tr>{}</tr></thead>\n'
        "<tbody>{}</tbody></table></div></div>",
        capfirst(chart.counted) or _("Number"),
        _drawing(chart, name) if chart.drawn else "",
        _("As each gave it, never one best number. A dashed line is an open end.")
        if chart.drawn
        else _("As it was given."),
        format_html_join(
            "", '<th scope="col">{}</th>', ((title,) for title in (_("Party"), _("Figure"), _("Said"), _("Printed by")))
        ),
        joined(map(_row, chart.bars)),
    )


def _drawing(chart: Chart, name: str) -> SafeString:
    title = _("Figures by party: %(counted)s") % {"counted": chart.counted}
    return format_html(
        '<svg class="ranges" viewBox="0 0 400 {}" role="img" aria-labelledby="{name}-title {name}-desc">\n'
        '<title id="{name}-title">{}</title>\n<desc id="{name}-desc">{}{}</desc>\n{}\n{}\n</svg>',
        chart.height,
        title,
        format_html_join("", "{}: {}. ", ((bar.party, bar.words) for bar in chart.bars)),
        _("The table below says the same."),
        joined(_tick(tick, chart.height, first=tick is chart.ticks[0]) for tick in chart.ticks),
        joined(map(_bar, chart.bars)),
        name=name,
    )


def _tick(tick: Tick, height: int, *, first: bool) -> SafeString:
    return format_html(
        '<line class="grid-line" x1="{x}" x2="{x}" y1="0" y2="{}"/><text class="tick" x="{x}" y="{}" '
        'text-anchor="{}">{}</text>',
        height - 20,
        height - 6,
        "start" if first else "middle",
        tick.words,
        x=f"{tick.x:.1f}",
    )


def _bar(bar: Bar) -> SafeString:
    return format_html(
        '<g class="{}" transform="translate(0 {})"><text x="{}" y="14">{}{}{}</text>'
        '<text class="amount" x="{}" y="14" text-anchor="end">{}</text>{}</g>',
        "part" if bar.part else "",
        bar.y,
        24 if bar.part else 12,
        bar.party,
        f": {shortened(bar.figure.whose, LONGEST_WHOSE)}" if bar.figure.whose else "",
        f", {date_format(day, 'j M')}" if (day := bar.figure.as_of or bar.statement.said_from) else "",
        END,
        amount_words(bar) if bar.disclosed else _("not disclosed"),
        _range(bar) if bar.disclosed else NOTHING,
    )


def _range(bar: Bar) -> SafeString:
    low, high = f"{bar.x1:.1f}", f"{bar.x2:.1f}"
    if bar.open_high:
        shape, first, last = "open", low, str(END)
    elif bar.open_low:
        shape, first, last = "open", "10", high
    else:
        shape, first, last = "range", low, high
    return format_html(
        '<line class="{}" x1="{}" x2="{}" y1="27" y2="27"/><circle class="point" cx="{}" cy="27" r="5"/>',
        shape,
        first,
        last,
        high if bar.open_low else low,
    )


def _row(bar: Bar) -> SafeString:
    statement = bar.statement
    return format_html(
        '<tr><th scope="row">{}{}</th><td data-label="{}"><a href="#s{}">{}</a></td><td data-label="{}">{}</td>'
        '<td data-label="{}">{}</td></tr>',
        format_html('<span class="soft">{}</span> ', _("part:")) if bar.part else "",
        statement.who,
        _("Figure"),
        statement.public_id,
        bar.words,
        _("Said"),
        said_day(statement),
        _("Printed by"),
        statement.passage.version.article.outlet or _("outlet unknown"),
    )
