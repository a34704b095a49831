"""Acting users, and two of them at once."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from claims.actions.base import ActionRefused
from claims.models import User
from tests import factories
from tests.pipeline import running


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

    def outcome(act: Callable[[], Any]) -> str:
        try:
            act()
        except ActionRefused as refusal:
            return type(refusal).__name__
        return "done"

    return sorted(running.at_once(*(partial(outcome, act) for act in acts)))
