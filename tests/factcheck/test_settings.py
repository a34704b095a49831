"""What the settings name exists, and what they promise holds."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from factcheck.celery import app
from factcheck.local.layout import CHECKOUT
from factcheck.local.services import QUEUES


def manage(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with nothing in its environment but `env`."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False)


def test_every_task_goes_to_a_queue_that_the_worker_serves() -> None:
    app.loader.import_default_modules()
    tasks = [name for name in app.tasks if name.startswith("claims.")]

    assert tasks
    assert {app.amqp.router.route({}, name)["queue"].name for name in tasks} <= set(QUEUES)


def test_every_periodic_task_exists() -> None:
    app.loader.import_default_modules()

    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


@pytest.mark.parametrize("name", ["EXTRACTOR", "EMBEDDER"])
def test_machines_named_by_the_settings_exist(name: str) -> None:
    assert callable(import_string(getattr(settings, name)))


def test_a_task_ends_before_its_message_is_given_to_another_worker() -> None:
    limits = settings.CELERY_TASK_SOFT_TIME_LIMIT, settings.CELERY_TASK_TIME_LIMIT

    assert sorted(limits) == list(limits)
    assert limits[-1] < settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]


def test_a_real_database_wants_a_secret_key_of_its_own() -> None:
    refused = manage("check", DATABASE_URL="postgres://db.example/factcheck")

    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert refused.stderr.startswith("Set SECRET_KEY")


def test_a_command_without_servers_says_so_in_one_sentence() -> None:
    refused = manage("migrate", VAR_DIR="/nonexistent/newsroom")

    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert refused.stderr.startswith("No servers run under /nonexistent/newsroom")


def test_the_environment_chooses_the_servers() -> None:
    shown = manage(
        "shell",
        "--no-imports",
        "-c",
        "from django.conf import settings; print(settings.DATABASES['default']['HOST'], settings.CELERY_BROKER_URL)",
        DATABASE_URL="postgres://db.example/factcheck",
        REDIS_URL="redis://queue.example/4",
        SECRET_KEY="k" * 60,
        PATH=os.defpath,
    )

    assert shown.stdout == "db.example redis://queue.example/4\n"
