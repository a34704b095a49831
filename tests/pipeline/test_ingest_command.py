"""`manage.py ingest`, with a real worker behind it where it waits."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims import tasks
from claims.models import Article, Candidate, Job
from claims.models.choices import JobStage
from tests.factories import INDONESIAN
from tests.ingest.files import pdf


def ingested(*arguments: str) -> tuple[list[dict[str, object]], str, bool]:
    """Return the printed rows, what went to standard error, and whether it failed."""
    out, err = StringIO(), StringIO()
    failed = False
    try:
        call_command("ingest", *arguments, stdout=out, stderr=err)
    except CommandError:
        failed = True
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), failed


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "berita.txt"
    path.write_text(INDONESIAN)
    return str(path)


@pytest.mark.worker
def test_ingest_waits_until_everything_is_read_and_names_what_failed(
    celery_worker: str, article: str, tmp_path: Path
) -> None:
    scan = tmp_path / "pindaian.pdf"
    scan.write_bytes(pdf(""))
    rows, errors, failed = ingested(article, str(scan), str(tmp_path / "tiada.txt"), "http://10.0.0.1/", "--wait")
    by_source = {Path(str(row["source"])).name: row for row in rows}
    read = by_source["berita.txt"]
    assert (read["stage"], read["known"], read["published_on"]) == ("done", False, None)
    assert read["candidates"] == Candidate.objects.count() > 0
    assert (by_source["pindaian.pdf"]["failure"], by_source["pindaian.pdf"]["title"]) == (
        "pdf_without_text",
        "pindaian.pdf",
    )
    assert failed
    assert [line.rpartition("/")[2].partition(":")[0] for line in errors.splitlines()] == [
        "tiada.txt", "", "pindaian.pdf",
    ]  # fmt: skip
    assert Article.objects.filter(jobs__stage=JobStage.DONE).count() == 1


@pytest.mark.worker
def test_known_bytes_are_reported_and_are_no_error(celery_worker: str, article: str) -> None:
    ingested(article, "--wait")
    rows, errors, failed = ingested(article, "--wait=30")
    assert [(row["known"], row["stage"]) for row in rows] == [(True, "done")]
    assert (errors, failed, Article.objects.count()) == ("", False, 1)


@pytest.fixture
def no_worker(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep messages from the worker that other tests of the run may have started."""
    monkeypatch.setattr(tasks.read_source, "delay", lambda _job: None)


def test_ingest_says_when_the_time_is_up(no_worker: None, article: str) -> None:
    rows, errors, failed = ingested(article, "--wait=0.2")
    assert (rows[0]["stage"], failed) == ("queued", True)
    assert "still" in errors
    assert Job.objects.get().stage == JobStage.QUEUED


def test_ingest_takes_what_is_known_of_a_file(no_worker: None, article: str) -> None:
    rows, errors, failed = ingested(article, "--outlet", "Harian", "--date", "2020-09-27", "--title", "Dua versi")
    made = Article.objects.get()
    assert made.outlet is not None
    assert (made.outlet.name, str(made.published_on), made.title) == ("Harian", "2020-09-27", "Dua versi")
    assert (rows[0]["stage"], errors, failed) == ("queued", "", False)
