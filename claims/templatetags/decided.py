"""An editor's last decisions, each with its undo, drawn in one piece: they stand beside all that is decided."""

from functools import cache

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

from claims.models import Candidate, Relation
from claims.models.choices import CandidateState, Stance
from claims.retrieval.queue import Decided
from claims.templatetags.pieces import NOTHING, format_html, joined
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ui import address, icon, shortened

register = template.Library()

REOPEN = {"candidate": "claims:candidate-reopen", "relation": "claims:relation-reopen"}


@register.simple_tag(takes_context=True)
def last_decisions(context: Context) -> SafeString:
    """Return `recent` of a queue, an editor's last decisions, or that there is none; `param` says what its rows are.

    The button of `undo_first` has a key.
    """
    if not context["recent"]:
        words = _("None yet. What you decide stands here and can be undone.")
        return format_html('<p class="soft">{}</p>', words)
    page = reverse(context["page"])
    rows = joined(_row(context, page, decided) for decided in context["recent"])
    return format_html('<ol class="rows recent">{}</ol>', rows)


@register.simple_tag
def relation_words(relation: Relation) -> SafeString:
    """Return who stands in which relation to whom."""
    words = "{} <strong>{}</strong> {}"
    return format_html(words, relation.source.who, relation.get_type_display(), relation.target.who)


def _row(context: Context, page: str, decided: Decided[Candidate] | Decided[Relation]) -> SafeString:
    row, query = decided.row, context["query"]
    href = f"{page}?{context['param']}={row.public_id}" + (f"&{query}" if query else "")
    language, words, standing, title = _of_candidate(row) if isinstance(row, Candidate) else _of_relation(row)
    return format_html(
        '<li>\n<div><a href="{}"{}>{}</a> <span class="soft">{}, {}</span></div>\n<div>{}</div>\n</li>',
        href,
        language,
        words,
        standing,
        f"{localtime(decided.decision.at):%H:%M}",
        _undo(context, decided, title) if decided.stands else format_html('<span class="soft">{}</span>', _("undone")),
    )


def _of_candidate(row: Candidate) -> tuple[SafeString, SafeString, str, str]:
    """Return the language as an attribute, what is said, how it stands, and what the undo is called after."""
    who = shortened(row.speaker_text or _("a source not named"), 40)
    words = format_html("{}: {}", who, shortened(row.proposition, 70))
    language = format_html(' lang="{}"', row.version.language)
    return language, words, _standing(row.stance, row.state, get_language()), shortened(row.proposition, 60)


@cache
def _standing(stance: str, state: str, _language: str | None) -> str:
    return f"{Stance(stance).label} · {CandidateState(state).label}"


def _of_relation(row: Relation) -> tuple[SafeString, SafeString, str, str]:
    standing = _("set aside") if row.needs else row.get_state_display()
    return NOTHING, relation_words(row), standing, row.get_type_display()


def _undo(context: Context, decided: Decided[Candidate] | Decided[Relation], title: str) -> SafeString:
    key, hint = NOTHING, NOTHING
    if decided.row.public_id == context["undo_first"]:
        key = format_html(' data-key="z" data-key-label="{}"', _("Undo the last decision"))
        hint = mark_safe(" <kbd>z</kbd>")
    return format_html(
        '<form method="post" action="{0}?{1}" hx-post="{0}?{1}" hx-target="#work">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{2}"><button class="button button-small"{3}>{4}{5}{6}'
        '<span class="vh">: {7}</span></button></form>',
        address(REOPEN[context["param"]], decided.row.public_id),
        context["query"],
        context["csrf_token"],
        key,
        icon("undo"),
        _("Undo"),
        hint,
        title,
    )
