"""Fetching from a server that means no good."""

import socket
import time

import pytest

from claims.ingest.errors import SourceError
from claims.ingest.fetch import fetch
from tests.ingest import server


@pytest.mark.parametrize("path", ["/page", "/gzip", "/hop", "/endless-hop"])
def test_fetch_returns_the_page_decompressed(site: str, path: str) -> None:
    page = fetch(site + path)
    assert page.data == server.PAGE
    assert page.content_type == "text/html; charset=utf-8"
    assert page.url == site + ("/page" if path.endswith("hop") else path)


def test_fetch_follows_an_address_that_is_not_ascii(site: str) -> None:
    assert fetch(site + "/hop-in-utf-8").url == site + "/lereng-é"


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("/loop", "too_many_redirects"),
        ("/private", "private_address"),
        ("/metadata", "private_address"),
        ("/other-port", "address_port"),
        ("/file", "not_an_address"),
        ("/drip", "fetch_too_slow"),
        ("/slow-headers", "fetch_too_slow"),
        ("/endless", "too_large"),
        ("/huge", "too_large"),
        ("/bomb", "too_large"),
        ("/nested", "bad_answer"),
        ("/false-gzip", "bad_answer"),
        ("/cut", "bad_answer"),
        ("/image", "unknown_type"),
        ("/null", "bad_answer"),
        ("/error", "http_error"),
        ("/missing", "http_error"),
        ("/header-bomb", "unreachable"),
        ("/no-http", "unreachable"),
        ("/hang-up", "unreachable"),
        ("/nowhere", "bad_answer"),
    ],
)
def test_fetch_refuses_with_a_sentence_and_in_time(site: str, path: str, slug: str) -> None:
    begun = time.monotonic()
    with pytest.raises(SourceError) as refused:
        fetch(site + path)
    assert refused.value.slug == slug
    assert refused.value.sentence().endswith(".")
    assert "%(" not in refused.value.sentence()
    assert time.monotonic() - begun < server.SECONDS + 1.5


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("http://127.0.0.1/", "private_address"),
        ("http://2130706433/", "private_address"),
        ("http://0x7f.1/", "private_address"),
        ("http://017700000001/", "private_address"),
        ("http://[::1]/", "private_address"),
        ("http://[::ffff:127.0.0.1]/", "private_address"),
        ("http://[fec0::1]/", "private_address"),
        ("http://[fe80::1%25eth0]/", "private_address"),
        ("http://10.1.2.3/", "private_address"),
        ("http://169.254.169.254/", "private_address"),
        ("http://100.64.0.1/", "private_address"),
        ("http://0.0.0.0/", "private_address"),
        ("http://224.0.0.1/", "private_address"),
        ("http://localhost/", "private_address"),
        ("http://intranet/", "private_address"),
        ("http://printer.local/", "private_address"),
        ("ftp://example.org/", "not_an_address"),
        ("file:///etc/passwd", "not_an_address"),
        ("gopher://example.org/", "not_an_address"),
        ("javascript:alert(1)", "not_an_address"),
        ("http:///path", "not_an_address"),
        ("http://[::1", "not_an_address"),
        ("http://example.org:port/", "not_an_address"),
        ("http://exa mple.org/", "not_an_address"),
        ("http://example.org/\r\nHost: inside", "not_an_address"),
        ("http://example.org/" + "a" * 3000, "not_an_address"),
        ("http://user:secret@example.org/", "address_with_password"),
        ("http://@example.org/", "address_with_password"),
        ("http://example.org:8080/", "address_port"),
        ("http://example.org:6379/", "address_port"),
    ],
)
def test_fetch_refuses_addresses_that_are_not_public(url: str, slug: str) -> None:
    with pytest.raises(SourceError) as refused:
        fetch(url)
    assert refused.value.slug == slug


@pytest.mark.parametrize("answer", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "fec0::1", "::1", "fd00::1"])
def test_fetch_refuses_a_public_name_that_leads_to_a_private_address(
    monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    family = socket.AF_INET6 if ":" in answer else socket.AF_INET
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_args, **_kwargs: [(family, socket.SOCK_STREAM, 6, "", (answer, 80))]
    )
    with pytest.raises(SourceError) as refused:
        fetch("http://news.example.org/")
    assert (refused.value.slug, refused.value.detail) == ("private_address", "news.example.org")


def test_fetch_looks_a_name_up_once_and_goes_there(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """A name that turns private between look-up and connection is never looked up a second time."""
    asked: list[str] = []

    def lookup(host: str, port: int, *_args: object, **_kwargs: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host if host[0].isdigit() else "192.0.2.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with pytest.raises(SourceError):
        fetch("http://news.example.org/")
    assert asked.count("news.example.org") == 1


def test_fetch_takes_no_proxy_from_the_environment(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert fetch(site + "/page").data == server.PAGE
