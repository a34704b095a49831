"""The main job over the API alone, with a real worker: from a text to a claim with both its sides."""

import time

import pytest

from tests import factories

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


def wait_for(editor, path: str) -> dict:
    deadline = time.monotonic() + 60
    while (job := editor.get(path).json())["stage"] not in {"done", "failed"}:
        assert time.monotonic() < deadline, job
        time.sleep(0.1)
    assert job["stage"] == "done", job
    return job


def accept(editor, candidate: dict, **body) -> dict:
    match = {"If-Match": f'"{candidate["revision"]}"'}
    answer = editor.post(f"{candidate['url']}/accept/", body, headers=match)
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_text_becomes_a_disputed_claim(celery_worker, editor):
    names = ("Kementerian Pertahanan Azerbaijan", "Kementerian Pertahanan Armenia")
    azerbaijan, _armenia = [editor.post("/api/v1/parties/", {"name": name}).json()["id"] for name in names]

    article = editor.post("/api/v1/articles/", {"text": factories.INDONESIAN}).json()
    wait_for(editor, article["job"]["url"])
    text = editor.get(article["url"]).json()["versions"][0]["text"]
    candidates = editor.get(f"/api/v1/candidates/?article={article['id']}&state=pending").json()["results"]
    by_stance = {candidate["stance"]: candidate for candidate in candidates}

    accusation = accept(
        editor,
        by_stance["accuses"],
        new_claim="Armenian forces broke the truce first.",
        changes={"party": azerbaijan},  # the text says "that ministry"
    )
    denial = accept(editor, by_stance["denies"], claim=accusation["claim"])
    claim = editor.get(f"/api/v1/claims/{accusation['claim']}/").json()

    assert [voice["name"] for voice in claim["asserted_by"]] == ["Kementerian Pertahanan Azerbaijan"]
    assert [voice["name"] for voice in claim["denied_by"]] == ["Kementerian Pertahanan Armenia"]
    assert (claim["status"]["disputed"], len(claim["positions"])) == (True, 2)
    for statement in (accusation, denial):
        passage = statement["passage"]
        assert text[passage["start"] : passage["end"]] == passage["exact"]
