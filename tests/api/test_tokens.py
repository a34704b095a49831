"""Tokens, and demo accounts that work only on this machine."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client as PageClient
from rest_framework.test import APIClient

from claims.permissions import over_loopback
from tests.factories import AdministratorFactory, EditorFactory

LOCAL = {"SERVER_NAME": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


def token_of(username: str) -> str:
    out = StringIO()
    call_command("token", username, stdout=out, stderr=StringIO())
    return out.getvalue().splitlines()[-1]


def with_token(token: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    return client


@pytest.mark.django_db
def test_printed_token_lets_in():
    token = token_of(EditorFactory().username)

    assert token.isascii()
    assert token.isalnum()
    assert with_token(token).get("/api/v1/claims/").status_code == 200


@pytest.mark.django_db
def test_one_user_may_have_several_tokens():
    user = EditorFactory()

    tokens = {token_of(user.username), token_of(user.username)}

    assert len(tokens) == 2
    assert {with_token(token).get("/api/v1/claims/").status_code for token in tokens} == {200}


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["nobody", "closed"])
def test_there_is_no_token_for_nobody(username):
    EditorFactory(username="closed", is_active=False)

    with pytest.raises(CommandError, match=username):
        token_of(username)


@pytest.mark.parametrize(
    ("meta", "local"),
    [
        (LOCAL, True),
        ({"SERVER_NAME": "localhost", "HTTP_HOST": "localhost:8000"}, True),
        ({"SERVER_NAME": "::1", "HTTP_HOST": "[::1]:8000"}, True),
        ({"SERVER_NAME": "127.0.0.1"}, True),
        (LOCAL | {"SERVER_NAME": "0.0.0.0"}, False),
        (LOCAL | {"SERVER_NAME": "::"}, False),
        (LOCAL | {"SERVER_NAME": "192.0.2.1"}, False),
        (LOCAL | {"HTTP_HOST": "newsroom.example"}, False),
        (LOCAL | {"HTTP_HOST": "192.0.2.1:8000"}, False),
        (LOCAL | {"HTTP_HOST": "localhost.newsroom.example"}, False),
        (LOCAL | {"HTTP_HOST": "a b:c:d"}, False),
        (LOCAL | {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
        (LOCAL | {"HTTP_FORWARDED": "for=127.0.0.1"}, False),
        ({}, False),
    ],
)
def test_loopback_is_told_by_listener_host_and_proxy(meta, local):
    assert over_loopback(meta) is local


@pytest.mark.django_db
def test_token_of_a_demo_account_works_over_loopback_only():
    client = with_token(token_of(EditorFactory(is_demo=True).username))

    assert client.get("/api/v1/claims/", **LOCAL).status_code == 200
    assert client.get("/api/v1/claims/", **LOCAL | {"SERVER_NAME": "0.0.0.0"}).status_code == 401
    assert client.get("/api/v1/claims/").status_code == 401


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/admin/", "/api/v1/claims/", "/articles/"])
def test_session_of_a_demo_account_works_over_loopback_only(path):
    client = PageClient()
    client.force_login(AdministratorFactory(is_demo=True))

    assert client.get(path, **LOCAL).status_code == 200
    assert client.get(path, **LOCAL | {"SERVER_NAME": "0.0.0.0"}).status_code in {302, 401}
