"""Jobs are opened once, end once, and are found again when nobody works at them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims import tasks
from claims.ingest.errors import SourceError
from claims.models import Job
from claims.models.choices import JobKind, JobStage
from claims.pipeline import jobs, reading
from tests.factories import ArticleFactory
from tests.pipeline.running import finished

pytestmark = pytest.mark.django_db


def opened() -> Job:
    return jobs.open_job(JobKind.INGEST, article=ArticleFactory(), input_hash="a" * 64)


def test_opening_again_gives_the_same_job_and_reopens_nothing() -> None:
    job = opened()
    jobs.start(job.pk)
    jobs.finish(job, jobs.Outcome(3))
    again = jobs.open_job(JobKind.INGEST, article=job.article, input_hash="a" * 64)
    assert (again.pk, again.stage, again.found) == (job.pk, JobStage.DONE, 3)


def test_finished_job_is_not_started_again() -> None:
    job = opened()
    jobs.finish(job, jobs.Outcome(0))
    assert jobs.start(job.pk) is None
    assert jobs.start(job.pk + 1000) is None


def test_a_second_worker_cannot_undo_what_the_first_one_ended() -> None:
    job = opened()
    other = Job.objects.get(pk=job.pk)
    jobs.finish(job, jobs.Outcome(2))
    jobs.advance(other, JobStage.EXTRACTING)
    jobs.fail(other, SourceError("unexpected"))
    assert finished(job) == (JobStage.DONE, "")


def test_job_is_given_up_after_three_beginnings() -> None:
    job = opened()
    assert [jobs.start(job.pk) is not None for _ in range(4)] == [True, True, True, False]
    assert finished(job) == (JobStage.FAILED, "gave_up")
    assert job.detail == "3"


def test_restarted_job_may_be_begun_three_times_again() -> None:
    job = opened()
    jobs.start(job.pk)
    jobs.fail(job, SourceError("http_error", "404"))
    jobs.restart(job)
    assert (job.stage, job.failure, job.detail, job.attempts, job.finished_at) == (JobStage.QUEUED, "", "", 0, None)
    assert jobs.start(job.pk) == job


def test_jobs_without_a_sign_of_life_are_found_once() -> None:
    silent, alive, done = opened(), opened(), opened()
    long_ago = timezone.now() - jobs.STALE - timedelta(seconds=1)
    Job.objects.filter(pk__in=[silent.pk, done.pk]).update(heartbeat_at=long_ago)
    jobs.finish(done, jobs.Outcome(0))
    jobs.advance(alive, JobStage.FETCHING)
    assert list(jobs.lost()) == [silent]
    assert list(jobs.lost()) == []


@pytest.mark.parametrize(
    ("raised", "failure"),
    [(SourceError("http_error", "404"), "http_error"), (tasks.SoftTimeLimitExceeded(), "took_too_long")],
)
def test_what_ends_a_job_is_kept_for_the_editor(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, failure: str
) -> None:
    def fails(_job: Job) -> None:
        raise raised

    monkeypatch.setattr(reading, "read", fails)
    job = opened()
    tasks.read_source(job.pk)
    assert finished(job) == (JobStage.FAILED, failure)


def test_mistake_of_ours_fails_the_job_and_reaches_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_job: Job) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read", fails)
    job = opened()
    with pytest.raises(ZeroDivisionError):
        tasks.read_source(job.pk)
    assert finished(job) == (JobStage.FAILED, "unexpected")
