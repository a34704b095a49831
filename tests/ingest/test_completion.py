"""Asking a model that misbehaves: bounded in time, bytes and attempts, and nothing of the key gets out."""

import time
import traceback
from collections.abc import Iterator
from dataclasses import replace

import pytest

from claims.extraction.proposal import ExtractorUnavailable
from claims.ingest.completion import Endpoint, complete
from tests.ingest import model_server
from tests.ingest.model_server import END, Model

KEY = "sk-very-secret"


@pytest.fixture
def model() -> Iterator[Model]:
    with model_server.running() as server:
        yield server


def endpoint(model: Model, path: str) -> Endpoint:
    total = 0.3 if path == "/drip" else 4.0  # a busy machine is no misbehaving model
    return Endpoint(
        model.url(path), "small", KEY, connect_seconds=1, read_seconds=0.3, total_seconds=total, pause_seconds=0.01
    )


def ask(where: Endpoint) -> str:
    return complete(where, [{"role": "user", "content": "Halo"}], {"type": "object"})


def test_good_answer_is_returned_and_the_schema_is_asked_for(model: Model) -> None:
    assert ask(endpoint(model, "/good")) == '{"statements": []}'
    ((path, headers, body),) = model.asked
    assert (path, headers["Authorization"]) == (f"/good{END}", f"Bearer {KEY}")
    assert (body["model"], body["temperature"]) == ("small", 0)
    assert body["response_format"]["json_schema"] == {
        "name": "statements",
        "strict": True,
        "schema": {"type": "object"},
    }


@pytest.mark.parametrize(
    ("path", "slug", "asked"),
    [
        ("/drip", "too_slow", 1),
        ("/silent", "too_slow", 1),
        ("/huge", "too_large", 1),
        ("/text", "bad_answer", 1),
        ("/no-choices", "bad_answer", 1),
        ("/refusal", "bad_answer", 1),
        ("/deep", "bad_answer", 1),
        ("/gzip", "bad_answer", 1),
        ("/redirect", "http_error", 1),
        ("/401", "refused", 1),
        ("/404", "http_error", 1),
        ("/429", "busy", 3),
        ("/500", "http_error", 3),
        ("/reset", "unreachable", 3),
        ("/no-http", "unreachable", 3),
        ("/two-lengths", "unreachable", 3),
    ],
)
def test_misbehaving_model_ends_soon_with_a_slug(
    model: Model, path: str, slug: str, asked: int, caplog: pytest.LogCaptureFixture
) -> None:
    begun = time.monotonic()
    with pytest.raises(ExtractorUnavailable) as error:
        ask(endpoint(model, path))
    assert time.monotonic() - begun < 2.5
    assert (str(error.value), len(model.asked)) == (slug, asked)
    told = "".join(traceback.format_exception(error.value)) + caplog.text
    assert KEY not in told


def test_what_passes_is_tried_again(model: Model) -> None:
    assert ask(endpoint(model, "/flaky")) == '{"statements": []}'
    assert len(model.asked) == 3


def test_nobody_listening_is_unreachable(model: Model) -> None:
    model.server_close()
    with pytest.raises(ExtractorUnavailable, match="unreachable"):
        ask(endpoint(model, "/good"))


@pytest.mark.parametrize("url", ["", "ftp://127.0.0.1/v1", "http://", "http://[::1"])
def test_address_that_is_none_is_misconfigured(model: Model, url: str) -> None:
    with pytest.raises(ExtractorUnavailable, match="misconfigured"):
        ask(replace(endpoint(model, "/good"), url=url))


@pytest.mark.parametrize("odd", ["\nline", "\u2013"])
def test_key_that_cannot_be_sent_is_misconfigured_and_not_told(model: Model, odd: str) -> None:
    with pytest.raises(ExtractorUnavailable, match="misconfigured") as error:
        ask(replace(endpoint(model, "/good"), key=KEY + odd))
    assert KEY not in "".join(traceback.format_exception(error.value))


def test_endpoint_does_not_show_its_key() -> None:
    assert KEY not in repr(Endpoint("http://127.0.0.1/v1", "small", KEY))
