"""A hostile web server on the loopback: each path misbehaves in its own way."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

PAGE = (
    b"<html><head><title>Berita</title></head><body><article><p>Juru bicara kementerian mengatakan bahwa pasukan telah "
    b"mundur dari lereng itu.</p><p>Kementerian lain membantah keterangan itu.</p></article></body></html>"
)
MEGABYTE = 1024 * 1024
SECONDS = 2.0  # that a fetch from it may take
BOMB = gzip.compress(b"a" * 32 * MEGABYTE)


class Handler(BaseHTTPRequestHandler):
    """Answers by path; a client that hangs up in the middle is what is hoped for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            PATHS.get(self.path, missing)(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


def answer(to: Handler, body: bytes, status: int = 200, **headers: str) -> None:
    to.send_response(status)
    given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    for name, value in (given | {key.replace("_", "-"): value for key, value in headers.items()}).items():
        if value:
            to.send_header(name, value)
    to.end_headers()
    to.wfile.write(body)


def missing(to: Handler) -> None:
    answer(to, b"none", status=404)


def redirect(to: Handler, where: str) -> None:
    answer(to, b"", status=302, Location=where)


def endless_redirect(to: Handler) -> None:
    answer(to, b"", status=302, Location="/page", Content_Length="")
    while True:
        to.wfile.write(bytes(MEGABYTE))


def drip(to: Handler) -> None:
    answer(to, b"", Content_Length="100000")
    for _ in range(200):
        to.wfile.write(b"a")
        time.sleep(0.05)


def endless(to: Handler) -> None:
    answer(to, b"", Content_Length="")
    while True:
        to.wfile.write(b"<p>and on</p>" * 5000)


def slow_headers(to: Handler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(200):
        to.wfile.write(f"X-{n}: a\r\n".encode())
        time.sleep(0.05)


def header_bomb(to: Handler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"a" * MEGABYTE + b"\r\n\r\n")


def nested_gzip(to: Handler) -> None:
    answer(to, gzip.compress(gzip.compress(bytes(MEGABYTE))), Content_Encoding="gzip, gzip")


PATHS: dict[str, Callable[[Handler], None]] = {
    "/page": lambda to: answer(to, PAGE),
    "/gzip": lambda to: answer(to, gzip.compress(PAGE), Content_Encoding="gzip"),
    "/hop": lambda to: redirect(to, "/page"),
    "/hop-in-utf-8": lambda to: redirect(to, "/lereng-é".encode().decode("latin-1")),
    "/lereng-%C3%A9": lambda to: answer(to, PAGE),
    "/endless-hop": endless_redirect,
    "/loop": lambda to: redirect(to, "/loop"),
    "/private": lambda to: redirect(to, "http://10.0.0.1/"),
    "/metadata": lambda to: redirect(to, "http://169.254.169.254/latest"),
    "/other-port": lambda to: redirect(to, "http://127.0.0.1:1/"),
    "/file": lambda to: redirect(to, "file:///etc/passwd"),
    "/nowhere": lambda to: answer(to, b"", status=302),
    "/drip": drip,
    "/endless": endless,
    "/huge": lambda to: answer(to, b"a" * 6 * MEGABYTE),
    "/bomb": lambda to: answer(to, BOMB, Content_Encoding="gzip"),
    "/nested": nested_gzip,
    "/false-gzip": lambda to: answer(to, PAGE, Content_Encoding="gzip"),
    "/cut": lambda to: answer(to, PAGE, Content_Length=str(len(PAGE) + 1000)),
    "/image": lambda to: answer(to, b"\x89PNG", Content_Type="image/png"),
    "/null": lambda to: answer(to, PAGE, ETag="a\0b"),
    "/error": lambda to: answer(to, b"", status=500),
    "/empty": lambda to: answer(to, b""),
    "/slow-headers": slow_headers,
    "/header-bomb": header_bomb,
    "/no-http": lambda to: to.wfile.write(b"SSH-2.0-OpenSSH\r\n"),
    "/hang-up": lambda to: to.wfile.write(b""),
}  # fmt: skip


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Give the "host:port" of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(address: str, settings: Any) -> str:
    """Allow the hostile server, and only it, for a fetch of SECONDS at most; give where its paths begin."""
    settings.FETCH_ALLOWED_LOOPBACK = [address]
    settings.FETCH_SECONDS = SECONDS
    return f"http://{address}"
