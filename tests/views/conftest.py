"""Clients that are logged in."""

import pytest
from django.test import Client

from claims.models import User
from tests import factories


@pytest.fixture
def editor(db: None) -> User:
    factories.NewsroomFactory()
    return factories.EditorFactory(username="rina", first_name="Rina")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """A client on which an editor is logged in."""
    client.force_login(editor)
    return client


@pytest.fixture
def reading_room(db: None) -> Client:
    """A client on which a viewer is logged in."""
    client = Client()
    client.force_login(factories.ViewerFactory())
    return client
