"""Starting and ending processes so that none outlives the one that started it."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h
LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Account:
    """The user that the servers run as."""

    uid: int
    gid: int


def server_account() -> Account | None:
    """Return the unprivileged account for servers when the user is root, else None: they run as the user.

    initdb asks the system for the name of its user, so the account must exist: `nobody` does everywhere.
    """
    if os.getuid() != 0:
        return None
    entry = pwd.getpwnam("nobody")
    return Account(entry.pw_uid, entry.pw_gid)


def die_with_parent(signum: signal.Signals) -> None:
    """Ask the kernel to send `signum` to this process when its parent ends; does nothing outside Linux."""
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, int(signum), 0, 0, 0)


def start(
    command: Sequence[str],
    *,
    on_orphan: signal.Signals = signal.SIGTERM,
    account: Account | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    output: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a process group of its own, sent `on_orphan` should this process die first.

    Call it from the main thread: the kernel takes the end of the calling thread for the end of the parent.
    """
    return subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=dict(env) if env is not None else None,
        cwd=cwd,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(on_orphan),  # noqa: PLW1509 -- no thread holds a lock that it needs
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def stop(process: subprocess.Popen[bytes], signum: signal.Signals, *, within: float) -> None:
    """Send `signum`, wait `within` seconds, then kill what is left of the process group."""
    if process.poll() is None:
        process.send_signal(signum)
    finish([process], deadline=time.monotonic() + within)


def finish(processes: Sequence[subprocess.Popen[bytes]], *, deadline: float) -> None:
    """Wait for `processes` until `deadline` (monotonic seconds), then kill what is left of their groups."""
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        kill_group(process.pid)
        process.wait()


def kill_group(leader: int) -> None:
    """Kill every process of the group that `leader` started; an empty group is no error."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
