"""Jobs: opened once, seen at every stage, never lost. Each change is one statement, committed on its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from claims.ingest.errors import SourceError
from claims.models import Article, Blob, Job, Statement, User
from claims.models.choices import JobKind, JobStage
from claims.pipeline import machines

ATTEMPTS = 3  # a job that ends its worker every time is given up after these
STALE = timedelta(minutes=2)  # without a sign of life: longer than any one stage takes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job found (candidates or relations), and how many more there were than are kept of one text.

    `fallback` is the slug of why another extractor than the chosen one read it.
    """

    found: int
    left_out: int = 0
    fallback: str = ""


def open_job(
    kind: str,
    *,
    input_hash: str,
    article: Article | None = None,
    statement: Statement | None = None,
    requested_by: User | None = None,
    blob: Blob | None = None,
) -> Job:
    """Return the job for this object and input under the present rules, opened when there is none; reopens nothing.

    `blob` is what it reads in place of the article's own source.
    """
    what = {"kind": kind, "article": article, "statement": statement, "input_hash": input_hash}
    what |= {"rule_version": _rule_version(kind)}
    # Most are new: to look first, and to take back what somebody else opened meanwhile, is two queries more.
    Job.objects.bulk_create([Job(**what, requested_by=requested_by, blob=blob)], ignore_conflicts=True)
    return Job.objects.get(**what)


def start(job_pk: int) -> Job | None:
    """Begin a job and return it, or None when it is finished, gone, or was begun too often.

    Two workers may run the same job: every stage is safe to run twice.
    """
    now = timezone.now()
    if not Job.objects.filter(pk=job_pk, finished_at=None).update(attempts=F("attempts") + 1, heartbeat_at=now):
        return None
    job = Job.objects.select_related("article", "statement").get(pk=job_pk)
    if job.attempts > ATTEMPTS:
        fail(job, SourceError("gave_up", str(ATTEMPTS)))
        return None
    return job


def advance(job: Job, stage: JobStage) -> None:
    """Show that `job` has come to `stage`."""
    _write(job, stage=stage, heartbeat_at=timezone.now())


def finish(job: Job, outcome: Outcome) -> None:
    """Close `job` with what it found; `detail` of a job that is done is how many statements were left out, or ""."""
    _write(
        job,
        stage=JobStage.DONE,
        found=outcome.found,
        failure="",
        detail=str(outcome.left_out or ""),
        fallback=outcome.fallback,
        finished_at=timezone.now(),
    )


def fail(job: Job, error: SourceError) -> None:
    """Close `job` with the slug of the sentence that says why."""
    _write(job, stage=JobStage.FAILED, failure=error.slug, detail=error.detail, finished_at=timezone.now())


def restart(job: Job) -> None:
    """Put a finished job back to the beginning; the caller queues it."""
    Job.objects.filter(pk=job.pk).update(
        stage=JobStage.QUEUED, failure="", detail="", attempts=0, heartbeat_at=timezone.now(), finished_at=None
    )
    job.refresh_from_db()


def lost(limit: int = 500) -> Iterable[Job]:
    """Return unfinished jobs without a sign of life, oldest first, each marked as seen, so that it is found once."""
    now = timezone.now()
    rows = Job.objects.annotate(alive=Coalesce("heartbeat_at", "created_at"))
    stale = list(rows.filter(Q(finished_at=None), alive__lt=now - STALE).order_by("created_at")[:limit])
    Job.objects.filter(pk__in=[job.pk for job in stale], finished_at=None).update(heartbeat_at=now)
    return stale


def _write(job: Job, **fields: object) -> None:
    """Write to a job that nobody finished in the meantime, and mirror it on `job`."""
    if Job.objects.filter(pk=job.pk, finished_at=None).update(**fields):
        for name, value in fields.items():
            setattr(job, name, value)


def _rule_version(kind: str) -> str:
    if kind == JobKind.INGEST:
        return machines.extractor_version()
    from claims.matching.propose import RULE_VERSION

    return RULE_VERSION
