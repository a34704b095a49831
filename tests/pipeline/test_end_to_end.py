"""From a pasted text to candidates, through a real worker."""

import os
import signal
import time

import pytest
from django.db import transaction
from django.utils import timezone

from claims import tasks
from claims.actions import articles, candidates
from claims.models import Article, Candidate, Job, Relation, Statement
from claims.models.choices import JobKind, JobStage
from claims.pipeline import jobs, matching, sources
from factcheck.celery import app
from tests.factories import ENGLISH, INDONESIAN, EditorFactory, EventFactory, PartyFactory

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


def test_job_whose_message_was_lost_is_found_and_done(celery_worker: str) -> None:
    source = sources.from_bytes(INDONESIAN.encode(), content_type="text/plain", requested_by=None)
    Job.objects.update(created_at=timezone.now() - 2 * jobs.STALE)
    tasks.requeue_stale_jobs.delay()
    assert finished(source.job).stage == JobStage.DONE
    assert Candidate.objects.count() == source.job.found


def test_rolled_back_submission_queues_nothing(celery_worker: str) -> None:
    with transaction.atomic():
        articles.submit_text(text=INDONESIAN, by=EditorFactory())
        transaction.set_rollback(True)
    later = articles.submit_text(text=ENGLISH, by=EditorFactory())
    assert finished(later.job).stage == JobStage.DONE
    assert (Job.objects.count(), Article.objects.count()) == (1, 1)


def test_accepted_denial_is_related_to_the_accepted_accusation(celery_worker: str) -> None:
    editor = EditorFactory()
    PartyFactory(name="Kementerian Pertahanan Azerbaijan")
    PartyFactory(name="Kementerian Pertahanan Armenia")
    finished(articles.submit_text(text=INDONESIAN, by=editor, events=[EventFactory()]).job)
    for stance in ("accuses", "denies"):
        candidate = Candidate.objects.filter(stance=stance).order_by("pk")[0]
        statement = candidates.accept(candidate=candidate, by=editor, new_claim=f"{candidate.proposition} ({stance})")
        finished(statement.jobs.get())
    relation = Relation.objects.get()
    assert (relation.type, relation.source.stance, relation.target.stance) == ("denies", "denies", "accuses")


def test_text_whose_process_is_killed_is_read_by_the_next_one(celery_worker: str) -> None:
    said = "Kementerian Pertahanan Armenia menuduh pasukan Azerbaijan menembaki desa ke-{} dengan mortir."
    text = "\n\n".join(said.format(number) for number in range(600))
    job = articles.submit_text(text=text, by=EditorFactory()).job

    os.kill(process_at_work(celery_worker, job), signal.SIGKILL)

    assert (finished(job, 60).stage, job.failure, job.attempts) == (JobStage.DONE, "", 2)
    assert Candidate.objects.count() == job.found == 600


def process_at_work(worker: str, job: Job) -> int:
    """Return the process of the worker's pool that runs `job`, once it has begun."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        job.refresh_from_db()
        for task in (app.control.inspect([worker]).active() or {}).get(worker, []):
            if job.attempts and task["worker_pid"]:
                return int(task["worker_pid"])
    raise AssertionError("the job was not begun")


def test_two_processes_at_once_and_messages_delivered_twice_relate_each_pair_once(celery_worker: str) -> None:
    editor, event = EditorFactory(), EventFactory()
    for party in ("Kementerian Pertahanan Azerbaijan", "Kementerian Pertahanan Armenia"):
        PartyFactory(name=party)
    app.control.cancel_consumer("match", destination=[celery_worker], reply=True)
    for text in (INDONESIAN, INDONESIAN.replace("mortir", "artileri")):
        finished(articles.submit_text(text=text, by=editor, events=[event]).job)
    for candidate in Candidate.objects.order_by("pk"):
        candidates.accept(candidate=candidate, by=editor, new_claim=candidate.proposition)
    matched = Job.objects.filter(kind=JobKind.MATCH)
    for job in matched:
        tasks.match_statement.delay(job.pk)  # a second message for each

    app.control.add_consumer("match", destination=[celery_worker], reply=True)
    assert {finished(job).failure for job in matched} == {""}

    found = related()
    assert found
    Relation.objects.all().delete()
    for statement in Statement.objects.order_by("pk"):
        matching.match(statement)
    assert found == related()


def related() -> list[tuple[object, ...]]:
    """Return the relations there are, whatever the order in which they were found."""
    return sorted(Relation.objects.values_list("source", "target", "type", "shown"))
