"""What a search found, each hit drawn in one piece with why it matched."""

from django import template
from django.template import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from claims.models import Article, Statement
from claims.retrieval.search import Hit
from claims.retrieval.snippets import Part
from claims.templatetags.cards import claim_card
from claims.templatetags.pieces import NOTHING, format_html, format_html_join
from claims.templatetags.pieces import gettext as _
from claims.templatetags.rows import printed_in
from claims.templatetags.ui import address, said_day, stance_badge

register = template.Library()


@register.simple_tag
def why(hit: Hit) -> SafeString:
    """Return the stretch of text that matched, its words marked."""
    across = format_html(' <span class="soft">· {}</span>', _("other words that mean the same"))
    return format_html(
        '<p class="small why"><span class="vh">{} </span>{}{}</p>',
        _("Why it matched:"),
        format_html_join("", "{}", ((_part(part),) for part in hit.why)),
        across if hit.across else NOTHING,
    )


@register.simple_tag(takes_context=True)
def claim_found(context: Context, hit: Hit) -> SafeString:
    """Return a claim that was found, with both sides."""
    with context.push(claim=hit.record, heading=3):
        return claim_card(context) + why(hit)


@register.simple_tag(takes_context=True)
def article_found(context: Context, hit: Hit) -> SafeString:
    """Return an article that was found."""
    assert isinstance(hit.record, Article)
    return printed_in(context, hit.record, None) + why(hit)


@register.simple_tag(takes_context=True)
def statement_found(context: Context, hit: Hit) -> SafeString:
    """Return a statement that was found: who says it, where it was printed, and its claim with both sides."""
    statement = hit.record
    assert isinstance(statement, Statement)
    return format_html(
        '<p><a href="{}">{}</a> {} <span class="soft small">{}</span></p>{}{}{}',
        address("claims:statement", statement.public_id),
        statement.who,
        stance_badge(statement.stance),
        said_day(statement),
        why(hit),
        printed_in(context, statement.passage.version.article, statement.passage),
        _claim_of(context, statement),
    )


def _claim_of(context: Context, statement: Statement) -> SafeString:
    if statement.claim is None:
        return NOTHING
    with context.push(claim=statement.claim, compact=True):
        card = claim_card(context)
    told = _("Its claim, with both sides")
    return format_html('<details><summary class="small">{}</summary>{}</details>', told, card)


def _part(part: Part) -> SafeString | str:
    return format_html("<mark>{}</mark>", part.text) if part.marked else conditional_escape(part.text)
