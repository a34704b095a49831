"""The processes of the product that run beside the servers: what each is started with and how it is stopped."""

import os
import signal
import sys
from dataclasses import dataclass, field

from factcheck.local.layout import CHECKOUT

MANAGE = [sys.executable, str(CHECKOUT / "manage.py")]
CELERY = [sys.executable, "-m", "celery", "--app", "factcheck", "--quiet"]
QUEUES = ("ingest", "match", "maintenance")


@dataclass(frozen=True)
class Service:
    """A process that runs as long as the newsroom does."""

    name: str
    command: list[str]
    stop: signal.Signals = signal.SIGTERM
    env: dict[str, str] = field(default_factory=dict)


def web(port: int) -> Service:
    """The web server, on the loopback address only."""
    options = ["--config", "python:factcheck.local.gunicorn", "--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
    return Service("web", [sys.executable, "-m", "gunicorn", *options, "factcheck.wsgi"])


def worker() -> Service:
    """A worker for every queue; its processes share the cores, so each computes on one thread."""
    processes = str(max(2, min(4, os.cpu_count() or 2)))
    options = ["--queues", ",".join(QUEUES), "--concurrency", processes, "--without-gossip", "--without-mingle"]
    return Service(
        "worker",
        [*CELERY, "worker", "--loglevel", os.environ.get("LOG_LEVEL") or "WARNING", *options],
        stop=signal.SIGQUIT,  # SIGTERM would wait for tasks without limit; this waits for the soft shutdown
        env={
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONWARNINGS": "ignore:You're running the worker with superuser",  # the README says it once
        },
    )


def beat() -> Service:
    """The clock of the periodic tasks; they are intervals only, so nothing is kept between runs."""
    return Service(
        "beat", [*CELERY, "beat", "--scheduler", "celery.beat.Scheduler", "--pidfile=", "--loglevel", "WARNING"]
    )
