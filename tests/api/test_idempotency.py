"""The same key and body: done once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from claims.models import Article, Decision, IdempotentRequest, Party
from tests import factories
from tests.api.test_problems import problem

KEY = {"Idempotency-Key": "2f1c"}


def test_second_request_gets_the_first_answer(editor):
    first = editor.post("/api/v1/parties/", {"name": "Party", "kind": "state"}, headers=KEY)
    again = editor.post("/api/v1/parties/", {"kind": "state", "name": "Party"}, headers=KEY)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert {name: again[name] for name in ("ETag", "Location")} == {name: first[name] for name in ("ETag", "Location")}
    assert (again["Idempotent-Replayed"], "Idempotent-Replayed" in first) == ("true", False)
    assert (Party.objects.count(), Decision.objects.count()) == (1, 1)


def test_other_body_under_the_same_key_gets_422(editor):
    editor.post("/api/v1/parties/", {"name": "Party"}, headers=KEY)

    problem(editor.post("/api/v1/parties/", {"name": "Other"}, headers=KEY), 422)
    problem(editor.post("/api/v1/speakers/", {"name": "Party"}, headers=KEY), 422)
    assert Party.objects.count() == 1


def test_key_belongs_to_its_user(editor, publisher):
    editor.post("/api/v1/parties/", {"name": "Party"}, headers=KEY)

    assert publisher.post("/api/v1/parties/", {"name": "Other"}, headers=KEY).status_code == 201


def test_key_is_forgotten_after_a_day(editor):
    editor.post("/api/v1/parties/", {"name": "Party"}, headers=KEY)
    IdempotentRequest.objects.update(created_at=timezone.now() - timedelta(hours=25))

    assert editor.post("/api/v1/parties/", {"name": "Other"}, headers=KEY).status_code == 201
    assert IdempotentRequest.objects.count() == 1


def test_refused_request_leaves_no_key(editor):
    problem(editor.post("/api/v1/parties/", {"name": ""}, headers=KEY), 400)

    assert editor.post("/api/v1/parties/", {"name": "Party"}, headers=KEY).status_code == 201


def test_change_is_repeated_after_its_record_has_moved_on(editor):
    candidate = factories.CandidateFactory()
    path = f"/api/v1/candidates/{candidate.public_id}/reject/"

    first = editor.change(path, candidate, {"reason": "duplicate"}, **KEY)
    again = editor.post(path, {"reason": "duplicate"}, headers=KEY | {"If-Match": '"1"'})

    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()


@pytest.mark.parametrize("key", ["x" * 201, "a\x07b", "ключ"])
def test_key_that_cannot_be_kept_is_refused(editor, key):
    problem(editor.post("/api/v1/parties/", {"name": "Party"}, headers={"Idempotency-Key": key}), 400)


def test_file_is_told_by_its_content(editor):
    def send(data: bytes):
        file = SimpleUploadedFile("article.txt", data, content_type="text/plain")
        return editor.post("/api/v1/articles/", {"file": file}, format="multipart", headers=KEY)

    first, again = send(factories.INDONESIAN.encode()), send(factories.INDONESIAN.encode())

    assert (first.status_code, again.json()) == (201, first.json())
    problem(send(factories.ENGLISH.encode()), 422)
    assert Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_are_done_once(client_of):
    client = client_of("editor")
    start = Barrier(4)

    def send(_number: int):
        start.wait()
        try:
            answer = client.post("/api/v1/parties/", {"name": "Party"}, headers=KEY)
            return answer.status_code, answer.json()["id"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(send, range(4)))

    party = Party.objects.get()
    assert answers == [(201, str(party.public_id))] * 4
