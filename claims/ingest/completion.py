"""Asking a language model over HTTP: any endpoint that speaks the OpenAI chat completions protocol.

The endpoint is the operator's own choice and may be on a private network; its answers are not trusted. Time, bytes and
attempts are bounded, no redirect is followed, and the key appears in no error: those are slugs alone.
"""

import json
import time
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

from claims.extraction.proposal import ExtractorUnavailable
from claims.ingest.deadline import Deadline
from claims.ingest.errors import SourceError
from claims.ingest.sessions import Session

MOST_BYTES = 1_000_000
MOST_TOKENS = 16_000  # asked of the model
CHUNK = 65_536
AGAIN = frozenset({408, 429, 500, 502, 503, 504})
REFUSED = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, whom, and how long to wait. The key is no part of its repr."""

    url: str  # up to and without /chat/completions
    model: str
    key: str = field(default="", repr=False)
    connect_seconds: float = 5.0
    read_seconds: float = 60.0  # without a byte
    total_seconds: float = 120.0  # all attempts and pauses together
    attempts: int = 3
    pause_seconds: float = 1.0  # before the second attempt; twice as long before each next one


def complete(endpoint: Endpoint, messages: list[dict[str, str]], schema: dict[str, Any]) -> str:
    """Return the text of the model's answer to `messages`, asked for as JSON of `schema`.

    Raises ExtractorUnavailable with one of: misconfigured, unreachable, too_slow, refused, busy, http_error,
    too_large, bad_answer.
    """
    body = _body(endpoint.model, messages, schema)
    try:
        with Deadline(endpoint.total_seconds) as deadline:
            return _text(_asked(endpoint, body, deadline))
    except SourceError:  # of the deadline
        raise ExtractorUnavailable("too_slow") from None


def _body(model: str, messages: list[dict[str, str]], schema: dict[str, Any]) -> bytes:
    shape = {"name": "statements", "strict": True, "schema": schema}
    asked = {
        "model": model,
        "messages": messages,
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "response_format": {"type": "json_schema", "json_schema": shape},
    }
    return json.dumps(asked).encode()


def _asked(endpoint: Endpoint, body: bytes, deadline: Deadline) -> bytes:
    """Return the body of the first good answer; what may pass is tried again, with a pause."""
    reason = "unreachable"
    for attempt in range(endpoint.attempts):
        if attempt:
            time.sleep(min(endpoint.pause_seconds * 2 ** (attempt - 1), endpoint.total_seconds))
            deadline.check()
        try:
            return _once(endpoint, body, deadline)
        except _TryAgain as passing:
            reason = passing.reason
    raise ExtractorUnavailable(reason)


class _TryAgain(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _once(endpoint: Endpoint, body: bytes, deadline: Deadline) -> bytes:
    url = f"{endpoint.url.rstrip('/')}/chat/completions"
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    waits = (endpoint.connect_seconds, endpoint.read_seconds)
    try:
        with Session(http=_Watched(deadline), https=_Watched(deadline)) as session:
            request = _prepared(session, url, body, headers)
            with session.send(request, timeout=waits, stream=True, allow_redirects=False) as answer:
                found = _read(answer)
            deadline.check()  # what it cuts may look like an end
            return found
    # What the libraries raise may hold the request with its headers: nothing of it goes on.
    except (requests.Timeout, urllib3.exceptions.TimeoutError):
        deadline.check()
        raise ExtractorUnavailable("too_slow") from None
    except (requests.exceptions.InvalidSchema, UnicodeError):
        raise ExtractorUnavailable("misconfigured") from None
    except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError):
        deadline.check()
        raise _TryAgain("unreachable") from None


def _prepared(session: requests.Session, url: str, body: bytes, headers: dict[str, str]) -> requests.PreparedRequest:
    try:
        return session.prepare_request(requests.Request("POST", url, headers=headers, data=body))
    except (requests.RequestException, ValueError):  # an address that is none, a key with a line end
        raise ExtractorUnavailable("misconfigured") from None


def _read(answer: requests.Response) -> bytes:
    if answer.status_code in AGAIN:
        raise _TryAgain("busy" if answer.status_code == requests.codes.too_many_requests else "http_error")
    if answer.status_code in REFUSED:
        raise ExtractorUnavailable("refused")
    if answer.status_code != requests.codes.ok:
        raise ExtractorUnavailable("http_error")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise ExtractorUnavailable("bad_answer")
    body = bytearray()
    for chunk in answer.iter_content(CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise ExtractorUnavailable("too_large")
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        text = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise ExtractorUnavailable("bad_answer") from None
    if not isinstance(text, str):
        raise ExtractorUnavailable("bad_answer")
    return text


class _Watched(HTTPAdapter):
    """Puts every connection under the deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        super().__init__()

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = self._deadline.watching(pool.ConnectionCls)
        return pool
