"""The servers of the test run; fixtures shared by all tests."""

from contextlib import ExitStack

import pytest

from tests import servers

STACK = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL and Valkey before the first test database is made."""
    config.stash[STACK] = ExitStack()
    if not config.option.collectonly:
        servers.start(config.stash[STACK])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop them after the last one is gone."""
    config.stash[STACK].close()
