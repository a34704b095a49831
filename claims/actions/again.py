"""Fetching a source again, and what an editor decides when its words have changed."""

from functools import partial
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims import tasks
from claims.actions.base import ActionRefused, change, record
from claims.models import Anchor, Article, Job, Statement, User
from claims.models.choices import JobKind
from claims.permissions import Permission, require
from claims.pipeline import jobs, status


@transaction.atomic
def fetch_again(*, article: Article, by: User) -> Job:
    """Queue the fetching of an article's address; bytes that differ become a new version.

    Raises ActionRefused when it has no address, or while it is being read.
    """
    require(by, Permission.EDIT)
    if not article.canonical_url:
        raise ActionRefused(_("This source has no web address that could be fetched again."))
    if article.jobs.filter(finished_at=None).exists():
        raise ActionRefused(_("This source is being read now."))
    # One job for each time that it is asked for; two editors who ask at once ask for the same one.
    asked = f"{article.canonical_url} {article.jobs.count()}"
    job = jobs.open_job(JobKind.INGEST, article=article, input_hash=sha256(asked.encode()).hexdigest(), requested_by=by)
    transaction.on_commit(partial(tasks.read_source.delay, job.pk))
    record("article.fetched_again", article, by=by)
    return job


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
