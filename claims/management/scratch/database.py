"""A database to measure in: one that lives as long as the measurement, or one that is kept for the next."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
from django.db import connection

from factcheck.local import servers
from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout, from_environment
from factcheck.local.processes import server_account


@contextmanager
def scratch_database() -> Iterator[None]:
    """Point the connection of this process at an empty database with all tables until the block ends, then drop it.

    The newsroom's own database is not opened. Raises CannotRun when a server has to be started and does not start.
    """
    with _server():
        before = connection.settings_dict["NAME"]
        connection.settings_dict["TEST"]["NAME"] = f"benchmark_{os.getpid()}"
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)


def keep_database(name: str) -> None:
    """Point the connection of this process at the database `name` of the running server, with all tables of today.

    It is made where there is none, and stays. Raises CannotRun where no server runs.
    """
    if reason := servers.why_unreachable():
        raise CannotRun(reason)
    if name == connection.settings_dict["NAME"]:
        raise CannotRun(f"{name} is the newsroom's own database.")
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, keepdb=True, serialize=False)


@contextmanager
def _server() -> Iterator[None]:
    """Make sure that the server of the settings runs: one that does not is replaced by a temporary one."""
    if servers.why_unreachable() is None:
        yield
        return
    # Root's servers run as another user, who must reach the folder.
    shared = "/tmp" if server_account() else None  # noqa: S108 -- mkdtemp gives it a name of its own
    folder = Path(tempfile.mkdtemp(prefix="factcheck-benchmark-", dir=shared))
    folder.chmod(0o711)
    layout = from_environment({**os.environ, "VAR_DIR": str(folder)})
    try:
        with servers.running(layout):
            connection.settings_dict.update(dj_database_url.parse(layout.database_url))
            yield
    finally:
        connection.close()
        _remove(layout)


def _remove(layout: Layout) -> None:
    for folder in (layout.var_dir, layout.sockets):
        shutil.rmtree(folder, ignore_errors=True)
