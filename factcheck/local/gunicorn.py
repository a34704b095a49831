"""Configuration of the local web server (gunicorn), beside what the command line says."""

import signal
from typing import Any

from factcheck.local.processes import die_with_parent

worker_class = "gthread"
workers = 2
threads = 4
preload_app = True  # the application is loaded once, which is what the time to the first page depends on
graceful_timeout = 3
control_socket_disable = True


def post_fork(_server: Any, _worker: Any) -> None:
    """Make a worker die with its server: it would hold the port that the next one needs."""
    die_with_parent(signal.SIGKILL)
