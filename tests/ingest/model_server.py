"""A language model that misbehaves, on the loopback: each path in its own way. What it was asked is kept."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

END = "/chat/completions"


class Model(ThreadingHTTPServer):
    """Answers `content` on /good; `asked` holds (path, headers, body) of every request."""

    daemon_threads = True
    content = '{"statements": []}'

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what is hoped for."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Model

    def do_POST(self) -> None:
        self.close_connection = True
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        with suppress(BrokenPipeError, ConnectionResetError):
            PATHS[self.path.removesuffix(END)](self)

    def log_message(self, format: str, *args: object) -> None:
        pass


def send(to: Handler, body: bytes, status: int = 200, **headers: str) -> None:
    to.send_response(status)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in ({"Content-Length": str(len(body))} | given).items():
        to.send_header(name, value)
    to.end_headers()
    to.wfile.write(body)


def message(content: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def good(to: Handler) -> None:
    send(to, message(to.server.content))


def drip(to: Handler) -> None:
    send(to, b"", Content_Length="100000")
    for _ in range(200):
        to.wfile.write(b" ")
        time.sleep(0.03)


def silent(to: Handler) -> None:
    time.sleep(5.0)


def no_http(to: Handler) -> None:
    to.wfile.write(b"SSH-2.0-OpenSSH\r\n")


def flaky(to: Handler) -> None:
    """Fails until it is asked for the third time."""
    if len(to.server.asked) < 3:
        send(to, b"", status=503)
    else:
        good(to)


PATHS: dict[str, Callable[[Handler], None]] = {
    "/good": good,
    "/drip": drip,
    "/silent": silent,
    "/huge": lambda to: send(to, b" " * 1_500_000),
    "/text": lambda to: send(to, b"<html>busy</html>"),
    "/no-choices": lambda to: send(to, b'{"choices": []}'),
    "/refusal": lambda to: send(to, message(None)),
    "/deep": lambda to: send(to, b"[" * 200_000),
    "/two-lengths": lambda to: send(to, b"{}", content_length="7"),
    "/gzip": lambda to: send(to, b"x", Content_Encoding="gzip"),
    "/redirect": lambda to: send(to, b"", status=307, Location=to.server.url("/good") + END),
    "/401": lambda to: send(to, b"", status=401),
    "/404": lambda to: send(to, b"", status=404),
    "/429": lambda to: send(to, b"", status=429, Retry_After="3600"),
    "/500": lambda to: send(to, b"", status=500),
    "/reset": lambda to: to.connection.close(),
    "/no-http": no_http,
    "/flaky": flaky,
}


@contextmanager
def running() -> Iterator[Model]:
    server = Model()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
