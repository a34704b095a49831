"""Fetching a page from a public address, with a limit on everything: hops, time, bytes, kinds, address ranges.

requests-hardened looks a name up once, refuses private addresses and connects to the one it looked up. Ours are the
rest: ports, each hop vetted anew, five hops, 5 MB after decompression, and twenty seconds in all.
"""

from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from django.conf import settings
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from claims.ingest import addresses, formats
from claims.ingest.deadline import Deadline
from claims.ingest.errors import SourceError
from claims.ingest.read import MOST_BYTES
from claims.ingest.sessions import Session

SECONDS = 20.0
HOPS = 5
CHUNK = 65_536
REDIRECTS = frozenset({301, 302, 303, 307, 308})
ENCODINGS = frozenset({"", "identity", "gzip", "deflate"})  # one at a time: nested ones multiply
HEADERS = {
    "User-Agent": "claim-contradiction-fact-tracker/1 (reads single articles for a newsroom)",
    "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "id, en;q=0.8, *;q=0.5",
}

CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
ACCEPT_FEED = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"
LONGEST_ETAG, LONGEST_DATE = 500, 100  # characters kept; a cut one never matches, so the page is read again


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: raw bytes, decompressed; the declared type; the address after redirects.

    `etag` and `last_modified` are what the server calls this answer, to ask for it again only when it changed.
    """

    data: bytes
    content_type: str
    url: str
    etag: str = ""
    last_modified: str = ""


def fetch(url: str) -> Page:
    """Return the page at `url`, 5 MB at most, within 20 seconds. Raises SourceError with what went wrong."""
    page = _fetch(url, formats.TYPES, {})
    assert page is not None  # nothing was asked for on a condition
    return page


def fetch_if_changed(url: str, types: Container[str], *, etag: str = "", last_modified: str = "") -> Page | None:
    """Return the page at `url`, of one of the media `types`, within the same limits; None when it has not changed.

    `etag` and `last_modified` are those of the page that was read last. Raises SourceError with what went wrong.
    """
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return _fetch(url, types, {"Accept": ACCEPT_FEED} | {name: value for name, value in known.items() if value})


def _fetch(url: str, types: Container[str], headers: dict[str, str]) -> Page | None:
    seconds = float(getattr(settings, "FETCH_SECONDS", SECONDS))
    with Deadline(seconds) as deadline, _worded(url, deadline):
        for _hop in range(HOPS + 1):
            addresses.vet(url)
            # A read that yields nothing for this long ends; the deadline ends what yields a little at a time. Each hop
            # has a session of its own: a connection kept from the last one may be closed by now.
            with (
                _session(deadline) as session,
                session.get(url, headers=headers, stream=True, allow_redirects=False, timeout=seconds) as answer,
            ):
                if any("\x00" in value for value in answer.headers.values()):
                    raise SourceError("bad_answer")  # RFC 9110, section 5.5; no database text holds it
                if answer.status_code == requests.codes.not_modified and CONDITIONS & headers.keys():
                    return None
                if answer.status_code not in REDIRECTS:
                    return _page(answer, url, types)
                where = session.get_redirect_target(answer)  # as UTF-8, which servers send though it is none of HTTP's
                if where is None:
                    raise SourceError("bad_answer")
                url = urljoin(url, where)
    raise SourceError("too_many_redirects")


class _Guard(IPFilterAdapter):  # type: ignore[misc] # untyped library
    """Adds to requests-hardened what it lets through, and the deadline."""

    def __init__(self, deadline: Deadline, *, is_https_proto: bool) -> None:
        super().__init__(is_https_proto=is_https_proto)
        self._deadline = deadline

    def build_connection_pool_key_attributes(self, request: requests.PreparedRequest, *args: object) -> object:
        parts = urlsplit(request.url or "")
        self._allow_loopback = parts.netloc in addresses.allowed_private()
        host_params, pool_kwargs = super().build_connection_pool_key_attributes(request, *args)
        ip = ip_address(host_params["host"].strip("[]"))
        if not self._allow_loopback and (not ip.is_global or ip in addresses.SITE_LOCAL):
            raise InvalidIPAddress(ip)
        return host_params, pool_kwargs

    def get_connection_with_tls_context(self, *args: object, **kwargs: object) -> urllib3.HTTPConnectionPool:
        pool: urllib3.HTTPConnectionPool = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = self._deadline.watching(pool.ConnectionCls)
        return pool


def _session(deadline: Deadline) -> Session:
    session = Session(http=_Guard(deadline, is_https_proto=False), https=_Guard(deadline, is_https_proto=True))
    session.headers.update(HEADERS)
    return session


def _page(answer: requests.Response, url: str, types: Container[str]) -> Page:
    body, given = _body(answer, types), answer.headers
    return Page(
        body,
        given.get("Content-Type", ""),
        url,
        etag=given.get("ETag", "")[:LONGEST_ETAG],
        last_modified=given.get("Last-Modified", "")[:LONGEST_DATE],
    )


def _body(answer: requests.Response, types: Container[str]) -> bytes:
    if answer.status_code != requests.codes.ok:
        raise SourceError("http_error", str(answer.status_code))
    bare = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if bare not in types and bare not in formats.UNSPECIFIC:
        raise SourceError("unknown_type", bare)
    if answer.headers.get("Content-Encoding", "").strip().lower() not in ENCODINGS:
        raise SourceError("bad_answer")
    body = bytearray()
    for chunk in answer.iter_content(CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise SourceError("too_large")
    return bytes(body)


@contextmanager
def _worded(url: str, deadline: Deadline) -> Iterator[None]:
    """Turn whatever the libraries raise into a SourceError."""
    host = addresses.vet(url).hostname or ""
    try:
        yield
        deadline.check()
    except InvalidIPAddress as error:
        raise SourceError("private_address", host) from error
    except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
        deadline.check()
        if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
            raise deadline.error() from error
        if isinstance(error, requests.ConnectionError | OSError) and not isinstance(
            error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError
        ):
            raise SourceError("unreachable", host) from error
        raise SourceError("bad_answer") from error
