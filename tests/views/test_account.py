"""Logging in, settings, tokens, language and theme."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from knox.models import AuthToken

from claims.models import Newsroom, User
from tests import factories

KEY = re.compile(r'(?:data-key"?[=:] ?|find_key: .* = )"([a-z])"')
OFFERED = {
    "desk": ["templates/claims/desk.html"],
    "claim": [f"templates/claims/{name}.html" for name in ("claim", "_follow", "_since_seen")],
    "candidate": [
        "claims/forms/finding.py",
        "claims/forms/review.py",
        "claims/templatetags/decided.py",
        "templates/claims/_decide_candidate.html",
    ],
    "relation": ["claims/templatetags/decided.py", "templates/claims/_decide_relation.html"],
}


def log_in(client: Client, name: str, password: str, **meta: str) -> object:
    return client.post(reverse("login"), {"username": name, "password": password}, **meta)


def demo_user() -> User:
    return factories.UserFactory(username="editor", password="editor", is_demo=True)


def test_login_leads_to_the_desk(client: Client, editor: User) -> None:
    response = log_in(client, "rina", factories.PASSWORD)

    assert response.headers["Location"] == "/"


def test_wrong_password_is_refused_with_a_sentence(client: Client, editor: User) -> None:
    response = log_in(client, "rina", "wrong")

    assert "do not belong together" in response.content.decode()


@pytest.mark.parametrize(
    ("meta", "status"),
    [
        ({"SERVER_NAME": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}, 302),
        ({"SERVER_NAME": "localhost", "HTTP_HOST": "localhost"}, 302),
        ({"SERVER_NAME": "10.0.0.5", "HTTP_HOST": "127.0.0.1"}, 200),
        ({"SERVER_NAME": "127.0.0.1", "HTTP_HOST": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, 200),
    ],
)
def test_demo_user_comes_in_only_over_loopback(client: Client, db: None, meta: dict[str, str], status: int) -> None:
    demo_user()

    response = log_in(client, "editor", "editor", **meta)

    assert response.status_code == status
    assert ("only on this machine" in response.content.decode()) == (status == 200)


def test_demo_accounts_are_named_loudly_only_in_a_demo(client: Client, db: None) -> None:
    factories.NewsroomFactory(is_demo=False)
    assert "Demo accounts" not in client.get(reverse("login")).content.decode()

    Newsroom.objects.update(is_demo=True)
    page = client.get(reverse("login")).content.decode()

    assert "Demo accounts" in page
    assert [name for name in ("viewer", "editor", "publisher", "admin") if f"<code>{name}</code>" in page] == [
        "viewer", "editor", "publisher", "admin"
    ]  # fmt: skip


def test_settings_are_saved_and_the_language_follows(desk: Client, editor: User) -> None:
    desk.post(reverse("claims:account"), {"first_name": "Rina", "last_name": "H", "language": "id"})

    editor.refresh_from_db()
    assert (editor.last_name, editor.language, editor.shortcuts) == ("H", "id", False)
    page = desk.get(reverse("claims:account")).content.decode()
    assert '<html lang="id"' in page
    assert 'data-shortcuts="off"' in page


def test_token_is_shown_once_and_works(desk: Client, editor: User) -> None:
    page = desk.post(reverse("claims:token-add"))
    token = re.search(r'<code class="strong">(\w+)</code>', page.content.decode())

    assert token is not None
    assert page.headers["Cache-Control"] == "no-store"
    assert token[1] not in desk.get(reverse("claims:account")).content.decode()
    answer = Client().get("/api/v1/articles/", headers={"Authorization": f"Token {token[1]}"})
    assert answer.status_code == 200


def test_only_the_owner_revokes_a_token(desk: Client, editor: User) -> None:
    own, _secret = AuthToken.objects.create(user=editor)
    other, _secret = AuthToken.objects.create(user=factories.EditorFactory())

    assert desk.post(reverse("claims:token-revoke", args=[own.token_key])).status_code == 302
    assert desk.post(reverse("claims:token-revoke", args=[other.token_key])).status_code == 404
    assert desk.post("/account/tokens/%00/revoke/").status_code == 404
    assert list(AuthToken.objects.all()) == [other]


def test_language_switch_is_kept_with_the_member(desk: Client, editor: User) -> None:
    response = desk.post(reverse("claims:language"), {"language": "id", "next": "/jobs/"})

    editor.refresh_from_db()
    assert (response.headers["Location"], editor.language) == ("/jobs/", "id")


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "", "javascript:alert(1)"])
def test_switch_leads_to_no_other_host(desk: Client, target: str) -> None:
    response = desk.post(reverse("claims:theme"), {"theme": "dark", "next": target})

    assert response.headers["Location"] == "/"


def test_moments_are_shown_in_the_zone_of_the_member(desk: Client, editor: User) -> None:
    fields = {"first_name": "Rina", "language": "en", "shortcuts": "on"}
    assert desk.post(reverse("claims:account"), fields | {"time_zone": "Europe/Nowhere"}).status_code == 422
    desk.post(reverse("claims:account"), fields | {"time_zone": "Asia/Jayapura"})
    factories.FeedFactory(fetched_at=datetime(2024, 5, 4, 20, 0, tzinfo=UTC))

    assert "5 May 2024, 05:00 WIT" in desk.get(reverse("claims:feeds")).content.decode()


def test_unknown_language_is_refused(desk: Client, editor: User) -> None:
    assert desk.post(reverse("claims:language"), {"language": "xx"}).status_code == 400


def test_theme_is_kept_and_taken_back(desk: Client) -> None:
    desk.post(reverse("claims:theme"), {"theme": "dark"})
    assert 'data-theme="dark"' in desk.get("/jobs/").content.decode()

    desk.post(reverse("claims:theme"), {"theme": ""})
    assert "data-theme" not in desk.get("/jobs/").content.decode()


def test_password_of_a_demo_account_stays(client: Client, db: None) -> None:
    client.force_login(demo_user())

    address = reverse("password_change")

    # The session of a demo account holds only over loopback, which the test client's host is not.
    assert client.get(address, SERVER_NAME="127.0.0.1", HTTP_HOST="127.0.0.1").status_code == 403


@pytest.mark.parametrize("page", OFFERED)
def test_the_settings_list_the_keys_that_a_page_offers(page: str) -> None:
    root = Path(__file__).resolve().parents[2]
    listed = (
        (root / "templates/account/_keys.html").read_text().partition(f'data-page="{page}"')[2].partition("</dl>")[0]
    )

    offered = {key for name in OFFERED[page] for key in KEY.findall((root / name).read_text())}

    assert set(re.findall(r"<kbd>(.)</kbd>", listed)) == offered != set()
