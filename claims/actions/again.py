"""A source as it reads now, fetched or given, and what an editor decides when its words have changed."""

from functools import partial
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims import tasks
from claims.actions.base import ActionRefused, change, lock, record
from claims.ingest import formats
from claims.ingest.errors import SourceError
from claims.models import Anchor, Article, Blob, Job, Statement, User
from claims.models.choices import JobKind
from claims.permissions import Permission, require
from claims.pipeline import blobs, jobs, reading, sources, status


@transaction.atomic
def fetch_again(*, article: Article, by: User) -> Job:
    """Queue the fetching of an article's address; bytes that differ become a new version.

    Raises ActionRefused when it has no address, or while it is being read.
    """
    require(by, Permission.EDIT)
    if not article.canonical_url:
        raise ActionRefused(_("This source has no web address that could be fetched again."))
    lock(article)
    job = _queue(article, article.canonical_url, by=by)
    record("article.fetched_again", article, by=by)
    return job


@transaction.atomic
def add_text(*, article: Article, text: str, by: User, revision: int | None = None) -> Job:
    """Queue the reading of an article's text as it reads now; other words become a new version.

    Sent twice, it is queued once.
    Raises ActionRefused when it is empty, too long or no text, when it has the words of the version that is shown,
    or while the article is being read.
    """
    data = text.encode("utf-8", "surrogatepass")
    return _add(article, data, "text/plain; charset=utf-8", by=by, revision=revision)


@transaction.atomic
def add_file(
    *, article: Article, name: str, data: bytes, by: User, content_type: str = "", revision: int | None = None
) -> Job:
    """Queue the reading of a file (txt, html, pdf, docx) that holds an article's text as it reads now.

    Raises ActionRefused as `add_text` does; whether a page, PDF or DOCX has the words of the version that is shown,
    a worker finds out.
    """
    return _add(article, data, content_type, name=name, by=by, revision=revision)


@transaction.atomic
def uphold(*, anchor: Anchor, by: User, reason: str = "", revision: int | None = None) -> list[Statement]:
    """Say that the statements on a passage stand although its source has changed; return them.

    What they say and where they were printed stays: that version is kept. Raises ActionRefused when nothing waits.
    """
    require(by, Permission.EDIT)
    if not anchor.unsettled:
        raise ActionRefused(_("Somebody has looked at this already, or the source has changed again."))
    held = list(Statement.objects.in_force().filter(passage=anchor.passage).select_related("claim").order_by("pk"))
    status.hold([statement.claim_id for statement in held])
    change(
        anchor,
        revision=revision,
        expect={"current": True, "looked_at": None},
        looked_by=by,
        looked_at=timezone.now(),
    )
    status.refresh([statement.claim_id for statement in held])
    article = anchor.version.article
    for statement in held:
        after = {"passage": anchor.outcome}
        record("statement.upheld", statement, by=by, about=[article, statement.claim], after=after, reason=reason)
    return held


def _add(article: Article, data: bytes, content_type: str, *, by: User, revision: int | None, name: str = "") -> Job:
    require(by, Permission.EDIT)
    lock(article)
    try:
        blob = blobs.keep(data, content_type, name)
        if sent := article.jobs.filter(finished_at=None, blob=blob).first():
            return sent
        _require_other_words(article, blob)
    except SourceError as error:
        raise ActionRefused(error.sentence()) from error
    job = _queue(article, blob.pk, by=by, blob=blob)
    change(article, revision=revision)
    file = sources.file_title(name)
    record("article.text_added", article, by=by, after={"sha256": blob.pk} | ({"file": file} if file else {}))
    return job


def _require_other_words(article: Article, blob: Blob) -> None:
    """Raise ActionRefused if `blob` is plain text with the words that the article shows now."""
    if formats.is_text(blob.content_type):
        same = reading.shown_with(article, formats.read(bytes(blob.data), blob.content_type).text)
        if same is not None:
            raise ActionRefused(
                _("This is word for word what version %(number)s says, which is shown now. Nothing was added.")
                % {"number": same.number}
            )


def _queue(article: Article, source: str, *, by: User, blob: Blob | None = None) -> Job:
    """Open the job that reads `source`, one for each time that it is asked for. The caller holds the article."""
    if article.jobs.filter(finished_at=None).exists():
        raise ActionRefused(_("This source is being read now."))
    asked = sha256(f"{source} {article.jobs.count()}".encode()).hexdigest()
    job = jobs.open_job(JobKind.INGEST, article=article, input_hash=asked, requested_by=by, blob=blob)
    transaction.on_commit(partial(tasks.read_source.delay, job.pk))
    return job
