"""A real Chromium for tests marked `browser`: that of the system, first the one without windows, else Playwright's."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A test machine has no sandbox for root, no graphics card and nothing to ask of the network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, running; its event loop makes Django suspect asynchronous code, which this is not."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as running:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield running


@pytest.fixture(scope="session")
def chromium_path(playwright: Playwright) -> str:
    """Path of Chromium; where there is none the test is skipped, or fails when REQUIRE_BROWSER=1 asks for it."""
    found = next(filter(None, map(shutil.which, NAMES)), None) or playwright.chromium.executable_path
    if Path(found).exists():
        return found
    reason = (
        "No Chromium: install the package chromium-headless-shell, "
        "or run `.venv/bin/python -m playwright install chromium`."
    )
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(f"BROWSER TEST NOT RUN. {reason}")


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    """One browser for the whole run."""
    running = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
    yield running
    running.close()


@pytest.fixture
def page(browser: Browser, live_server: object) -> Iterator[Page]:
    """Give a fresh window, in English, whose relative addresses are those of the live server."""
    context = browser.new_context(base_url=str(live_server), locale="en", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
