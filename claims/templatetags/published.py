"""What a published claim shows of each statement and each text, drawn in one piece: there are thirty of both."""

from django import template
from django.utils.safestring import SafeString

from claims.models import Article, ArticleVersion, Passage, Relation, Statement
from claims.retrieval.publication import Said
from claims.templatetags.pieces import format_html
from claims.templatetags.pieces import gettext as _
from claims.templatetags.rows import translation
from claims.templatetags.ui import (
    address,
    day,
    language_name,
    moment,
    said_day,
    stance_badge,
    text_fragment,
    words_after,
    words_before,
)

register = template.Library()


@register.simple_tag
def published_said(said: Said) -> SafeString:
    """Return a statement of retrieval/publication.py: who says what, the passage as it was printed, where and when."""
    statement, passage = said.statement, said.statement.passage
    return format_html(
        '<div class="said card" id="s{}">\n<p class="row"><span class="strong">{}</span>{}{}</p>\n'
        "{}{}{}\n{}{}\n{}</div>",
        statement.public_id,
        statement.party or statement.speaker_text or _("A source that is not named"),
        stance_badge(statement.stance),
        format_html('<span class="small soft">{}</span>', _("with reserve")) if statement.hedged else "",
        _line(statement.speaker_text, " soft") if statement.party and statement.speaker_text else "",
        _line(_("Said earlier; the same source has taken another position since.")) if said.earlier else "",
        _from_elsewhere(said.relation, said) if said.relation else "",
        _quoted(passage, passage.version.language),
        translation(passage),
        _printed(statement, passage, passage.version),
    )


@register.simple_tag
def published_text(version: ArticleVersion) -> SafeString:
    """Return one text that passages stand in: its outlet, title and date, when it was read, and its hash."""
    return format_html(
        '<li class="stack stack-s" id="v{}"><p>{}</p>'
        '<p class="small soft">{} {} · {} · SHA-256 <code>{}</code></p></li>',
        version.pk,
        _source(version.article),
        _("Read"),
        moment(version.fetched_at),
        _("version %(n)s") % {"n": version.number},
        version.sha256,
    )


def _line(words: object, shape: str = "") -> SafeString:
    return format_html('<p class="small{}">{}</p>\n', shape, words)


def _from_elsewhere(relation: Relation, said: Said) -> SafeString:
    """Return how a statement on another claim bears on this one, and a link to that claim where it is published."""
    how = {"how": relation.get_type_display()}
    if relation.type == said.bears:
        told = _("Said on another claim; the editors confirmed that it %(how)s this one.") % how
    else:
        told = _("Said on another claim; the editors confirmed that it %(how)s a denial of this one.") % how
    claim = said.statement.claim
    if claim is None or not claim.published_at:
        return _line(told)
    href = address("claims:public-claim", claim.public_id)
    return _line(format_html('{} <a href="{}">{}</a>', told, href, _("That claim")))


def _quoted(passage: Passage, language: str) -> SafeString:
    return format_html(
        '<blockquote class="quote"{}>{}{}{}</blockquote>\n',
        format_html(' lang="{}"', language) if language else "",
        format_html('<span class="context">… {}</span>', words_before(passage)) if passage.prefix else "",
        passage.exact,
        format_html('<span class="context">{} …</span>', words_after(passage)) if passage.suffix else "",
    )


def _printed(statement: Statement, passage: Passage, version: ArticleVersion) -> SafeString:
    """Return who printed the passage, in which language, when it was said and published, and where to read it."""
    article, language = version.article, language_name(version.language)
    outlet = (
        _("as printed by %(outlet)s") % {"outlet": article.outlet}
        if article.outlet
        else _("as printed; outlet unknown")
    )
    return format_html(
        '<p class="small">{}, {} · {} {} · {} {}{} · <a href="#v{}">{}</a></p>',
        outlet,
        _("in %(language)s") % {"language": language} if language else _("language unknown"),
        _("said:"),
        said_day(statement),
        _("published:"),
        day(article.published_on, article.published_precision),
        _at_the_source(article, passage),
        version.pk,
        _("which text"),
    )


def _at_the_source(article: Article, passage: Passage) -> SafeString | str:
    if not article.canonical_url:
        return ""
    href = f"{article.canonical_url}{text_fragment(passage.exact)}"
    return format_html(' · <a href="{}" rel="external">{}</a>', href, _("at the source"))


def _source(article: Article) -> SafeString:
    kind = f" ({article.get_kind_display()})" if article.kind != "article" else ""
    title: object = article.title or article.canonical_url or _("without a title")
    if article.canonical_url:
        title = format_html('<a href="{}" rel="external">{}</a>', article.canonical_url, title)
    return format_html(
        '<bdi class="strong">{}</bdi>{}: <bdi>{}</bdi>, {}',
        article.outlet or _("Outlet unknown"),
        kind,
        title,
        day(article.published_on, article.published_precision),
    )
