"""Noticing that `make`, the parent of this process, was told to stop.

On SIGTERM make passes the signal on and waits. On SIGINT it only waits, taking for granted that the terminal told
everybody; whoever interrupts make alone (`kill -INT`) would wait for ever. But before it waits it puts the default
handler back, and the kernel shows which signals a process handles.
"""

import os
import signal
from pathlib import Path

from factcheck.local.processes import die_with_parent


class Make:
    """The make that started this process, if one did."""

    def __init__(self) -> None:
        self._pid = os.getppid()
        self._handled_interrupt = _comm(self._pid) in {"make", "gmake"} and _handles_interrupt(self._pid)
        if self._handled_interrupt:
            die_with_parent(signal.SIGTERM)

    def interrupted(self) -> bool:
        """Say whether make was interrupted; always False outside Linux, and where make is not the parent."""
        return self._handled_interrupt and not _handles_interrupt(self._pid)


def _comm(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _handles_interrupt(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught, 16) >> (signal.SIGINT - 1) & 1)
