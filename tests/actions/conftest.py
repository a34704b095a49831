"""Acting users, and two of them at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from claims.actions.base import ActionRefused
from claims.models import User
from tests import factories


@pytest.fixture
def editor(db: None) -> User:
    return factories.EditorFactory()


@pytest.fixture
def publisher(db: None) -> User:
    return factories.PublisherFactory()


@pytest.fixture
def viewer(db: None) -> User:
    return factories.ViewerFactory()


@pytest.fixture
def administrator(db: None) -> User:
    return factories.AdministratorFactory()


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """Run `acts` in transactions of their own that begin together; return for each "done" or why it was refused."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        start.wait()
        try:
            act()
        except ActionRefused as refusal:
            return type(refusal).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))
