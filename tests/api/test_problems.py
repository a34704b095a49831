"""Errors: problem+json for everything, and no body that ends in a 500."""

import json

import pytest
from rest_framework.test import APIClient

from claims.api.parsers import LARGEST_BODY
from claims.models import Article, Decision, Party
from claims.models.choices import PartyKind
from tests import factories

MEMBERS = {"type", "title", "status", "detail", "instance", "errors", "request_id"}


def problem(answer, status: int) -> dict:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert set(body) == MEMBERS
    assert (body["type"], body["status"], body["request_id"]) == ("about:blank", status, answer["X-Request-ID"])
    return body


def test_nobody_gets_401_with_a_challenge(db):
    answer = APIClient().get("/api/v1/claims/")

    assert problem(answer, 401)["instance"] == "/api/v1/claims/"
    assert answer["WWW-Authenticate"] == "Token"


@pytest.mark.parametrize("header", ["Token", "Token a b", "Token \xff", "Token " + "a" * 5000, "Token nonsense"])
def test_wrong_token_gets_401(db, header):
    assert problem(APIClient().get("/api/v1/claims/", headers={"Authorization": header}), 401)


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/v1/", "/api/v1/claims/1/", f"/api/v1/claims/{'0' * 36}/"])
def test_unknown_address_is_a_problem_too(viewer, path):
    assert problem(viewer.get(path), 404)["title"] == "Not Found"
    problem(APIClient().get(path), 401)


def test_unknown_record_gets_404(viewer):
    problem(viewer.get("/api/v1/claims/00000000-0000-4000-8000-000000000000/"), 404)


def test_role_that_is_too_low_is_told_which_one_it_takes(viewer):
    assert "editor" in problem(viewer.post("/api/v1/parties/", {}), 403)["detail"]


@pytest.mark.parametrize("method", ["put", "delete", "options"])
def test_other_methods_get_405(editor, method):
    answer = getattr(editor, method)("/api/v1/parties/")

    assert problem(answer, 405)["title"] == "Method Not Allowed"
    assert "GET" in answer["Allow"]


def test_request_id_of_the_client_is_kept_when_it_is_harmless(viewer):
    kept = viewer.get("/api/v1/nothing/", headers={"X-Request-ID": "desk-42.a"})
    replaced = viewer.get("/api/v1/nothing/", headers={"X-Request-ID": "<script>"})

    assert kept.json()["request_id"] == "desk-42.a"
    assert len(replaced.json()["request_id"]) == 36


def test_fault_of_the_product_is_logged_and_bare(viewer, monkeypatch, caplog):
    viewer.raise_request_exception = False

    def fail(_self, _request):
        raise RuntimeError("the shelf fell down")

    monkeypatch.setattr("claims.api.views.claims.Claims.list", fail)
    body = problem(viewer.get("/api/v1/claims/"), 500)

    assert "shelf" not in json.dumps(body)
    assert body["request_id"] in caplog.text
    assert "the shelf fell down" in caplog.text


DEEP = "[" * 100_000 + "]" * 100_000

