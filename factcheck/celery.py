"""The Celery application: its settings are the CELERY_ names of `factcheck.settings`."""

import gc
import os
import signal

from celery import Celery
from celery.signals import worker_process_init

from factcheck.local.processes import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def end_with_the_worker(**_kwargs: object) -> None:
    """Make a pool process die with its worker: its task is redelivered, so nothing is lost by ending at once."""
    die_with_parent(signal.SIGKILL)


@worker_process_init.connect
def keep_what_is_loaded(**_kwargs: object) -> None:
    """Let the collector pass over what a pool process holds at its start, none of which is ever garbage.

    Walking through it again and again takes a twentieth of the time of extraction.
    """
    gc.freeze()
