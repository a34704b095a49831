"""Pages for what went wrong."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.test import Client, RequestFactory

from claims.views import errors
from tests import factories


def test_unknown_address_is_answered_by_a_page(desk: Client) -> None:
    response = desk.get("/nothing-here/")

    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_form_without_its_token_is_answered_by_a_page(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.EditorFactory())

    response = client.post("/theme/", {"theme": "dark"})

    assert response.status_code == 403
    assert "Nothing was changed." in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "exception", "status"),
    [(errors.bad_request, BadRequest("x"), 400), (errors.forbidden, PermissionDenied("A sentence."), 403)],
)
def test_anonymous_reader_gets_a_page_too(rf: RequestFactory, view: object, exception: Exception, status: int) -> None:
    response = view(rf.get("/"), exception)  # type: ignore[operator]

    assert response.status_code == status


def test_server_error_needs_no_database(rf: RequestFactory) -> None:
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert "Something failed here" in response.content.decode()


def test_body_that_is_too_large_is_refused_before_it_is_read(db: None, client: Client) -> None:
    response = client.post("/login/", CONTENT_LENGTH=str(50 * 1024**3))

    assert response.status_code == 413
    assert "larger than 5 MB" in response.content.decode()
