"""`manage.py ingest`: files and web addresses in, articles and candidates out."""

import json
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from claims import tasks
from claims.ingest.errors import SourceError
from claims.ingest.read import MOST_BYTES
from claims.models import Article, Job, Outlet
from claims.models.choices import JobStage
from claims.pipeline import jobs, sources
from claims.pipeline.sources import Source

WAIT = 300.0  # seconds
POLL = 0.1


class Command(BaseCommand):
    """Queues sources for the workers and prints one JSON object each; with --wait, once they are read."""

    help = "Ingest files (txt, html, pdf, docx) and web addresses; print one JSON object a source."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the sources and what is known of them."""
        parser.add_argument("sources", nargs="+", metavar="PATH_OR_URL")
        parser.add_argument(
            "--wait", nargs="?", type=float, const=WAIT, metavar="SECONDS", help="Until all are read, 300 s at most."
        )
        parser.add_argument("--outlet", default="", help="Who published the files; made when it is new.")
        parser.add_argument("--date", type=date.fromisoformat, help="When the files were published, YYYY-MM-DD.")
        parser.add_argument("--title", default="", help="The title of the files.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ingest every source. Raises CommandError at the end when one failed or was not read in time."""
        outlet = Outlet.objects.get_or_create(name=options["outlet"])[0] if options["outlet"] else None
        known = {"title": options["title"], "outlet": outlet, "published_on": options["date"]}
        found: dict[str, Source] = {}
        failed = 0
        for name in options["sources"]:
            try:
                found[name] = _queued(name, known)
            except (SourceError, OSError) as error:
                self._failed(name, error)
                failed += 1
        if options["wait"] is not None:
            _wait([source.job for source in found.values()], options["wait"])
        for name, source in found.items():
            failed += self._report(name, source, waited=options["wait"] is not None)
        if failed:
            raise CommandError(f"{failed} of {len(options['sources'])} sources could not be read.")

    def _report(self, name: str, source: Source, *, waited: bool) -> bool:
        """Print what became of a source; return whether it failed."""
        job, article = source.job, source.article
        if job.stage == JobStage.FAILED and article.canonical_url is None:
            # Of a file that cannot be read nothing else is known by which an editor could tell it.
            Article.objects.filter(pk=article.pk, title="").update(title=sources.file_title(name))
        article.refresh_from_db()
        self.stdout.write(json.dumps(_row(name, source), ensure_ascii=False))
        if job.stage == JobStage.FAILED:
            self.stderr.write(f"{name}: {SourceError(job.failure, job.detail).sentence()}")
        elif waited and job.finished_at is None:
            self.stderr.write(
                f"{name}: still {job.get_stage_display()} when the time was up; a worker goes on with it."
            )
        else:
            return False
        return True

    def _failed(self, name: str, error: SourceError | OSError) -> None:
        reason = error.sentence() if isinstance(error, SourceError) else (error.strerror or str(error))
        self.stdout.write(json.dumps({"source": name, "stage": JobStage.FAILED, "failure": _slug(error)}))
        self.stderr.write(f"{name}: {reason}")


@transaction.atomic
def _queued(name: str, known: dict[str, Any]) -> Source:
    """Take a source in and queue its reading; one whose reading failed before is tried again."""
    if name.lower().startswith(("http://", "https://")):
        source = sources.from_url(name, requested_by=None)
    else:
        source = sources.from_bytes(_bytes(Path(name)), content_type="", name=name, requested_by=None, **known)
    if source.known and source.job.stage == JobStage.FAILED:
        jobs.restart(source.job)
    if source.job.finished_at is None:
        transaction.on_commit(partial(tasks.read_source.delay, source.job.pk))
    return source


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _wait(waiting: list[Job], seconds: float) -> None:
    """Return when every job is finished or the time is up; the jobs are brought up to date."""
    end = time.monotonic() + seconds
    while not _finished(waiting) and time.monotonic() < end:
        time.sleep(POLL)


def _finished(waiting: list[Job]) -> bool:
    """Bring the jobs up to date and return whether all of them are finished."""
    fresh = Job.objects.in_bulk([job.pk for job in waiting])
    for job in waiting:
        job.stage, job.failure, job.detail = fresh[job.pk].stage, fresh[job.pk].failure, fresh[job.pk].detail
        job.found, job.finished_at = fresh[job.pk].found, fresh[job.pk].finished_at
    return all(job.finished_at for job in waiting)


def _row(name: str, source: Source) -> dict[str, Any]:
    article, job = source.article, source.job
    return {
        "source": name,
        "article": str(article.public_id),
        "title": article.title,
        "known": source.known,
        "stage": job.stage,
        "failure": job.failure,
        "candidates": job.found,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "near_duplicate_of": str(article.near_duplicate_of.public_id) if article.near_duplicate_of else None,
    }


def _slug(error: SourceError | OSError) -> str:
    return error.slug if isinstance(error, SourceError) else "no_such_file"
