"""Statements with what answers them below, drawn in one piece."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from claims.models import Relation, Statement
from claims.retrieval.exchange import Said
from claims.templatetags.explained import answer_label
from claims.templatetags.pieces import NOTHING, format_html, format_html_join, joined
from claims.templatetags.pieces import gettext as _
from claims.templatetags.rows import statement_row
from claims.templatetags.ui import badge, icon

register = template.Library()


@register.simple_tag(takes_context=True)
def thread(context: Context, said: Said, *, below: bool = False) -> SafeString:
    """Return a statement of retrieval/exchange.py, how it answers the one `below` which it stands, and its replies."""
    statement = said.statement
    replies = [thread(context, reply, below=True) for reply in said.replies]
    return format_html(
        '<li id="s{}">\n{}\n{}\n{}\n{}\n{}\n</li>',
        statement.public_id,
        format_html('<p class="small answers">{}{}</p>', icon("undo"), _how(said)) if below else NOTHING,
        format_html("<p>{}</p>", badge(_("new"), "amber", "clock")) if _is_new(context, statement) else NOTHING,
        statement_row(context, statement),
        format_html_join("", '<p class="small soft answers">{}: {}</p>', (_also(one, statement) for one in said.also)),
        format_html('<ul class="replies">{}</ul>', joined(replies)) if replies else NOTHING,
    )


def _how(said: Said) -> str:
    if said.how is not None:
        return answer_label(said.how.type)
    return _("answers it, as the article has it") if said.statement.answers_id else ""


def _is_new(context: Context, statement: Statement) -> bool:
    """Return whether somebody else recorded it since the reader, who follows the claim, marked it as seen."""
    follow: Any = context.get("follow")
    return bool(follow) and statement.recorded_at > follow.seen_at and statement.recorded_by_id != context["user"].pk


def _also(relation: Relation, statement: Statement) -> tuple[str, SafeString]:
    """Return how a statement answers a further one, and a link to the relation that says so."""
    target = relation.target
    who = target.who
    where = f", {_('on another claim')}" if target.claim_id != statement.claim_id else ""
    return answer_label(relation.type), format_html('<a href="#r{}">{}{}</a>', relation.public_id, who, where)
