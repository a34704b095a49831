"""Clients of the API: each carries the token of a user of one role."""

from collections.abc import Callable

import pytest
from knox.models import AuthToken
from rest_framework.test import APIClient

from claims.models import User
from claims.models.choices import Role
from tests.factories import UserFactory


class Client(APIClient):
    """An API client with the header of a token, and If-Match where a record is given."""

    user: User

    def change(self, path: str, record, body=None, method: str = "post", **headers: str):
        """Send a change of `record` at its present revision."""
        record.refresh_from_db()
        headers = {"If-Match": f'"{record.revision}"'} | headers
        return getattr(self, method)(path, body or {}, format="json", headers=headers)


@pytest.fixture
def client_of(db: None) -> Callable[[str], Client]:
    """Return a client for a role."""

    def of(role: str) -> Client:
        client = Client()
        client.user = UserFactory(username=f"the-{role}", role=role)
        _row, token = AuthToken.objects.create(user=client.user)
        client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
        return client

    return of


@pytest.fixture
def editor(client_of: Callable[[str], Client]) -> Client:
    return client_of(Role.EDITOR)


@pytest.fixture
def viewer(client_of: Callable[[str], Client]) -> Client:
    return client_of(Role.VIEWER)


@pytest.fixture
def publisher(client_of: Callable[[str], Client]) -> Client:
    return client_of(Role.PUBLISHER)
