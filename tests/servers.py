"""One pair of servers for a whole test run, shared by its parallel workers, under a temporary VAR_DIR."""

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from factcheck.local import servers
from factcheck.local.layout import Layout, from_environment
from factcheck.local.processes import server_account

OWN_VAR_DIR = "FACTCHECK_TEST_VAR_DIR"


def choose() -> None:
    """Point this process at the servers of the run; a parallel worker finds the folder of its controller."""
    if not servers.needed():
        return
    if OWN_VAR_DIR not in os.environ:
        os.environ[OWN_VAR_DIR] = temporary_folder()
    os.environ["VAR_DIR"] = os.environ[OWN_VAR_DIR]
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        database = int(worker.removeprefix("gw")) + 1
        os.environ["REDIS_URL"] = from_environment(os.environ).redis_url.replace("db=0", f"db={database}")


def start(stack: ExitStack) -> None:
    """Start the servers, to be stopped and removed with `stack`; a parallel worker uses those of its controller."""
    if not servers.needed() or "PYTEST_XDIST_WORKER" in os.environ:
        return
    layout = from_environment(os.environ)
    stack.callback(_remove, layout)
    stack.enter_context(servers.running(layout, durable=False))


def copies() -> bool:
    """Return whether this process is a parallel worker on the servers of its controller, who has migrated for it."""
    return "PYTEST_XDIST_WORKER" in os.environ and OWN_VAR_DIR in os.environ


def migrate() -> None:
    """Migrate the database that each parallel worker copies its own from."""
    if not servers.needed():
        return
    call_command("migrate", verbosity=0)
    connection.close()


def temporary_folder() -> str:
    """Return a new folder that may hold a VAR_DIR: root's servers run as another user, who must reach it."""
    made = tempfile.mkdtemp(prefix="factcheck-test-", dir="/tmp" if server_account() else None)
    Path(made).chmod(0o711)
    return made


def _remove(layout: Layout) -> None:
    for folder in (layout.var_dir, layout.sockets):
        shutil.rmtree(folder, ignore_errors=True)
