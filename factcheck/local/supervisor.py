"""Running the newsroom: servers, web, worker and beat, until told to stop or until one of them cannot be kept up."""

import os
import secrets
import signal
import subprocess
import time
from collections import defaultdict
from typing import cast

from factcheck.local import output, postgres, servers
from factcheck.local.errors import CannotRun
from factcheck.local.layout import CHECKOUT, Layout
from factcheck.local.make import Make
from factcheck.local.ownership import remember
from factcheck.local.processes import finish, kill_group, start
from factcheck.local.services import MANAGE, Service

STOP_SECONDS = 5.0  # for web, worker and beat together
SERVER_SECONDS = 3.0  # for the servers together, after that
RESTARTS = 3  # within RESTART_SECONDS: more often means that the process cannot be kept up
RESTART_SECONDS = 60.0


class Stopped(Exception):
    """The newsroom was told to stop."""


class Supervisor:
    """Starts processes under one VAR_DIR, which the caller owns, and ends all of them with `stop`."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.env = dict(os.environ) | {"VAR_DIR": str(layout.var_dir), "PYTHONUNBUFFERED": "1"}
        self._make = Make()
        self._told_to_stop = False
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._services: dict[str, Service] = {}
        self._ended: defaultdict[str, list[float]] = defaultdict(list)
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, self._note_signal)

    def _note_signal(self, _signum: int, _frame: object) -> None:
        self._told_to_stop = True

    def pause(self, seconds: float) -> None:
        """Wait; raises Stopped when the newsroom was told to stop, also through an interrupted make."""
        deadline = time.monotonic() + seconds
        while True:
            if self._told_to_stop or self._make.interrupted():
                raise Stopped
            left = deadline - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, 0.1))

    def start_servers(self) -> None:
        """Start the servers that the environment does not name, ready for use."""
        keep_secret_key(self.layout)
        for name in servers.needed():
            self._start_server(name)
        if "postgres" in self._processes:
            postgres.prepare(self.layout)

    def _start_server(self, name: servers.Name) -> None:
        with output.prefixed(name) as stream:
            self._processes[name] = servers.start_server(name, self.layout, output=stream, pause=self.pause)

    def run(self, name: str, *arguments: str) -> None:
        """Run the manage.py command `name` to its end; raises CannotRun when it fails."""
        with output.prefixed(name) as stream:
            process = start([*MANAGE, name, *arguments], env=self.env, cwd=CHECKOUT, output=stream)
        remember(self.layout, name, process.pid)
        self._finish(name, process)

    def ask(self, name: str) -> None:
        """Run the manage.py command `name`, which asks at the terminal, to its end; raises CannotRun when it fails."""
        self._finish(name, subprocess.Popen([*MANAGE, name], env=self.env, cwd=CHECKOUT))

    def _finish(self, name: str, process: subprocess.Popen[bytes]) -> None:
        self._processes[name] = process
        while process.poll() is None:
            self.pause(0.05)
        del self._processes[name]
        if process.returncode != 0:
            raise CannotRun(f"`manage.py {name}` failed ({how(process.returncode)}); its messages are above.")

    def start(self, service: Service) -> None:
        """Start a service, to be started again whenever it ends."""
        with output.prefixed(service.name) as stream:
            process = start(
                service.command, on_orphan=service.stop, env=self.env | service.env, cwd=CHECKOUT, output=stream
            )
        self._processes[service.name], self._services[service.name] = process, service
        remember(self.layout, service.name, process.pid)

    def watch(self) -> None:
        """Start again what ended; raises CannotRun for a process that keeps ending."""
        for name, process in list(self._processes.items()):
            if process.poll() is None:
                continue
            kill_group(process.pid)
            now = time.monotonic()
            self._ended[name] = [then for then in self._ended[name] if now - then < RESTART_SECONDS] + [now]
            if len(self._ended[name]) > RESTARTS:
                raise CannotRun(f"{name} keeps ending; its messages are above.")
            output.say(f"{name} ended ({how(process.returncode)}); starting it again.")
            if name in self._services:
                self.start(self._services[name])
            else:
                self._start_server(cast(servers.Name, name))

    def stop(self) -> None:
        """End everything: first what uses the servers, then the servers, both groups at once and within their time."""
        running = self._processes
        self._end([name for name in running if name not in servers.MODULES], STOP_SECONDS)
        self._end([name for name in running if name in servers.MODULES], SERVER_SECONDS)
        output.finish()

    def _end(self, names: list[str], seconds: float) -> None:
        for name in names:
            if self._processes[name].poll() is None:
                self._processes[name].send_signal(self._stop_signal(name))
        finish([self._processes[name] for name in names], deadline=time.monotonic() + seconds)
        for name in names:
            if self._processes[name].returncode == -signal.SIGKILL:
                output.say(f"{name} did not end in time and was killed.")

    def _stop_signal(self, name: str) -> signal.Signals:
        if name in servers.MODULES:
            return servers.STOP_SIGNALS[cast(servers.Name, name)]
        return self._services[name].stop if name in self._services else signal.SIGTERM


def how(returncode: int) -> str:
    """Say in words how a process ended."""
    return f"signal {-returncode}" if returncode < 0 else f"exit status {returncode}"


def keep_secret_key(layout: Layout) -> None:
    """Make the key that signs sessions, once for a VAR_DIR, readable by its owner only."""
    if layout.secret_key.exists():
        return
    part = layout.secret_key.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text(secrets.token_urlsafe(50))
    part.rename(layout.secret_key)
