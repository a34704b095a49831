"""Both local servers: started for the one owner of VAR_DIR, stopped in good order, found by other commands."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from factcheck.local import postgres, valkey
from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout, from_environment
from factcheck.local.ownership import owned, remember
from factcheck.local.processes import server_account, start, stop

Name = Literal["postgres", "valkey"]
VARIABLES: dict[Name, str] = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}
MODULES = {"postgres": postgres, "valkey": valkey}
STOP_SIGNALS: dict[Name, signal.Signals] = {"postgres": signal.SIGINT, "valkey": signal.SIGTERM}
START_SECONDS = 30.0


def needed() -> list[Name]:
    """Return the servers that this environment relies on, because it names no others."""
    return [name for name, variable in VARIABLES.items() if not os.environ.get(variable)]


def why_unreachable() -> str | None:
    """Return a sentence when a local server is relied on and does not run, else None."""
    layout = from_environment(os.environ)
    if all(MODULES[name].answers(layout) for name in needed()):
        return None
    return (
        f"No servers run under {layout.var_dir}: start them with `make run`, "
        f"or set DATABASE_URL and REDIS_URL to running servers."
    )


def start_server(
    name: Name,
    layout: Layout,
    *,
    output: int,
    durable: bool = True,
    pause: Callable[[float], None] = time.sleep,
) -> subprocess.Popen[bytes]:
    """Start a server, its messages going to the file `output`, and return it once it answers.

    What is left of a killed PostgreSQL needs a moment to end, during which a new one refuses the data and ends: it is
    tried again. `pause` waits for some seconds; what it raises ends the start. Raises CannotRun after half a minute.
    """
    account = server_account()
    module = MODULES[name]
    if name == "postgres":
        postgres.initialise(layout, account)
        command = postgres.command(layout, account, durable=durable)
    else:
        command = valkey.command(layout, account)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        module.clear_stale(layout)
        process = start(command, on_orphan=STOP_SIGNALS[name], account=account, cwd=layout.sockets, output=output)
        remember(layout, name, process.pid)
        try:
            while process.poll() is None and time.monotonic() < deadline:
                if module.answers(layout):
                    return process
                pause(0.02)
            pause(0.2)
        except BaseException:
            stop_server(name, process)
            raise
        stop_server(name, process)
    raise CannotRun(
        f"{name} does not start under {layout.var_dir} within {START_SECONDS:.0f} s; see its messages there."
    )


def stop_server(name: Name, process: subprocess.Popen[bytes]) -> None:
    """Stop a server in good order, or kill it after three seconds."""
    stop(process, STOP_SIGNALS[name], within=3.0)


@contextmanager
def running(layout: Layout, *, durable: bool = True) -> Iterator[None]:
    """Run the servers that are needed, their messages in VAR_DIR/servers.log, until the block ends."""
    with owned(layout), layout.log.open("ab") as log:
        started: dict[Name, subprocess.Popen[bytes]] = {}
        try:
            for name in needed():
                started[name] = start_server(name, layout, output=log.fileno(), durable=durable)
            if "postgres" in started:
                postgres.prepare(layout)
            yield
        finally:
            for name, process in reversed(started.items()):
                stop_server(name, process)
