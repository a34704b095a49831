"""Lines of a row that tell who said what, when and where it was printed: a page draws many of them.

Each is drawn in one piece: a template's node for every word takes longer than all the rest of a page.
"""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from claims.models import Article, Passage, Statement
from claims.templatetags.passages import Piece, Stretch, passage_stretch, single_breaks, translation_of
from claims.templatetags.pieces import format_html, format_html_join
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ui import (
    address,
    badge,
    day,
    icon,
    language_name,
    passage_badge,
    said_day,
    shortened,
    stance_badge,
)

register = template.Library()

APART = mark_safe(" · ")
LABELS = {
    "speaker": gettext_lazy("[speaker:]"),
    "cue": gettext_lazy("[cue:]"),
    "figure": gettext_lazy("[figure:]"),
    "differs": gettext_lazy("[only on this side:]"),
    "shared": "",
}
CONTENT = gettext_lazy("[said:]")


@register.simple_tag(takes_context=True)
def statement_row(context: Context, statement: Statement) -> SafeString:
    """Return a statement of retrieval/said.py: who says what, its passage, and where that was printed."""
    opening = _("Open or change") if context.get("may_edit") else _("Open")
    title = shortened(statement.proposition, 60)
    return format_html(
        '<article class="stack stack-s">\n<div class="row row-between"><h3 class="flush">{}</h3>'
        '<a class="small" href="{}">{}<span class="vh">: {}</span></a></div>\n'
        '<p class="small soft">{}</p>\n<blockquote class="quote">{}</blockquote>{}\n{}\n</article>',
        source_named(statement),
        address("claims:statement", statement.public_id),
        opening,
        title,
        said_facts(statement),
        drawn(passage_stretch(statement), statement.language),
        translation(statement.passage),
        printed_in(context, statement.passage.version.article, statement.passage),
    )


@register.simple_tag
def translation(passage: Passage) -> SafeString | str:
    """Return what a passage says in the language of the page, where an editor translated it; else ""."""
    row = translation_of(passage)
    if row is None:
        return ""
    told = (
        _("In %(language)s, translated by machine and approved by an editor:")
        if row.by_machine
        else _("In %(language)s, translated by the newsroom:")
    )
    return format_html(
        '<p class="translation"><span class="small soft">{}</span> <span lang="{}">{}</span></p>',
        told % {"language": language_name(row.language)},
        row.language,
        row.text,
    )


def source_named(statement: Statement) -> SafeString:
    """Return who says it, with a link to the party, and the stance that is taken."""
    party = statement.party
    if party is not None:
        href = address("claims:party", party.public_id)
        who = format_html('<a href="{}">{}</a>', href, party)
    else:
        who = conditional_escape(statement.speaker_text or _("A source not named"))
    reserve = badge(_("with reserve")) if statement.hedged else ""
    return format_html("{} {} {}", who, stance_badge(statement.stance), reserve)


def said_facts(statement: Statement) -> SafeString:
    """Return by whose mouth it was said, when, of whom, what it denies, through whom it came, and what is unknown."""
    facts: list[object] = [statement.speaker_text] if statement.speaker_text else []
    if statement.party is None:
        facts.append(unknown(_("party unknown")))
    facts.append(format_html("{} {}", _("said:"), said_day(statement) if statement.said_from else _no_date()))
    if statement.target is not None:
        facts.append(format_html("{} {}", _("accused:"), statement.target))
    if statement.denial_target:
        facts.append(format_html("{} {}", _("denies"), statement.get_denial_target_display()))
    facts += [format_html("{} {}", _("through"), hop) for hop in statement.relay]
    return format_html_join(APART, "{}", ((fact,) for fact in facts))


@register.simple_tag(takes_context=True)
def printed_in(context: Context, article: Article, passage: Passage | str | None, number: int | str = "") -> SafeString:
    """Return the article, its outlet and date, what became of `passage` in it, and where to say what is unknown.

    A template gives "" for a passage that it does not know; `number` is of its version where that is read already.
    """
    known = passage if isinstance(passage, Passage) else None
    title = article.title or article.canonical_url or _("Untitled")
    parts = [
        format_html('<a href="{}">{} {}</a>', _place(article, known, number), icon("article"), title),
        format_html("<span>{}</span>", article.outlet) if article.outlet else unknown(_("outlet unknown")),
        _published(article),
        conditional_escape(passage_badge(known)) if known else "",
    ]
    if context.get("may_edit") and not (article.published_on and article.outlet):
        href = address("claims:article", article.public_id)
        parts.append(format_html('<a href="{}#describe">{}</a>', href, _("Set it")))
    return format_html('<div class="meta source">{}</div>', format_html_join(" ", "{}", ((part,) for part in parts)))


@register.simple_tag
def drawn(stretch: Stretch, language: str = "") -> SafeString:
    """Return a stretch of a text with its marks. The words keep their lines; no white space is added."""
    return format_html(
        '<div class="stretch"{}>{}{}{}</div>',
        format_html(' lang="{}"', language) if language else "",
        mark_safe('<span aria-hidden="true">… </span>') if stretch.more_before else "",
        format_html_join("", "{}", ((_piece(piece),) for piece in stretch.pieces)),
        mark_safe('<span aria-hidden="true"> …</span>') if stretch.more_after else "",
    )


def unknown(words: str) -> SafeString:
    """Return a badge for what nobody knows yet."""
    return badge(words, "amber", "warn")


def _piece(piece: Piece) -> SafeString | str:
    text = single_breaks(piece.text)
    if not piece.marks:
        return conditional_escape(text)
    labels = [label for name in piece.begins if (label := LABELS.get(name, CONTENT))]
    heard = format_html_join("", '<span class="vh">{} </span>', ((label,) for label in labels))
    return format_html('<mark class="{}">{}{}</mark>', " ".join(f"mark-{mark}" for mark in piece.marks), heard, text)


def _place(article: Article, passage: Passage | None, number: Any) -> str:
    href = address("claims:article", article.public_id)
    if passage is None:
        return href
    return f"{href}?version={number or passage.version.number}&at={passage.start}-{passage.end}#at"


def _published(article: Article) -> SafeString:
    if article.published_on is None:
        return _no_date()
    return format_html("<span>{}</span>", day(article.published_on, article.published_precision))


def _no_date() -> SafeString:
    return unknown(_("date unknown"))
