"""A real Celery worker on the test database, for tests marked `worker`."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from factcheck.celery import app
from factcheck.local import layout
from factcheck.local.processes import start
from factcheck.local.services import QUEUES

START_SECONDS = 60.0
IDLE_SECONDS = 30.0


@pytest.fixture
def celery_worker(transactional_db: None, _worker: str) -> Iterator[str]:
    """Give the name of a worker that takes what the test commits, and nothing that another test commits."""
    app.control.purge()
    for queue in QUEUES:
        app.control.add_consumer(queue, destination=[_worker], reply=True)
    yield _worker
    for queue in QUEUES:
        app.control.cancel_consumer(queue, destination=[_worker], reply=True)
    deadline = time.monotonic() + IDLE_SECONDS
    while _busy(_worker):
        assert time.monotonic() < deadline, "the worker is still busy after the test"


def _busy(worker: str) -> bool:
    """Return whether the worker runs a task or holds one, or is too busy to say so."""
    inspect = app.control.inspect([worker])
    answers = inspect.active(), inspect.reserved()
    return any(answer is None or answer[worker] for answer in answers)


@pytest.fixture(scope="session")
def _worker(django_db_setup: None) -> Iterator[str]:
    name = f"tests-{os.getpid()}@localhost"
    command = [sys.executable, "-m", "celery", "--app", "factcheck", "--quiet", "worker", "--loglevel", "INFO"]
    options = ["--queues", ",".join(QUEUES), "--concurrency", "2", "--hostname", name, "--without-gossip"]
    log = settings.LOCAL.var_dir / f"worker-{os.getpid()}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as stream:
        process = start(
            [*command, *options, "--without-mingle"], env=environment(), cwd=layout.CHECKOUT, output=stream.fileno()
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while not app.control.ping([name], timeout=0.5):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
        yield name
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def environment() -> dict[str, str]:
    """Return the environment of a process that works on the test database and on the queues of this test run."""
    url = urlsplit(settings.DATABASE_URL or settings.LOCAL.database_url)
    return os.environ | {
        "DATABASE_URL": url._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
        "REDIS_URL": settings.REDIS_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
