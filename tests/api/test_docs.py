"""The pages that the API and the panel show in a real browser, under the product's Content-Security-Policy."""

import pytest

from tests.factories import PASSWORD, AdministratorFactory, PartyFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def complaints(page) -> list[str]:
    """Collect what the browser's console complains of."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_docs_show_every_noun_without_a_complaint(page, complaints):
    page.goto("/api/v1/docs/")
    page.get_by_text("/api/v1/candidates/{public_id}/accept/").click(timeout=60_000)  # describing it all takes a while

    page.get_by_text("Turn a pending candidate into a statement").first.wait_for()
    assert complaints == []


def test_panel_works_without_a_complaint(page, complaints):
    AdministratorFactory(username="admin")
    PartyFactory(name="Armenia")
    page.goto("/admin/login/?next=/admin/claims/party/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Armenia").click()
    page.get_by_label("Name").first.fill("Republic of Armenia")
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_role("link", name="Republic of Armenia").first.wait_for()
    assert complaints == []
