"""Adding sources and saying what they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from claims import tasks
from claims.actions.base import ActionRefused, change, record
from claims.actions.days import date_figures
from claims.actions.statements import contents_of, event_of, queue_matching
from claims.ingest.errors import SourceError
from claims.models import Article, Event, Job, Outlet, Statement, User
from claims.models.choices import ArticleKind, JobStage, Precision
from claims.permissions import Permission, may, require
from claims.pipeline import jobs, sources, status
from claims.retrieval.days import resolve_said


@dataclass(frozen=True)
class Submitted:
    """A submitted source: its article, the job that reads it, and whether it was known already."""

    article: Article
    job: Job
    known: bool


@transaction.atomic
def submit_text(
    *,
    text: str,
    by: User,
    title: str = "",
    outlet: Outlet | None = None,
    published_on: date | None = None,
    events: Sequence[Event] = (),
    kind: str = ArticleKind.ARTICLE,
) -> Submitted:
    """Add a pasted text. Raises ActionRefused when it is empty, too long or no text."""
    return _submit_bytes(
        data=text.encode("utf-8", "surrogatepass"),
        content_type="text/plain; charset=utf-8",
        by=by,
        title=title,
        outlet=outlet,
        published_on=published_on,
        events=events,
        kind=kind,
    )


@transaction.atomic
def submit_file(
    *,
    name: str,
    data: bytes,
    by: User,
    content_type: str = "",
    title: str = "",
    outlet: Outlet | None = None,
    published_on: date | None = None,
    events: Sequence[Event] = (),
    kind: str = ArticleKind.ARTICLE,
) -> Submitted:
    """Add an uploaded file (txt, html, pdf, docx). Raises ActionRefused with what is wrong with it.

    Without a `title` it is called after its file until a worker has found one.
    """
    file = "" if title.strip() else sources.file_title(name)
    return _submit_bytes(
        data=data,
        content_type=content_type,
        name=name,
        by=by,
        file=file,
        title=title.strip() or file,
        outlet=outlet,
        published_on=published_on,
        events=events,
        kind=kind,
    )


@transaction.atomic
def submit_url(*, url: str, by: User, events: Sequence[Event] = (), kind: str = ArticleKind.ARTICLE) -> Submitted:
    """Add a web address to fetch. Raises ActionRefused when it is none that may be fetched."""
    require(by, Permission.EDIT)
    try:
        source = sources.from_url(url, requested_by=by, kind=kind)
    except SourceError as error:
        raise ActionRefused(error.sentence()) from error
    return _queue(source, by=by, events=events)


@transaction.atomic
def describe(
    *,
    article: Article,
    by: User,
    title: str,
    outlet: Outlet | None,
    published_on: date | None,
    published_precision: str = Precision.DAY,
    events: Sequence[Event] = (),
    kind: str = ArticleKind.ARTICLE,
    revision: int | None = None,
) -> Article:
    """Say what an article is, when it was published and which events it is about.

    Its statements inherit: dates still unknown are resolved, and those without an event take it when there is one.
    """
    require(by, Permission.EDIT)
    before = _description(article)
    try:
        with transaction.atomic():
            change(
                article,
                revision=revision,
                title=title.strip(),
                outlet=outlet,
                kind=kind,
                published_on=published_on,
                published_precision=published_precision if published_on else Precision.UNKNOWN,
            )
    except IntegrityError as error:
        raise ActionRefused(_("This outlet's article with the same text is here already.")) from error
    article.events.set(events)
    inherited = _pass_on(article, by=by)
    record(
        "article.described",
        article,
        by=by,
        about=events,
        before=before,
        after=_description(article) | {"statements": inherited},
    )
    return article


@transaction.atomic
def assign(*, article: Article, assignee: User | None, by: User) -> Article:
    """Give an article to a member of the newsroom to work on, or to nobody.

    Raises ActionRefused for somebody who may not edit.
    """
    require(by, Permission.EDIT)
    if assignee is not None and not may(assignee, Permission.EDIT):
        raise ActionRefused(_("%(who)s may not edit articles.") % {"who": assignee})
    before = article.assignee
    change(article, assignee=assignee)
    record(
        "article.assigned",
        article,
        by=by,
        before={"assignee": str(before) if before else None},
        after={"assignee": str(assignee) if assignee else None},
    )
    return article


@transaction.atomic
def retry(*, article: Article, by: User) -> Job:
    """Read a source again whose job failed."""
    require(by, Permission.EDIT)
    job = article.jobs.select_for_update().order_by("-id").first()  # two may try it again at once
    if job is None or job.stage != JobStage.FAILED:
        raise ActionRefused(_("There is no failed job to try again."))
    jobs.restart(job)
    transaction.on_commit(partial(tasks.read_source.delay, job.pk))
    record("article.retried", article, by=by)
    return job


def _submit_bytes(
    *, data: bytes, content_type: str, by: User, events: Sequence[Event], file: str = "", **described: Any
) -> Submitted:
    require(by, Permission.EDIT)
    try:
        source = sources.from_bytes(data, content_type=content_type, requested_by=by, **described)
    except SourceError as error:
        raise ActionRefused(error.sentence()) from error
    return _queue(source, by=by, events=events, file=file)


def _queue(source: sources.Source, *, by: User, events: Sequence[Event], file: str = "") -> Submitted:
    if source.known:
        return Submitted(source.article, source.job, known=True)
    source.article.events.set(events)
    transaction.on_commit(partial(tasks.read_source.delay, source.job.pk))
    noted = _description(source.article) | ({"file": file} if file else {})
    record("article.submitted", source.article, by=by, about=events, after=noted)
    return Submitted(source.article, source.job, known=False)


def _description(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "outlet": article.outlet.name if article.outlet else None,
        "kind": article.kind,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "published_precision": article.published_precision,
        "events": [str(event.public_id) for event in article.events.all()],
    }


def _pass_on(article: Article, *, by: User) -> list[str]:
    """Give the article's date and event to its statements that lack them; return the public ids of those changed."""
    changed: list[Statement] = []
    rows = Statement.objects.in_force().filter(passage__version__article=article)
    for statement in rows.select_related("passage__version__article", "claim__event").prefetch_related("figures"):
        found: dict[str, Any] = {}
        when = resolve_said(statement.passage, statement.passage.version, contents_of(statement))
        if (statement.said_from, statement.said_to) != (when.start, when.end):
            found |= {
                "said_from": when.start,
                "said_to": when.end,
                "said_precision": when.precision,
                "said_inherited": when.inherited,
            }
        event = event_of(statement.passage.version, statement.claim)
        if statement.event_id is None and event is not None:
            found["event"] = event
        dated = date_figures(statement)
        if found or dated:
            changed.append(change(statement, **found) if found else statement)
    _give_event_to_claims(changed)
    status.refresh([statement.claim_id for statement in changed])
    for statement in changed:
        queue_matching(statement, by=by)
    return [str(statement.public_id) for statement in changed]


def _give_event_to_claims(statements: Sequence[Statement]) -> None:
    for statement in statements:
        claim = statement.claim
        if claim is not None and claim.event_id is None and statement.event_id is not None:
            change(claim, event=statement.event)
