"""A member at a real browser, whose console has to stay silent."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from claims.models import User
from tests import factories


@pytest.fixture
def enter(live_server: object) -> Callable[[BrowserContext, User], None]:
    """Log a user in without the form, which has a journey of its own."""

    def log_in(context: BrowserContext, user: User) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": str(live_server)}])

    return log_in


@pytest.fixture
def console(page: Page) -> Iterator[list[str]]:
    """Fail the test when the page writes to the console: the policy on scripts and styles is broken there first."""
    written: list[str] = []

    def note(message: ConsoleMessage) -> None:
        written.append(f"{message.type}: {message.text} ({page.url})")

    page.on("console", note)
    page.on("pageerror", lambda error: written.append(f"pageerror: {error}"))
    yield written
    assert written == []


@pytest.fixture
def rina(page: Page, enter: Callable[[BrowserContext, User], None], console: list[str]) -> Page:
    """Give the window of an editor who is logged in."""
    factories.NewsroomFactory()
    enter(page.context, factories.EditorFactory(username="rina", first_name="Rina"))
    return page


@pytest.fixture
def by_keyboard(page: Page) -> Iterator[None]:
    """Fail the test when a pointer touches the page: what it does is one of the tasks that need none."""
    touched: list[str] = []

    def note(element: str) -> None:
        touched.append(element)

    page.expose_function("pointerTouched", note)
    page.add_init_script(
        "addEventListener('pointerdown', (e) => pointerTouched(e.target.outerHTML.slice(0, 99)), true)"
    )
    yield
    assert touched == []
