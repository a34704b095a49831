"""Submitting and describing articles."""

import hashlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.models import Article, Decision, Job
from claims.models.choices import JobStage
from tests import factories
from tests.api.test_problems import problem

PATH = "/api/v1/articles/"


def test_text_becomes_an_article_with_its_job(editor):
    outlet, event = factories.OutletFactory(), factories.EventFactory()
    body = {
        "text": factories.INDONESIAN,
        "title": "Dua versi",
        "outlet": str(outlet.public_id),
        "published_on": "2024-05-03",
        "events": [str(event.public_id)],
    }

    answer = editor.post(PATH, body)

    article, job = Article.objects.get(), Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (201, f"http://testserver{PATH}{article.public_id}")
    shown = answer.json()
    assert (shown["title"], shown["published_on"], shown["published_precision"]) == ("Dua versi", "2024-05-03", "day")
    assert shown["outlet"] == {"id": str(outlet.public_id), "name": outlet.name}
    assert shown["events"] == [{"id": str(event.public_id), "title": event.title}]
    assert (shown["job"]["id"], shown["job"]["stage"]) == (str(job.public_id), "queued")
    assert (shown["submitted_by"], Decision.objects.get().action) == (editor.user.username, "article.submitted")


def test_known_text_is_recognised(editor):
    first = editor.post(PATH, {"text": factories.INDONESIAN})
    again = editor.post(PATH, {"text": factories.INDONESIAN})

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]


def test_file_becomes_an_article(editor):
    file = SimpleUploadedFile("article.txt", factories.ENGLISH.encode(), content_type="text/plain")

    answer = editor.post(PATH, {"file": file, "title": "Two accounts"}, format="multipart")

    assert (answer.status_code, answer.json()["title"]) == (201, "Two accounts")
    digest = hashlib.sha256(factories.ENGLISH.encode()).hexdigest()
    assert Article.objects.get().content_sha256 == digest


def test_address_becomes_an_article_that_waits_to_be_fetched(editor):
    answer = editor.post(PATH, {"url": "https://harian-lereng.example/berita/1"})

    assert (answer.status_code, answer.json()["canonical_url"]) == (201, "https://harian-lereng.example/berita/1")
    assert answer.json()["versions"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"text": "a", "url": "https://a.example/"}, 400),
        ({"url": "https://a.example/", "title": "Title"}, 400),
        ({"text": ""}, 400),
        ({"text": "a\x00b"}, 400),
        ({"text": " \n "}, 409),
        ({"url": "ftp://a.example/"}, 409),
        ({"url": "javascript:alert(1)"}, 409),
        ({"url": "https://user:secret@a.example/"}, 409),
        ({"text": "x", "events": ["1"] * 30_000}, 400),
        ({"text": "x", "published_on": "3 May 2024"}, 400),
        ({"text": "x", "published_on": "2024-02-31"}, 400),
    ],
)
def test_source_that_is_none_is_refused(editor, body, status):
    problem(editor.post(PATH, body), status)
    assert Article.objects.count() == 0


def test_single_article_gives_the_text_that_offsets_count_in(viewer):
    candidate = factories.CandidateFactory()
    article = candidate.version.article

    shown = viewer.get(f"{PATH}{article.public_id}/").json()

    (version,) = shown["versions"]
    text = version["text"]
    assert version["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert version["characters"] == len(text)
    assert text[candidate.content_start : candidate.content_end] == factories.INDONESIAN_CLAIM
    assert shown["review"] == {"pending": 1, "decided": 0}


def test_description_changes_only_what_is_given(editor):
    article = factories.ArticleFactory(title="Old", published_on=date(2024, 5, 3), events=[factories.EventFactory()])

    answer = editor.change(f"{PATH}{article.public_id}/", article, {"title": "New"}, method="patch")

    assert answer.status_code == 200
    shown = answer.json()
    assert (shown["title"], shown["published_on"], shown["outlet"]["name"]) == (
        "New",
        "2024-05-03",
        article.outlet.name,
    )
    assert [event["id"] for event in shown["events"]] == [str(event.public_id) for event in article.events.all()]


def test_date_may_be_taken_away_and_given_with_its_precision(editor):
    article = factories.ArticleFactory(published_on=date(2024, 5, 3))
    path = f"{PATH}{article.public_id}/"

    gone = editor.change(path, article, {"published_on": None}, method="patch").json()
    given = editor.change(
        path, article, {"published_on": "2024-05-01", "published_precision": "month"}, method="patch"
    ).json()

    assert (gone["published_on"], gone["published_precision"]) == (None, "unknown")
    assert (given["published_on"], given["published_precision"]) == ("2024-05-01", "month")


def test_failed_job_may_be_tried_again(editor):
    article = factories.ArticleFactory()
    job = factories.JobFactory(article=article, requested_by=editor.user)
    path = f"{PATH}{article.public_id}/retry/"
    problem(editor.change(path, article), 409)

    Job.objects.filter(pk=job.pk).update(stage=JobStage.FAILED, failure="empty", finished_at=article.created_at)
    shown = editor.get(f"/api/v1/jobs/{job.public_id}/").json()
    answer = editor.change(path, article)

    assert shown["failure_sentence"].startswith("There is nothing in it.")
    assert (answer.status_code, answer.json()["job"]["stage"]) == (200, "queued")
