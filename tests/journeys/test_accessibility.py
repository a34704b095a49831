"""A sample of the accessibility sweep: each of these pages once in light and wide, once in dark and narrow."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from claims.models import User
from claims.models.choices import JobStage, Stance
from tests import factories
from tests.factories import INDONESIAN_CLAIM, INDONESIAN_DENIAL

pytestmark = pytest.mark.browser

WINDOWS = [pytest.param("light", 1280, marks=pytest.mark.sweep), ("dark", 360)]


def newsroom() -> list[str]:
    """Fill a newsroom and return the addresses of its pages."""
    factories.NewsroomFactory(is_demo=True)
    version = factories.ArticleVersionFactory()
    article = version.article
    claim = factories.PublishedClaimFactory()
    armenia, azerbaijan = factories.PartyFactory(name="Armenia"), factories.PartyFactory(name="Azerbaijan")
    factories.StatementFactory(claim=claim, version=version, party=azerbaijan, stance=Stance.ACCUSES)
    denial = factories.StatementFactory(
        claim=claim, version=version, party=armenia, stance=Stance.DENIES, content=INDONESIAN_DENIAL
    )
    factories.FigureFactory(statement=denial)
    factories.CandidateFactory(version=version, content=INDONESIAN_CLAIM)
    factories.StatusDecisionFactory(claim=claim)
    factories.DecisionFactory(subject=claim.public_id)
    failed = factories.JobFactory(stage=JobStage.FAILED, failure="empty", finished_at="2024-05-05T00:00Z")
    running = factories.JobFactory()
    return [
        "/", "/articles/", "/articles/?q=nothing", "/articles/add/", "/articles/add/file/", "/articles/add/url/",
        f"/articles/{article.public_id}/", f"/articles/{failed.article.public_id}/",
        f"/articles/{running.article.public_id}/", "/jobs/", "/account/", "/account/password/", "/public/",
        f"/public/{claim.public_id}/", "/nothing-here/",
    ]  # fmt: skip


def violations(page: object) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize(("theme", "width"), WINDOWS)
def test_pages_have_no_violation_and_fit_their_window(
    browser: Browser, live_server: object, enter: Callable[[BrowserContext, User], None], theme: str, width: int
) -> None:
    addresses = newsroom()
    context = browser.new_context(
        base_url=str(live_server), locale="en", color_scheme=theme, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto("/login/")
    found = {"/login/": violations(page)}
    enter(context, factories.PublisherFactory())
    for address in addresses:
        page.goto(address)
        found[address] = violations(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[address].append("wider than the window")
    context.close()

    assert {address: rows for address, rows in found.items() if rows} == {}
