"""Who said what when, as a table of parties by days, drawn in one piece."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from claims.retrieval.claimpage import Entry, Line, Matrix, Stand
from claims.templatetags.explained import bears
from claims.templatetags.pieces import NOTHING, format_html, format_html_join, joined
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ui import address, badge, day, stance_badge

register = template.Library()


@register.simple_tag
def position_matrix(matrix: Matrix, *, past: bool = False, apart: bool = False) -> SafeString:
    """Return a matrix of retrieval/claimpage.py; `past` for one of the past.

    `apart` says that it spans claims: then nobody has one stand.
    """
    stand = _("Then") if past else _("Now")
    return format_html(
        '<div class="card scroll" tabindex="0" role="group" aria-label="{}"><table class="matrix">\n'
        '<caption>{}</caption>\n<thead><tr><th scope="col">{}</th>{}{}</tr></thead>\n<tbody>{}</tbody>\n</table></div>',
        _("Positions by party and day"),
        _("What each party said when, on any of these claims.")
        if apart
        else _("Where each party stands, derived from its statements. A parent never speaks for a child."),
        _("Party"),
        NOTHING if apart else format_html('<th scope="col">{}</th>', stand),
        _heads(matrix),
        joined(_line(matrix, line, stand="" if apart else stand, past=past) for line in matrix.lines),
    )


def _heads(matrix: Matrix) -> SafeString:
    words = [day(value) if value else _("date unknown") for value in matrix.days]
    if matrix.earlier:
        words[0] = format_html("{} {}", _("until"), words[0])
    return format_html_join("", '<th scope="col" class="nowrap">{}</th>', ((word,) for word in words))


def _line(matrix: Matrix, line: Line, *, stand: str, past: bool) -> SafeString:
    """Return what one party said; `stand` is what the column is called that tells where it stands, "" without one."""
    return format_html(
        '<tr><th scope="row">{}</th>\n{}\n{}</tr>',
        line.party or _("party unknown"),
        format_html('<td data-label="{}">{}</td>', stand, _stand(line.position)) if stand else NOTHING,
        joined(_cell(cell, value, past=past) for cell, value in zip(line.cells, matrix.days, strict=True)),
    )


def _stand(position: Stand | None) -> SafeString:
    if position is None:
        return format_html('<span class="soft">{}</span>', _("none on this claim"))
    since = format_html(' <span class="small soft nowrap">{} {}</span>', _("since"), day(position.since))
    changed = format_html(" {}", badge(_("changed"), "violet"))
    return format_html(
        "{}{}{}", stance_badge(position.stance), since if position.since else "", changed if position.changed else ""
    )


def _cell(cell: list[Entry], value: date | None, *, past: bool) -> SafeString:
    return format_html(
        '<td{} data-label="{}">{}</td>',
        NOTHING if cell else mark_safe(' class="blank"'),
        date_format(value, "j M Y") if value else _("date unknown"),
        joined(_entry(entry, past=past) for entry in cell),
    )


def _entry(entry: Entry, *, past: bool) -> SafeString:
    """Return a link to a statement: in this page, or to the relation that brings it in from another claim."""
    said = stance_badge(entry.statement.stance)
    if entry.relation is None:
        return format_html('<a href="#s{}">{}</a> ', entry.statement.public_id, said)
    href = address("claims:statement", entry.statement.public_id) if past else f"#r{entry.relation.public_id}"  # type: ignore[union-attr]
    return format_html(
        '<a class="entry-elsewhere" href="{}">{} <span class="small">{}</span></a> ',
        href,
        said,
        bears(entry.bears or ""),
    )
