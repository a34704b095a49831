"""`manage.py up`: what `make run` runs."""

import os
import shlex
import socket
import sys
import urllib.error
import urllib.request
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from claims.models import Newsroom, User
from claims.models.choices import Role
from claims.pipeline import status
from factcheck.local import services
from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout, from_environment
from factcheck.local.output import say
from factcheck.local.ownership import owned
from factcheck.local.supervisor import Stopped, Supervisor


class Command(BaseCommand):
    help = "Start the servers, the web server, a worker and beat; stop them with Ctrl-C or SIGTERM."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 8000)
        parser.add_argument("--no-demo", action="store_true", default=os.environ.get("DEMO") == "0")

    def handle(self, *, port: int, no_demo: bool, **_options: object) -> None:
        try:
            refuse_taken(port)
            layout = from_environment(os.environ)
            with owned(layout):
                run(Supervisor(layout), port, demo=not no_demo)
        except CannotRun as error:
            sys.exit(str(error))


def run(supervisor: Supervisor, port: int, *, demo: bool) -> None:
    """Run the newsroom until it is told to stop; raises CannotRun when it cannot be kept up."""
    try:
        supervisor.start_servers()
        if migrations_missing():
            supervisor.run("migrate", "--no-input", "--verbosity", "0")
        if status.outdated().exists():
            say("Deriving anew what is stored about claims.")
            supervisor.run("derive", "--outdated")
        loading = demo and demo_wanted(supervisor.layout)
        supervisor.env["DEMO"] = "1" if loading or newsroom_is_demo() else "0"
        if not demo and not has_administrator() and sys.stdin.isatty():
            say("The newsroom has no administrator yet.")
            supervisor.ask("createsuperuser")
        connection.close()
        supervisor.start(services.web(port))
        if loading:
            load_demo(supervisor)  # reads its articles itself: a worker would race it for them
        supervisor.start(services.worker())
        wait_until_ready(supervisor, port)
        supervisor.start(services.beat())
        welcome(port)
        while True:
            supervisor.pause(0.2)
            supervisor.watch()
    except Stopped:
        say("Stopping.")
    finally:
        connection.close()
        supervisor.stop()


def refuse_taken(port: int) -> None:
    """Raise CannotRun when something listens on `port` already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CannotRun(f"Port {port} cannot be used ({error}); choose another with PORT=.") from error


def migrations_missing() -> bool:
    """Say whether the database lacks a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def demo_wanted(layout: Layout) -> bool:
    """Say whether to load the demo: into a newsroom without users, or after a loading that did not end."""
    return layout.demo_loading.exists() or not User.objects.exists()


def load_demo(supervisor: Supervisor) -> None:
    """Load the demo newsroom, with a mark that makes the next start do it again if this one does not end."""
    say("Loading the demo newsroom.")
    supervisor.layout.demo_loading.touch()
    supervisor.run("demo")
    supervisor.layout.demo_loading.unlink()


def newsroom_is_demo() -> bool:
    """Say whether the newsroom in the database is the demo."""
    return Newsroom.objects.filter(is_demo=True).exists()


def has_administrator() -> bool:
    """Say whether anybody may log in to the admin panel."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exists()


def wait_until_ready(supervisor: Supervisor, port: int) -> None:
    """Wait until /readyz answers 200; say now and then what it waits for."""
    tries = 0
    while (reason := not_ready(port)) is not None:
        supervisor.pause(0.2)
        supervisor.watch()
        tries += 1
        if tries % 100 == 0:
            say(f"Not ready yet: {reason}")


def not_ready(port: int) -> str | None:
    """Return why the web server on `port` is not ready, or None when it is."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
            return None
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read(300).decode(errors='replace')}"
    except OSError as error:
        return str(error)


def here() -> str:
    """Return what to put before a command so that it reaches this newsroom and not the one in the default folder."""
    given = os.environ.get("VAR_DIR", "")
    return f"VAR_DIR={shlex.quote(given)} " if given else ""


def welcome(port: int) -> None:
    """Print where the newsroom is, who may log in and how to stop."""
    names = User.objects.filter(is_demo=True).order_by("pk").values_list("username", flat=True)
    say("")
    say(f"The newsroom is ready: http://127.0.0.1:{port}/")
    if names:
        say(f"Demo accounts, each with its name as password: {', '.join(names)}")
    elif not has_administrator():
        say(f"There is no administrator yet: {here()}{sys.executable} manage.py createsuperuser")
    say(f"Stop it with Ctrl-C, or with: kill {os.getpid()}")
    say("")
    connection.close()
