"""The list of jobs."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Decision, Job
from claims.models.choices import JobKind, JobStage
from tests import factories

ADDRESS = "/jobs/"


def failed(**fields: Any) -> Any:
    return factories.JobFactory(stage=JobStage.FAILED, finished_at="2024-05-05T00:00Z", **fields)


def test_failed_job_says_why_and_offers_to_try_again(desk: Client, reading_room: Client) -> None:
    failed(failure="unreachable", detail="harian-lereng.example")

    assert "harian-lereng.example could not be reached." in desk.get(ADDRESS).content.decode()
    assert "Try again</button>" in desk.get(ADDRESS).content.decode()
    assert "Try again</button>" not in reading_room.get(ADDRESS).content.decode()


@pytest.mark.parametrize("kind", JobKind)
def test_failed_job_of_either_kind_is_queued_again(desk: Client, kind: JobKind) -> None:
    statement = factories.StatementFactory()
    article = statement.passage.version.article
    about = {"article": article} if kind == JobKind.INGEST else {"article": None, "statement": statement}
    job = failed(kind=kind, failure="unexpected", **about)

    desk.post(f"/jobs/{job.public_id}/retry/")

    job.refresh_from_db()
    assert (job.stage, job.failure, job.finished_at) == ("queued", "", None)
    assert Decision.objects.get().subject == (article if kind == JobKind.INGEST else statement).public_id


def test_failed_jobs_are_queued_again_together(desk: Client) -> None:
    jobs = [failed(failure="unexpected", article=factories.ArticleFactory()) for _number in range(2)]
    other = factories.JobFactory(article=factories.ArticleFactory(), stage=JobStage.MATCHING)
    assert "Try all of this page again" in desk.get(ADDRESS, {"stage": "failed"}).content.decode()

    page = desk.post("/jobs/retry/", follow=True)

    assert "2 jobs are queued again." in page.content.decode()
    assert [Job.objects.get(pk=job.pk).stage for job in (*jobs, other)] == ["queued", "queued", "matching"]


def test_job_that_did_not_fail_is_not_queued_again(desk: Client) -> None:
    statement = factories.StatementFactory()
    job = factories.JobFactory(kind=JobKind.MATCH, article=None, statement=statement, stage=JobStage.MATCHING)

    page = desk.post(f"/jobs/{job.public_id}/retry/", follow=True).content.decode()

    assert "There is no failed job to try again." in page


def test_matching_job_leads_to_the_article_of_its_statement(desk: Client) -> None:
    statement = factories.StatementFactory()
    factories.JobFactory(kind=JobKind.MATCH, article=None, statement=statement)

    page = desk.get(ADDRESS).content.decode()

    assert str(statement.passage.version.article.public_id) in page


def test_stage_narrows_the_list(desk: Client) -> None:
    job = failed(failure="empty")
    factories.JobFactory(stage=JobStage.QUEUED)

    assert list(desk.get(ADDRESS, {"stage": "failed"}).context["page"]) == [job]
    assert len(desk.get(ADDRESS, {"stage": "nonsense"}).context["page"]) == 2
    assert "No job is at this stage" in desk.get(ADDRESS, {"stage": "done"}).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_jobs_take_a_constant_number_of_queries(desk: Client, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        factories.JobFactory(kind=JobKind.MATCH, article=None, statement=factories.StatementFactory())
        factories.JobFactory()

    with django_assert_num_queries(7):
        desk.get(ADDRESS)
