"""Keys: they do nothing while somebody types, are listed, and can be turned off."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import User
from tests import factories

pytestmark = pytest.mark.browser


def test_keys_work_outside_fields_are_listed_and_can_be_turned_off(rina: Page) -> None:
    factories.ArticleFactory()
    rina.goto("/articles/")
    rina.get_by_label("Title or address").press_sequentially("n?")
    expect(rina).to_have_url("/articles/")

    rina.get_by_label("Title or address").blur()
    rina.keyboard.press("?")
    dialog = rina.get_by_role("dialog", name="Keys of this page")
    expect(dialog.get_by_text("Add a source")).to_be_visible()
    rina.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    rina.keyboard.press("n")
    expect(rina).to_have_url("/articles/add/")

    User.objects.update(shortcuts=False)
    rina.goto("/articles/")
    rina.keyboard.press("n")
    rina.keyboard.press("?")
    expect(rina).to_have_url("/articles/")
    expect(rina.locator("kbd:visible")).to_have_count(0)


def test_logging_in_and_out(page: Page, console: list[str], transactional_db: None) -> None:
    factories.EditorFactory(username="budi")
    page.goto("/articles/")
    page.get_by_label("Username").fill("budi")
    page.get_by_label("Password").fill(factories.PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url("/articles/")

    page.locator("summary", has_text="budi").click()
    page.get_by_role("button", name="Log out").click()

    expect(page).to_have_url("/login/")
