"""Rows of the lists of articles and of jobs, each drawn in one piece."""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from claims.models import Article, Job, Statement
from claims.models.choices import ArticleKind, JobKind, JobStage
from claims.templatetags.pieces import NOTHING, format_html, format_html_join
from claims.templatetags.pieces import gettext as _
from claims.templatetags.quality import fallback_sentence
from claims.templatetags.ui import address, day, failure_sentence, icon, moment, shortened, stage_badge

register = template.Library()

LONGEST = 120  # characters of what was said


@register.simple_tag
def article_row(article: Article) -> SafeString:
    """Return an article of retrieval/articles.py: what is known of it, how far it is read, what waits in it."""
    facts = [
        article.outlet or _("outlet unknown"),
        day(article.published_on, article.published_precision),
        article.get_kind_display() if article.kind != ArticleKind.ARTICLE else "",
        _("assigned to %(who)s") % {"who": article.assignee} if article.assignee else "",
        ", ".join(article.event_titles) or _("no event yet"),  # type: ignore[attr-defined]
    ]
    return _row(
        NOTHING,
        format_html(
            '<h2><a href="{}">{}</a></h2>\n{}',
            address("claims:article", article.public_id),
            _title(article),
            _facts(facts),
        ),
        format_html('<p class="row row-end">{}{}{}</p>', _stage(article), _to_review(article), _recorded(article)),
    )


def _stage(article: Article) -> SafeString:
    stage: str | None = article.stage  # type: ignore[attr-defined]
    return stage_badge(stage) if stage and stage != JobStage.DONE else NOTHING


def _to_review(article: Article) -> SafeString:
    n: int = article.pending  # type: ignore[attr-defined]
    if not n:
        return NOTHING
    return format_html(
        '<a class="badge badge-amber" href="{}?article={}">{}<span class="vh">: {}</span></a>',
        reverse("claims:review"),
        article.public_id,
        ngettext("%(n)s to review", "%(n)s to review", n) % {"n": n},
        article.title,
    )


def _recorded(article: Article) -> SafeString:
    n: int = article.recorded  # type: ignore[attr-defined]
    words = ngettext("%(n)s statement", "%(n)s statements", n) % {"n": n}
    if not n:
        return format_html('<span class="small soft nowrap">{}</span>', words)
    return format_html(
        '<a class="small nowrap" href="{}#found">{}<span class="vh">: {}</span></a>',
        address("claims:article", article.public_id),
        words,
        article.title,
    )


@register.simple_tag(takes_context=True)
def job_row(context: Context, job: Job) -> SafeString:
    """Return what a machine did with an article or a statement, what came of it, and how to try again."""
    again = _again(context, job) if job.failure and context.get("may_edit") else NOTHING
    return _row(
        format_html(' id="job-{}"', job.public_id),
        format_html("{}\n{}{}", _subject(job), _facts(_what_came_of(job)), _troubles(job)),
        format_html('<div class="row row-end">{}{}</div>', stage_badge(job.stage), again),
    )


def _subject(job: Job) -> SafeString:
    if job.statement is not None:
        href, words = address("claims:statement", job.statement.public_id), _said(job.statement)
    else:
        href, words = address("claims:article", job.article.public_id), _title(job.article)  # type: ignore[union-attr, arg-type]
    return format_html('<p><a class="strong" href="{}">{}</a></p>', href, words)


def _what_came_of(job: Job) -> Iterable[object]:
    yield job.get_kind_display()
    yield moment(job.created_at)
    yield job.requested_by
    if job.stage == JobStage.DONE:
        yield _found(job)
    if job.statement:
        article = job.statement.passage.version.article
        yield format_html('<a href="{}">{}</a>', address("claims:article", article.public_id), _title(article))


def _said(statement: Statement) -> str:
    who = statement.party or statement.speaker_text or _("speaker unknown")
    return f"{who}, {statement.get_stance_display()}: {shortened(statement.proposition, LONGEST)}"


def _found(job: Job) -> str:
    if job.kind == JobKind.INGEST:
        return ngettext("%(n)s candidate", "%(n)s candidates", job.found) % {"n": job.found}
    return ngettext("%(n)s relation proposed", "%(n)s relations proposed", job.found) % {"n": job.found}


def _troubles(job: Job) -> SafeString:
    """Return why a job failed, who read the text instead of whom, and how much of it was left out."""
    said = []
    if job.failure:
        said.append(format_html("\n<p>{}</p>", failure_sentence(job)))
    if job.fallback:
        said.append(format_html('\n<p class="small">{}</p>', fallback_sentence(job)))
    if job.stage == JobStage.DONE and job.detail:
        words = _(
            "The text holds more statements than are kept of one text: %(n)s were left out. Split it and add the parts."
        )
        said.append(format_html('\n<p class="small">{}</p>', words % {"n": job.detail}))
    return mark_safe("".join(said))  # noqa: S308 -- each escaped above


def _again(context: Context, job: Job) -> SafeString:
    return format_html(
        '<form method="post" action="{}{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="button button-small">{}{}</button></form>',
        address("claims:job-retry", job.public_id),
        f"?stage={context['stage']}" if context["stage"] else "",
        context["csrf_token"],
        icon("retry"),
        _("Try again"),
    )


def _row(name: SafeString, said: SafeString, beside: SafeString) -> SafeString:
    return format_html('<li class="article-row"{}><div class="stack stack-s">\n{}</div>\n{}</li>', name, said, beside)


def _facts(facts: Iterable[object]) -> SafeString:
    shown = ((fact,) for fact in facts if fact)
    return format_html('<p class="meta">{}</p>', format_html_join("", "<span>{}</span>", shown))


def _title(article: Article) -> str:
    return article.title or article.canonical_url or _("Untitled")
