"""Reading a file in a process of its own, with a limit on time and memory: such files are programs."""

import json
import logging
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from claims.ingest.errors import SourceError
from claims.ingest.read import MOST_CHARACTERS, Read
from claims.vocabulary import Precision

log = logging.getLogger(__name__)

SECONDS = 30
MEMORY = 1024 * 1024 * 1024  # bytes of address space
LONGEST_TITLE = 500  # characters; a title may be as large as a book
LONGEST_REASON = 500  # bytes of a reader's last words that are logged
CHECKOUT = Path(__file__).resolve().parents[2]


def read(kind: str, data: bytes) -> Read:
    """Return what the reader `kind` ("pdf", "docx" or "html") finds in `data`. Raises SourceError."""
    command = [sys.executable, "-m", f"claims.ingest.{kind}"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, cwd=CHECKOUT, check=False)
    except subprocess.TimeoutExpired as error:
        raise SourceError("reading_too_costly") from error
    if done.returncode != 0:
        log.warning("The reader of %s files failed: %r", kind, done.stderr[-LONGEST_REASON:])
        # Ended by a signal it was past a limit; by itself, it met something that no reader foresaw.
        raise SourceError("reading_too_costly" if done.returncode < 0 else "damaged")
    found = json.loads(done.stdout)
    if "error" in found:
        raise SourceError(found["error"], found["detail"])
    day = found["published_on"]
    fields = {"published_on": date.fromisoformat(day) if day else None, "precision": Precision(found["precision"])}
    return Read(**found | fields)


def serve(reader: Callable[[bytes], Read]) -> None:
    """Read standard input with `reader` and print what it found as JSON: the other side of `read`."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        found = reader(sys.stdin.buffer.read())
    except SourceError as error:
        answer = {"error": error.slug, "detail": error.detail}
    except MemoryError:
        answer = {"error": "reading_too_costly", "detail": ""}
    else:
        # One character too many is enough for the caller to say that it is too long.
        kept = {"text": found.text[: MOST_CHARACTERS + 1], "title": found.title[:LONGEST_TITLE]}
        answer = asdict(found) | kept
    json.dump(answer, sys.stdout, default=date.isoformat)


def storable(text: str) -> str:
    """Return `text` with what no database text holds replaced: null characters and lone surrogates."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
