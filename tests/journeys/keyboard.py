"""An editor at the keyboard: what is pressed and what the page then shows."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page

from claims.models import User
from tests.factories import PASSWORD

STANDING = "form[data-draft]"


def log_in(page: Page, user: User) -> None:
    """Log in as a user of the factories."""
    page.goto("/login/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


@contextmanager
def window(browser: Browser, live_server: object, user: User | None = None) -> Iterator[Page]:
    """Give another window, logged in as `user`, or a reader's when there is none."""
    with browser.new_context(
        base_url=str(live_server), locale="en", viewport={"width": 1280, "height": 900}
    ) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        if user is not None:
            log_in(page, user)
        yield page


# The next one to decide stands there and has the focus, and what was done is told.
DECIDED = f"""([before, told]) => {{
  const standing = document.querySelector({STANDING!r})?.dataset.draft ?? "";
  const next = !told || document.activeElement.matches("h2[data-focus]");
  return standing !== before && next && document.getElementById("toasts").textContent.includes(told);
}}"""


def press(page: Page, *keys: str, told: str = "") -> None:
    """Press keys, the last of which decides, and wait until the next one to decide stands there, or none is left.

    With `told`, wait until that was announced and the next one has the focus, too.
    """
    before = standing(page)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_function(DECIDED, arg=[before, told], polling=30, timeout=30_000)


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until a control has the focus, as somebody who uses no pointer gets there."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if control.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {control}")


def standing(page: Page) -> str:
    """Return the id of the candidate or relation that the page asks about, "" when nothing is left."""
    found = page.locator(STANDING)
    return found.get_attribute("data-draft") or "" if found.count() else ""