HOSTILE = {
    "no JSON": "name=Party",
    "cut off": '{"name": "Par',
    "nothing": "",
    "a number": "1",
    "null": "null",
    "a list": "[]",
    "a list of objects": '[{"name": "Party"}]',
    "deep": DEEP,
    "deep in a field": '{"name": ' + DEEP + "}",
    "not a number": '{"name": NaN}',
    "huge integer": '{"name": ' + "9" * 5000 + "}",
    "object for a string": '{"name": {"a": 1}}',
    "list for a string": '{"name": ["Party"]}',
    "true for a string": '{"name": true}',
    "empty": '{"name": ""}',
    "white": '{"name": " \\u00a0 "}',
    "null byte": '{"name": "Par\\u0000ty"}',
    "lone surrogate": '{"name": "\\ud800"}',
    "too long": json.dumps({"name": "x" * 201}),
    "unknown field": '{"name": "Party", "kin": "state"}',
    "unknown field with odd name": '{"name": "Party", "a/b~\\ud800": 1}',
    "fields that are not to be set": '{"name": "Party", "merged_into": null, "revision": 7}',
    "many unknown fields": json.dumps({f"field{n}": n for n in range(50_000)}),
    "wrong choice": '{"name": "Party", "kind": "planet"}',
    "choice with a lone surrogate": '{"name": "Party", "kind": "\\ud800"}',
    "endless choice": json.dumps({"name": "Party", "kind": "x" * 50_000}),
    "choice of another kind": '{"name": "Party", "kind": ["state"]}',
    "id that is none": '{"name": "Party", "parent": "1"}',
    "id of nothing": '{"name": "Party", "parent": "00000000-0000-4000-8000-000000000000"}',
    "id that is an object": '{"name": "Party", "parent": {"id": 1}}',
    "id that is a huge number": '{"name": "Party", "parent": 123456789012345678901234567890}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_body_is_refused_and_nothing_is_saved(editor, body):
    answer = editor.generic("POST", "/api/v1/parties/", body.encode(), content_type="application/json")

    problem(answer, 400)
    assert len(answer.content) < 20_000
    assert (Party.objects.count(), Decision.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b'{"name": }', "The body is not JSON: see line 1, column 10."),
        (b'{"name": "\xff\xfe"}', "The body is not UTF-8."),
        (b"[" * 100_000, "The JSON is nested too deeply."),
        (b'{"name": ' + b"9" * 5000 + b"}", "A number in the JSON is too long, or none."),
        (b'{"name": NaN}', "A number in the JSON is too long, or none."),
        (b"[]", "Send an object with named fields."),
        (b'{"name": "Party", "kind": 1}', f"kind: Give one of these: {', '.join(PartyKind)}."),
    ],
)
def test_sentence_says_what_to_mend(editor, body, sentence):
    answer = editor.generic("POST", "/api/v1/parties/", body, content_type="application/json")

    assert problem(answer, 400)["detail"] == sentence


def test_byte_order_mark_is_no_error(editor):
    body = b'\xef\xbb\xbf{"name": "Party"}'

    assert editor.generic("POST", "/api/v1/parties/", body, content_type="application/json").status_code == 201


@pytest.mark.parametrize("body", [b"\x00", b"\x89PNG\r\n"])
def test_bytes_that_are_no_text_are_refused(editor, body):
    problem(editor.generic("POST", "/api/v1/parties/", body, content_type="application/json"), 400)


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "multipart/form-data", ""])
def test_other_content_types_are_refused(editor, content_type):
    problem(editor.generic("POST", "/api/v1/parties/", b'{"name": "Party"}', content_type=content_type), 415)


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary=\x00", "multipart/x"])
def test_broken_form_is_refused(editor, content_type):
    answer = editor.generic("POST", "/api/v1/articles/", b"--x\r\n", content_type=content_type)

    assert answer.status_code in {400, 415}
    assert answer["Content-Type"] == "application/problem+json"


def test_body_of_more_than_5_mb_gets_413(editor):
    body = json.dumps({"text": "x" * LARGEST_BODY}).encode()

    problem(editor.generic("POST", "/api/v1/articles/", body, content_type="application/json"), 413)
    assert Article.objects.count() == 0


def test_errors_point_at_what_is_wrong(editor):
    version = factories.ArticleVersionFactory()
    body = {
        "article": str(version.article.public_id),
        "start": 0,
        "end": 10,
        "said": {"stance": "shouts", "figures": [{"low": 1}, {"low": 5, "high": 2}, {}]},
    }

    errors = problem(editor.post("/api/v1/statements/", body), 400)["errors"]

    assert {(error["pointer"], error["code"]) for error in errors} == {
        ("/said/stance", "invalid_choice"),
        ("/said/proposition", "required"),
        ("/said/figures/1", "invalid"),
        ("/said/figures/2", "invalid"),
    }


@pytest.mark.parametrize(
    "figure",
    [
        '{"low": 1e400}',
        '{"low": "Infinity"}',
        '{"low": -1e300}',
        '{"low": "many"}',
        '{"low": 1, "disclosed": false}',
        '{"low": 1, "modifier": "some"}',
        '{"low": 1, "start": -1}',
        '{"low": 1, "start": 1099511627776}',
    ],
)
def test_impossible_figure_is_refused(editor, figure):
    candidate = factories.CandidateFactory()

    path, body = f"/api/v1/candidates/{candidate.public_id}/", '{"figures": [' + figure + "]}"
    match = {"If-Match": '"1"'}
    answer = editor.generic("PATCH", path, body.encode(), content_type="application/json", headers=match)

    assert problem(answer, 400)["errors"][0]["pointer"].startswith("/figures/0")
