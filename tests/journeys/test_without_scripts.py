"""The same tasks in a browser that runs no scripts."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from claims.models import Article, Statement, User
from tests import factories
from tests.factories import INDONESIAN, INDONESIAN_DENIAL

pytestmark = [pytest.mark.browser, pytest.mark.worker]


def test_source_is_added_described_and_a_statement_recorded(
    browser: Browser, live_server: object, enter: Callable[[BrowserContext, User], None], celery_worker: str
) -> None:
    context = browser.new_context(base_url=str(live_server), locale="en", java_script_enabled=False)
    enter(context, factories.EditorFactory())
    page = context.new_page()
    page.goto("/articles/add/")
    page.get_by_label("Text", exact=True).fill(INDONESIAN)
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_text("Being read")).to_be_visible()

    article = Article.objects.get()
    deadline = time.monotonic() + 30
    while page.get_by_text("Being read").is_visible():
        assert time.monotonic() < deadline
        page.reload()
    page.get_by_label("Date of publication").fill("2024-05-04")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("summary", has_text="Record a statement by hand").click()
    page.locator("#record").get_by_role("link", name="Open the form").click()
    page.get_by_label("Words of the article").fill(INDONESIAN_DENIAL)
    page.get_by_label("What is said").fill("Armenian units fired no round.")
    page.get_by_label("Stance").select_option("denies")
    page.get_by_role("button", name="Record", exact=True).click()

    expect(page.get_by_text("The statement is recorded.")).to_be_visible()
    article.refresh_from_db()
    assert str(article.published_on) == "2024-05-04"
    assert Statement.objects.get().passage.exact == INDONESIAN_DENIAL
    context.close()
