"""What the processes print, line by line, each under the name of its process."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

WIDTH = 8
_copiers: list[threading.Thread] = []


def say(sentence: str) -> None:
    """Print a sentence of the supervisor's own; a closed terminal is no error."""
    with suppress(OSError):
        sys.stdout.write(f"{sentence}\n")  # one write: lines of several threads stay whole
        sys.stdout.flush()


@contextmanager
def prefixed(name: str) -> Iterator[int]:
    """Yield a file to which a process, started in the block, may write; each of its lines is printed with `name`.

    The file is read to its end even when nobody reads our own output any more: the process must never wait for us.
    """
    reader, writer = os.pipe()
    copier = threading.Thread(target=_copy, args=(name, reader), daemon=True)
    copier.start()
    _copiers.append(copier)
    try:
        yield writer
    finally:
        os.close(writer)


def finish() -> None:
    """Wait a moment for the last lines of processes that have ended."""
    deadline = time.monotonic() + 0.5
    for copier in _copiers:
        copier.join(max(0.0, deadline - time.monotonic()))


def _copy(name: str, reader: int) -> None:
    with os.fdopen(reader, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            say(f"{name:<{WIDTH}} | {line.rstrip()}")
