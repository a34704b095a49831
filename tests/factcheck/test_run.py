"""The whole product, started and stopped as a newsroom does it: `make run` in a copy of the tree."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from factcheck.local.layout import CHECKOUT
from factcheck.local.processes import die_with_parent
from tests.servers import temporary_folder

pytestmark = [pytest.mark.run, pytest.mark.timeout(600)]

READY = "Stop it with "  # the last thing it says when it is ready
NO_ADMINISTRATOR = "There is no administrator yet"
NOT_COPIED = shutil.ignore_patterns(".venv", ".git", "var", "staticfiles", ".*_cache", ".hypothesis")


class Newsroom:
    """A copy of the tree with its own VAR_DIR and port."""

    def __init__(self, folder: Path) -> None:
        self.tree, self.var_dir, self.port = folder / "tree", folder / "var", free_port()
        shutil.copytree(CHECKOUT, self.tree, ignore=NOT_COPIED)
        (self.tree / ".venv").symlink_to(sys.prefix)
        self.output = folder / "output"

    def environment(self) -> dict[str, str]:
        """Only what a shell has, so that nothing of the test run's own servers is found."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return kept | {"VAR_DIR": str(self.var_dir), "PORT": str(self.port), "DEMO": "0"}

    def make_run(self) -> subprocess.Popen[bytes]:
        """Start `make run` in a process group of its own."""
        with self.output.open("wb") as output:
            return subprocess.Popen(
                ["make", "run"],
                cwd=self.tree,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(signal.SIGTERM),  # noqa: PLW1509 -- no thread holds a lock
            )

    def wait(self, running: subprocess.Popen[bytes], sentence: str, seconds: float = 180) -> None:
        """Wait until `sentence` is printed."""
        deadline = time.monotonic() + seconds
        while sentence not in self.output.read_text():
            assert running.poll() is None, self.output.read_text()
            assert time.monotonic() < deadline, self.output.read_text()
            time.sleep(0.05)

    def start(self) -> subprocess.Popen[bytes]:
        """Start `make run` and return it once the newsroom is ready."""
        running = self.make_run()
        self.wait(running, READY)
        return running

    def processes(self) -> list[psutil.Process]:
        """Return every process that belongs to this newsroom, whoever its parent is."""
        return [process for process in psutil.process_iter() if self._owns(process)]

    def kill(self) -> None:
        """Kill every process of this newsroom; one may end by itself, its parent being gone."""
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                process.kill()

    def _owns(self, process: psutil.Process) -> bool:
        with suppress(psutil.Error):
            in_folder = Path(process.cwd()).is_relative_to(self.var_dir.parent)
            return process.status() != psutil.STATUS_ZOMBIE and in_folder
        return False

    def command(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a manage.py command beside the newsroom."""
        command = [self.tree / ".venv/bin/python", "manage.py", *arguments]
        environment = self.environment() | env
        return subprocess.run(command, cwd=self.tree, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copied() -> Iterator[Newsroom]:
    """Give one newsroom for all tests here, so that only the first start is a cold one."""
    folder = Path(temporary_folder())
    yield Newsroom(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def newsroom(copied: Newsroom) -> Iterator[Newsroom]:
    """Give a newsroom that is not running; whatever runs of it after the test is killed."""
    yield copied
    copied.kill()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def assert_ends(newsroom: Newsroom, running: subprocess.Popen[bytes]) -> None:
    running.wait(60)  # ten seconds is the promise, on a machine that does nothing else
    assert newsroom.processes() == []


def test_newsroom_runs_is_found_and_stops_whole(newsroom: Newsroom) -> None:
    running = newsroom.start()
    with urllib.request.urlopen(f"http://127.0.0.1:{newsroom.port}/login/") as page:
        assert page.status == 200
    again = newsroom.command("up", "--port", str(free_port()))
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "is already running" in again.stderr
    taken = newsroom.command("up")
    assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
    assert f"Port {newsroom.port} cannot be used" in taken.stderr

    running.terminate()  # make alone

    assert_ends(newsroom, running)
    without = newsroom.command("migrate")
    assert (without.returncode, without.stderr.count("\n")) == (1, 1)
    assert "No servers run under" in without.stderr


def test_newsroom_starts_again_what_was_killed_and_recovers_from_its_own_death(newsroom: Newsroom) -> None:
    running = newsroom.start()
    assert NO_ADMINISTRATOR in newsroom.output.read_text()
    made = newsroom.command(
        "createsuperuser", "--no-input", "--username", "ani", "--email", "", DJANGO_SUPERUSER_PASSWORD="rahasia-sekali"
    )
    assert made.returncode == 0, made.stderr
    by_name = {kind: owned(newsroom, kind) for kind in ("postgres -D", "valkey", "gunicorn", "celery")}
    for kind, process in by_name.items():
        assert process is not None, kind
        process.kill()
    newsroom.wait(running, "postgres ended (signal 9); starting it again.")
    newsroom.wait(running, "web ended (signal 9); starting it again.")
    ready(newsroom)

    supervisor = owned(newsroom, "manage.py up")
    assert supervisor is not None
    supervisor.kill()
    running.wait(60)
    running = newsroom.start()
    newsroom.kill()
    running.wait(60)

    running = newsroom.start()
    assert NO_ADMINISTRATOR not in newsroom.output.read_text()
    os.killpg(running.pid, signal.SIGINT)  # as Ctrl-C does
    assert_ends(newsroom, running)


def owned(newsroom: Newsroom, words: str) -> psutil.Process | None:
    """Return the oldest process of the newsroom whose command line contains `words`."""
    found = [process for process in newsroom.processes() if words in " ".join(process.cmdline())]
    return min(found, key=psutil.Process.create_time, default=None)


def ready(newsroom: Newsroom) -> None:
    """Wait until the newsroom says that it is ready."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{newsroom.port}/readyz", timeout=5):
            return
        time.sleep(0.1)
    pytest.fail(newsroom.output.read_text())
