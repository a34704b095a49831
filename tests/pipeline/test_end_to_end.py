"""From a pasted text to candidates, through a real worker."""

import time

import pytest

from claims.actions import articles
from claims.models import Candidate, Job
from claims.models.choices import JobStage
from tests.factories import INDONESIAN, EditorFactory, PartyFactory

pytestmark = pytest.mark.worker


def finished(job: Job, seconds: float = 30) -> Job:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job.refresh_from_db()
        if job.finished_at:
            return job
        time.sleep(0.05)
    raise AssertionError(f"still {job.stage} after {seconds} s")


def test_pasted_text_becomes_candidates(celery_worker: str) -> None:
    armenia = PartyFactory(name="Kementerian Pertahanan Armenia")
    submitted = articles.submit_text(text=INDONESIAN, by=EditorFactory())
    job = finished(submitted.job)
    assert (job.stage, job.failure) == (JobStage.DONE, "")
    denial = Candidate.objects.get(stance="denies")
    assert denial.party == armenia
    assert job.found == Candidate.objects.count()
    assert submitted.article.published_on is None
    text = denial.version.text
    assert text == INDONESIAN
    assert denial.passage.exact == text[denial.passage.start : denial.passage.end]
