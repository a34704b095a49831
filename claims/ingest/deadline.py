"""A wall clock over everything that a fetch does on the network."""

import socket
from threading import Lock, Timer
from types import TracebackType
from typing import Any

from claims.ingest.errors import SourceError


class Deadline:
    """Ends every connection opened under it when the time is up, whatever it is doing: a drip of bytes has no gap."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._passed = False
        self._sockets: list[socket.socket] = []
        self._lock = Lock()
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for twin in self._sockets:
                twin.close()
            self._sockets.clear()

    def error(self) -> SourceError:
        """Return the error that says that the time is up."""
        return SourceError("fetch_too_slow", f"{self._seconds:.0f}")

    def check(self) -> None:
        """Raise SourceError `fetch_too_slow` once the time is up."""
        if self._passed:
            raise self.error()

    def watching(self, base: type[Any]) -> type[Any]:
        """Return the connection class `base` (urllib3's), each of whose sockets this deadline can cut."""
        deadline = self

        class Watched(base):  # type: ignore[misc] # the base is chosen by the scheme
            def _new_conn(self) -> socket.socket:
                made: socket.socket = super()._new_conn()
                deadline._watch(made)
                return made

        return Watched

    def _watch(self, made: socket.socket) -> None:
        # TLS takes the socket's descriptor over; a twin of it still shuts the same connection.
        twin = made.dup()
        with self._lock:
            self._sockets.append(twin)
        if self._passed:
            self._cut()

    def _cut(self) -> None:
        self._passed = True
        with self._lock:
            for twin in self._sockets:
                try:
                    twin.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # closed already
