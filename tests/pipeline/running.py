"""Ways to run the pipeline in tests."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

from claims import tasks
from claims.models import Job
from claims.pipeline import sources
from claims.pipeline.sources import Source

T = TypeVar("T")


def read(text: str, **known: object) -> Source:
    """Take a text in and read it at once, as a worker would."""
    source = sources.from_bytes(text.encode(), content_type="text/plain; charset=utf-8", requested_by=None, **known)  # type: ignore[arg-type]
    tasks.read_source(source.job.pk)
    source.job.refresh_from_db()
    source.article.refresh_from_db()
    return source


def finished(job: Job) -> tuple[str, str]:
    """Return the stage and the failure of a job as they are in the database."""
    job.refresh_from_db()
    return job.stage, job.failure


def at_once(*calls: Callable[[], T]) -> list[T]:
    """Run the calls at the same time, each on a connection of its own, and return what they return."""
    together = Barrier(len(calls))

    def run(call: Callable[[], T]) -> T:
        together.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [done.result(timeout=60) for done in [pool.submit(run, call) for call in calls]]
