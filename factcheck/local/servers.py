"""Both local servers together: started for one owner of VAR_DIR, stopped in order, found by other commands."""

import fcntl
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

import psutil

from factcheck.local import folders, postgres, valkey
from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout, from_environment
from factcheck.local.processes import kill_group, server_account, start, stop

Name = Literal["postgres", "valkey"]
NAMES: tuple[Name, ...] = ("postgres", "valkey")
RETRY_SECONDS = 10.0


def needed() -> bool:
    """Say whether this environment relies on local servers: it names no others."""
    return not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"))


def why_unreachable() -> str | None:
    """Return a sentence when the local servers are relied on and do not run, else None."""
    layout = from_environment(os.environ)
    if not needed() or valkey.answers(layout):
        return None
    return (
        f"No servers run under {layout.var_dir}: start them with `make run`, "
        f"or set DATABASE_URL and REDIS_URL to running servers."
    )


@contextmanager
def owned(layout: Layout) -> Iterator[None]:
    """Hold VAR_DIR for this process, with its folders made and what a crash left behind ended.

    The kernel frees the lock with the process, however it ends. Raises CannotRun while another process holds it.
    """
    account = server_account()
    folders.prepare(layout, account)
    with layout.lock.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotRun(f"Another process already runs the newsroom of {layout.var_dir}; stop it first.") from error
        end_leftovers(layout)
        yield


def start_server(
    name: Name, layout: Layout, *, output: int | None = None, durable: bool = True
) -> subprocess.Popen[bytes]:
    """Start one server and return it once it answers; raises CannotRun where it does not come up.

    Backends of a killed PostgreSQL need a moment to notice, during which a new one refuses the data: hence the retries.
    """
    account = server_account()
    module = {"postgres": postgres, "valkey": valkey}[name]
    if name == "postgres":
        postgres.initialise(layout, account)
        command, orphan = postgres.command(layout, account, durable=durable), signal.SIGINT
    else:
        command, orphan = valkey.command(layout, account), signal.SIGTERM
    deadline = time.monotonic() + RETRY_SECONDS
    while time.monotonic() < deadline:
        process = start(command, on_orphan=orphan, account=account, cwd=layout.sockets, output=output)
        remember(layout, name, process)
        if module.wait(layout, process):
            return process
        time.sleep(0.2)
    raise CannotRun(f"{name} does not start under {layout.var_dir}: its messages are printed above.")


def stop_server(name: Name, process: subprocess.Popen[bytes]) -> None:
    """Stop one server in good order, within three seconds."""
    stop(process, signal.SIGINT if name == "postgres" else signal.SIGTERM, within=3.0)


@contextmanager
def running(layout: Layout, *, durable: bool = True) -> Iterator[None]:
    """Run both servers, ready for use and with their messages in VAR_DIR/servers.log, until the block ends."""
    with owned(layout), layout.log.open("ab") as log:
        started: dict[Name, subprocess.Popen[bytes]] = {}
        try:
            for name in NAMES:
                started[name] = start_server(name, layout, output=log.fileno(), durable=durable)
            postgres.prepare(layout)
            yield
        finally:
            for name, process in reversed(started.items()):
                stop_server(name, process)


def remember(layout: Layout, name: str, process: subprocess.Popen[bytes]) -> None:
    """Note a started process under VAR_DIR, with the time that tells it from a later one of the same number."""
    known = _remembered(layout)
    with suppress(psutil.NoSuchProcess):
        known[name] = (process.pid, psutil.Process(process.pid).create_time())
    layout.processes.write_text(json.dumps(known))


def end_leftovers(layout: Layout) -> None:
    """End the processes that an earlier owner of VAR_DIR, killed, left running, and clear what they left on disk."""
    for pid, created in _remembered(layout).values():
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            if process.create_time() == created:
                kill_group(pid)
                process.wait(5)
    layout.processes.unlink(missing_ok=True)
    # The owner of the lock is alone: a pid file or a socket that is still here belongs to nobody.
    (layout.postgres_data / "postmaster.pid").unlink(missing_ok=True)
    layout.postgres_socket.unlink(missing_ok=True)
    layout.postgres_socket.with_name(layout.postgres_socket.name + ".lock").unlink(missing_ok=True)
    layout.valkey_socket.unlink(missing_ok=True)


def _remembered(layout: Layout) -> dict[str, tuple[int, float]]:
    try:
        noted = json.loads(layout.processes.read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return {name: (int(pid), float(created)) for name, (pid, created) in noted.items()}
