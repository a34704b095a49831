"""One owner of VAR_DIR at a time, and the end of what an earlier one, killed, left running."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

from factcheck.local import folders
from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout
from factcheck.local.processes import kill_group, server_account


@contextmanager
def owned(layout: Layout) -> Iterator[None]:
    """Hold VAR_DIR for this process, its folders made and nothing of an earlier owner running.

    The kernel frees the lock with the process, however that ends. Raises CannotRun while another process holds it.
    """
    folders.prepare(layout, server_account())
    with layout.lock.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotRun(f"The newsroom under {layout.var_dir} is already running; stop that one first.") from error
        end_leftovers(layout)
        yield
        layout.processes.unlink(missing_ok=True)


def remember(layout: Layout, name: str, pid: int) -> None:
    """Note a started process, with the time of its start, which tells it from a later one of the same number."""
    with suppress(psutil.NoSuchProcess):
        noted = remembered(layout) | {name: (pid, psutil.Process(pid).create_time())}
        layout.processes.write_text(json.dumps(noted))


def remembered(layout: Layout) -> dict[str, tuple[int, float]]:
    """Return the processes noted last: by name the number and the time of start (seconds since 1970)."""
    try:
        noted = json.loads(layout.processes.read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return {name: (int(pid), float(created)) for name, (pid, created) in noted.items()}


def end_leftovers(layout: Layout) -> None:
    """End every noted process that still runs, with its group; one more start would otherwise meet it."""
    for pid, created in remembered(layout).values():
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            if process.create_time() == created:
                kill_group(pid)
                process.wait(5)
    layout.processes.unlink(missing_ok=True)
