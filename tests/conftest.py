"""The servers of the test run, and what all tests share."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations
from django.utils import timezone, translation
from pytest_django.plugin import blocking_manager_key

from tests import flush, servers

pytest_plugins = ["tests.browser", "tests.worker", "tests.ingest.server"]

STACK = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL and Valkey before the first test database is made."""
    config.stash[STACK] = ExitStack()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being terminated ends the servers like Ctrl-C does
    if not config.option.collectonly:
        servers.start(config.stash[STACK])


@pytest.hookimpl(wrapper=True)
def pytest_sessionstart(session: pytest.Session) -> Iterator[None]:
    """Migrate once for all parallel workers, while they collect their tests."""
    yield
    if session.config.pluginmanager.hasplugin("dsession"):
        with session.config.stash[blocking_manager_key].unblock():
            servers.migrate()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop them after the last one is gone."""
    config.stash[STACK].close()


def pytest_runtest_setup() -> None:
    """Begin in the language and zone of the settings: a page leaves those of who asked for it last."""
    translation.deactivate()
    timezone.deactivate()


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", flush.sql_flush)
        yield
