"""What the workers are asked to do: an id in, one stage of the pipeline after another."""

import logging
from collections.abc import Callable

from billiard.exceptions import SoftTimeLimitExceeded
from celery import shared_task

from claims.ingest.errors import SourceError
from claims.models import Feed, Job
from claims.models.choices import JobKind, JobStage
from claims.pipeline import anchoring, duplicates, extracting, feeds, jobs, learning, matching, reading, vectors
from claims.pipeline.jobs import Outcome

log = logging.getLogger(__name__)


@shared_task
def read_source(job_pk: int) -> None:
    """Read an article's source and propose its statements."""
    _run(job_pk, _read)


@shared_task
def match_statement(job_pk: int) -> None:
    """Suggest relations of an accepted statement."""
    _run(job_pk, _match)


@shared_task
def requeue_stale_jobs() -> None:
    """Queue again the jobs that nobody works at any more: lost messages, killed workers."""
    for job in jobs.lost():
        {JobKind.INGEST: read_source, JobKind.MATCH: match_statement}[JobKind(job.kind)].delay(job.pk)


@shared_task
def fetch_due_feeds() -> None:
    """Queue the fetching of every feed that is due."""
    for pk in feeds.take_due():
        fetch_feed.delay(pk)


@shared_task
def fetch_feed(feed_pk: int) -> None:
    """Fetch a feed and queue the reading of what is new in it."""
    feed = Feed.objects.filter(pk=feed_pk).first()
    for job in feeds.fetch(feed) if feed is not None else ():
        read_source.delay(job.pk)


@shared_task
def learn_from_decisions() -> None:
    """Learn how sure each rule is from what editors decided."""
    learning.refit()


def _read(job: Job) -> Outcome:
    version = reading.read(job)
    anchoring.anchor(version)
    jobs.advance(job, JobStage.EXTRACTING)
    found = extracting.extract(version)
    jobs.advance(job, JobStage.MATCHING)
    duplicates.mark(version)
    vectors.embed_version(version)
    return found


def _match(job: Job) -> Outcome:
    assert job.statement is not None  # a constraint of the table
    jobs.advance(job, JobStage.MATCHING)
    anchoring.follow(job.statement.passage)
    return Outcome(matching.match(job.statement))


def _run(job_pk: int, work: Callable[[Job], Outcome]) -> None:
    """Run `work` for a job that is not finished; whatever ends it is kept with the job, for the editor."""
    job = jobs.start(job_pk)
    if job is None:
        return
    try:
        outcome = work(job)
    except SourceError as error:
        jobs.fail(job, error)
    except SoftTimeLimitExceeded:
        log.warning("Job %s took too long", job_pk)
        jobs.fail(job, SourceError("took_too_long"))
    except Exception:
        jobs.fail(job, SourceError("unexpected"))
        raise
    else:
        jobs.finish(job, outcome)
