"""How fast the workers that run now read articles: one after another, and all at once."""

import time
from collections.abc import Sequence
from functools import partial
from statistics import quantiles
from uuid import uuid4

from django.core.management.base import CommandError
from django.db import transaction

from claims import tasks
from claims.ingest.errors import SourceError
from claims.models import Job
from claims.models.choices import JobStage
from claims.pipeline import sources

POLL = 0.02  # seconds
PATIENCE = 300.0  # seconds for one article, or for all of them
WARMING = 4  # articles before the first that counts


def measure(texts: Sequence[str], rounds: int) -> dict[str, object]:
    """Return articles/s of a full queue, and p50 and p95 seconds from the submission to the end of the reading.

    Each text is read `rounds` times alone and as often in a queue that is full, each time with a mark at its end that
    makes it another article: measure in a newsroom of its own. Raises CommandError when no worker reads them.
    """
    for at in range(WARMING):
        _wait([_submit(texts[at % len(texts)])])
    alone = [_read_alone(text) for text in texts for _ in range(rounds)]
    start = time.perf_counter()
    queued = [_submit(text) for text in texts for _ in range(rounds)]
    _wait(queued)
    seconds = time.perf_counter() - start
    done = Job.objects.filter(pk__in=queued)
    cuts = quantiles(alone, n=100, method="inclusive") if len(alone) > 1 else alone * 99
    return {
        "articles": len(queued),
        "characters": sum(len(text) for text in texts) // len(texts),
        "candidates": sum(done.values_list("found", flat=True)),
        "failed": done.filter(stage=JobStage.FAILED).count(),
        "articles_per_s": round(len(queued) / seconds, 2),
        "p50_s": round(cuts[49], 3),
        "p95_s": round(cuts[94], 3),
    }


def _read_alone(text: str) -> float:
    """Return the seconds from the submission to the end of the reading, by the clock of this process."""
    start = time.perf_counter()
    _wait([_submit(text)])
    return time.perf_counter() - start


@transaction.atomic
def _submit(text: str) -> int:
    marked = f"{text}\n\n({uuid4().hex})\n"
    try:
        source = sources.from_bytes(
            marked.encode(), content_type="text/plain; charset=utf-8", requested_by=None, title="benchmark"
        )
    except SourceError as error:
        raise CommandError(error.sentence()) from error
    transaction.on_commit(partial(tasks.read_source.delay, source.job.pk))
    return source.job.pk


def _wait(jobs: Sequence[int]) -> None:
    end = time.monotonic() + PATIENCE
    while Job.objects.filter(pk__in=jobs, finished_at=None).exists():
        if time.monotonic() > end:
            raise CommandError("The articles are not being read. Start the product first: make run.")
        time.sleep(POLL)
