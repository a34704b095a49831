"""Every page in axe: in the suite once each, the windows taking turns; in the sweep in every window there is."""

from collections.abc import Callable
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from playwright.sync_api import Browser, BrowserContext, Page

from claims.models import Claim, User
from claims.models.choices import JobStage, RelationState, Stance
from claims.pipeline import status
from tests import factories
from tests.factories import INDONESIAN_DENIAL
from tests.journeys import tabbing

pytestmark = pytest.mark.browser

Window = tuple[str, str, int]
WINDOWS: list[Window] = list(product(["light", "dark"], ["en", "id"], [1280, 360]))


def newsroom() -> list[str]:
    """Fill a newsroom with a row of everything and return the addresses of its pages."""
    factories.NewsroomFactory(is_demo=True)
    event = factories.EventFactory(starts_on="2024-05-04")
    version = factories.ArticleVersionFactory(article__events=[event])
    claim = disputed(event, version)
    said = claim.statements.get(stance=Stance.ACCUSES)
    relation = said.relations_in.filter(state=RelationState.SUGGESTED).first()
    answered = factories.CandidateFactory(version=version, stance=Stance.ACCUSES, confidence=0.4)
    factories.CandidateFactory(version=version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=answered)
    factories.DecisionFactory(subject=claim.public_id, after={"verdict": "disputed"})
    factories.EventPartyFactory(event=event, party=said.party)
    speaker = factories.AffiliationFactory(party=said.party).speaker
    failed = factories.JobFactory(stage=JobStage.FAILED, failure="empty", finished_at="2024-05-05T00:00Z")
    running = factories.JobFactory()
    edited = factories.AnchorFactory(
        passage=factories.StatementFactory().passage, outcome="edited", differs="number", words="21 prajurit terluka"
    )
    feed = factories.FeedItemFactory(feed__failures=2, feed__failure="http_error", feed__detail="503").feed
    article, outlet = version.article.public_id, version.article.outlet.public_id
    return [
        "/", "/articles/", "/articles/?q=nothing", "/articles/add/", "/articles/add/file/", "/articles/add/url/",
        f"/articles/{article}/", f"/articles/{failed.article.public_id}/", f"/articles/{running.article.public_id}/",
        f"/articles/{edited.version.article.public_id}/versions/", "/articles/changed/",
        "/feeds/", f"/feeds/{feed.public_id}/", "/feeds/add/",
        "/jobs/", "/account/", "/account/password/", "/public/", f"/public/{claim.public_id}/", "/nothing-here/",
        "/review/", "/review/?stance=doubts", "/review/list/", "/contradictions/",
        f"/contradictions/?relation={relation.public_id}",
        "/claims/", f"/claims/{claim.public_id}/", f"/statements/{said.public_id}/", "/statements/", "/disputes/",
        "/claims/followed/", f"/claims/{claim.public_id}/?as_of=2024-05-05", f"/claims/{claim.public_id}/brief/",
        f"/disputes/{claim.public_id}/", "/events/", f"/events/{event.public_id}/", "/events/add/", "/parties/",
        f"/parties/{said.party.public_id}/", f"/speakers/{speaker.public_id}/", "/places/", "/outlets/",
        f"/outlets/{outlet}/", "/search/", "/search/?q=pasukan", "/history/", "/quality/", "/speakers/",
        "/parties/add/", f"/claims/{claim.public_id}/translate/", f"/statements/{said.public_id}/translate/",
        f"/claims/{claim.public_id}/reword/", f"/claims/{claim.public_id}/moves/", f"/articles/{article}/describe/",
        f"/statements/{said.public_id}/correct/", f"/events/{event.public_id}/roles/",
    ]  # fmt: skip


def disputed(event: object, version: object) -> Claim:
    """Return a published claim with both sides, their figures, and a relation of each kind between them."""
    claim = factories.PublishedClaimFactory(event=event)
    said = factories.StatementFactory(claim=claim, version=version, stance=Stance.ACCUSES)
    denial = factories.StatementFactory(claim=claim, version=version, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    for statement in (said, denial):
        factories.FigureFactory(statement=statement)
    factories.RelationFactory(source=denial, target=said, explanation="")
    factories.RelationFactory(target=said, explanation="", unknown=["event"])
    factories.RelationFactory(target=said, explanation="", state=RelationState.CONFIRMED)
    factories.StatusDecisionFactory(claim=claim)
    with transaction.atomic():
        status.refresh([claim.pk])
    return claim


@pytest.fixture
def opened(
    browser: Browser, live_server: object, enter: Callable[[BrowserContext, User], None]
) -> Callable[[Window, bool], Page]:
    """Give what opens a window of a theme, a language and a width, with a publisher at it or nobody."""

    def open_(window: Window, member: bool = True) -> Page:
        theme, language, width = window
        context = browser.new_context(
            base_url=str(live_server), locale=language, color_scheme=theme, viewport={"width": width, "height": 800}
        )
        if member:
            enter(context, factories.PublisherFactory(language=language))
        return context.new_page()

    return open_


def faults(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    """Return what is wrong with each page: a violation, a word on the console, a width that scrolls."""
    written: list[str] = []
    page.on("console", lambda message: written.append(message.text))
    found = {}
    for address in addresses:
        answer = page.goto(address)
        found[address] = violations(page)
        if not answer or answer.status != (404 if address == "/nothing-here/" else 200):
            found[address].append("not found")
        elif answer.ok:
            found[address] += written
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[address].append("wider than the window")
        written.clear()
    page.context.close()
    return {address: rows for address, rows in found.items() if rows}


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


def test_each_page_has_no_violation_and_fits_its_window(opened: Callable[..., Page]) -> None:
    addresses = newsroom()

    found = {window: faults(opened(window), addresses[turn :: len(WINDOWS)]) for turn, window in enumerate(WINDOWS)}

    assert {window: rows for window, rows in found.items() if rows} == {}
    assert faults(opened(WINDOWS[0], member=False), ["/login/"]) == {}


@pytest.mark.sweep
@pytest.mark.timeout(900)
@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_every_page_in_every_window(opened: Callable[..., Page], window: Window) -> None:
    addresses = newsroom()

    assert faults(opened(window), addresses) == {}
    assert faults(opened(window, member=False), ["/login/", "/public/"]) == {}


@pytest.mark.sweep
@pytest.mark.timeout(900)
@pytest.mark.parametrize("window", [WINDOWS[0], WINDOWS[-1]], ids=str)
def test_tab_reaches_everything_in_order_and_is_seen(opened: Callable[..., Page], window: Window) -> None:
    addresses = newsroom()
    page = opened(window)

    found = {address: tabbing.faults(page, address) for address in addresses}

    assert {address: rows for address, rows in found.items() if rows} == {}
    page.context.close()
