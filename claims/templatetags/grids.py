"""Where each party stands on each claim of an event, as a table drawn in one piece."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from claims.models import Position
from claims.retrieval.eventpage import Grid, GridLine
from claims.templatetags.cards import claim_card
from claims.templatetags.pieces import format_html, format_html_join, joined
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ui import stance_badge

register = template.Library()


@register.simple_tag(takes_context=True)
def position_grid(context: Context, grid: Grid) -> SafeString:
    """Return a grid of retrieval/eventpage.py, with the card of each claim before its line."""
    return format_html(
        '<div class="card scroll" tabindex="0" role="group" aria-labelledby="grid-title"><table class="matrix">'
        '<caption>{}</caption>\n<thead><tr><th scope="col">{}</th>{}</tr></thead>\n<tbody>{}</tbody></table></div>',
        _("Where each party stands on each claim. An empty cell is no reply in the articles held here, not agreement."),
        _("Claim"),
        format_html_join("", '<th scope="col">{}</th>', ((party.name,) for party in grid.parties)),
        joined(_line(context, grid, line) for line in grid.lines),
    )


def _line(context: Context, grid: Grid, line: GridLine) -> SafeString:
    with context.push(claim=line.claim, compact=True):
        card = claim_card(context)
    nothing = format_html('<span class="soft" aria-label="{}">–</span>', _("not on record"))
    cells = (
        (party.name, _stands(position, nothing)) for party, position in zip(grid.parties, line.positions, strict=True)
    )
    return format_html(
        '<tr><th scope="row">{}</th>{}</tr>', card, format_html_join("", '<td data-label="{}">{}</td>', cells)
    )


def _stands(position: Position | None, nothing: SafeString) -> SafeString:
    return nothing if position is None else stance_badge(position.stance)
