"""The articles of the demo newsroom, read by the real pipeline."""

from pathlib import Path
from typing import Any

from claims import tasks
from claims.actions import articles
from claims.models import Article, User
from claims.models.choices import JobStage
from claims.pipeline import jobs

ARTICLES = Path(__file__).parent / "articles"


def read(rows: list[dict[str, Any]], records: dict[str, Any], *, by: User) -> None:
    """Submit the articles and read them here and now: the demo is complete before the first worker starts.

    A reading that was broken off, or failed, begins anew.
    """
    for row in rows:
        submitted = articles.submit_text(
            text=_text(row["file"]),
            by=by,
            title=_title(row["file"]),
            outlet=records[row["outlet"]],
            published_on=row["published_on"],
            events=[records[key] for key in row["events"]],
        )
        if submitted.job.stage != JobStage.DONE:
            jobs.restart(submitted.job)
        tasks.read_source(submitted.job.pk)


def article_of(file: str) -> Article:
    """Return the article that was read from a file of the demo."""
    return Article.objects.get(title=_title(file))


def _text(file: str) -> str:
    return (ARTICLES / file).read_text(encoding="utf-8")


def _title(file: str) -> str:
    return _text(file).splitlines()[0]
