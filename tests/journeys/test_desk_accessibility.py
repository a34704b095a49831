"""The editors' pages in axe: once light and wide, once dark and narrow."""

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import Browser, BrowserContext

from claims.models import User
from claims.models.choices import RelationState, Stance
from claims.pipeline import status
from tests import factories
from tests.factories import INDONESIAN_DENIAL
from tests.journeys.test_accessibility import violations

pytestmark = pytest.mark.browser

WINDOWS = [("light", 1280), pytest.param("dark", 360, marks=pytest.mark.sweep)]


def newsroom() -> list[str]:
    """Fill a newsroom and return the addresses of its pages."""
    factories.NewsroomFactory()
    event = factories.EventFactory(starts_on="2024-05-04")
    version = factories.ArticleVersionFactory(article__events=[event])
    claim = factories.ClaimFactory(event=event)
    said = factories.StatementFactory(claim=claim, version=version, stance=Stance.ACCUSES)
    denial = factories.StatementFactory(claim=claim, version=version, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    for statement in (said, denial):
        factories.FigureFactory(statement=statement)
    relation = factories.RelationFactory(source=denial, target=said, explanation="")
    factories.RelationFactory(target=said, explanation="", unknown=["event"])
    factories.RelationFactory(target=said, explanation="", state=RelationState.CONFIRMED)
    answered = factories.CandidateFactory(version=version, stance=Stance.ACCUSES, confidence=0.4)
    factories.CandidateFactory(version=version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=answered)
    factories.StatusDecisionFactory(claim=claim)
    factories.DecisionFactory(subject=claim.public_id, after={"verdict": "disputed"})
    factories.EventPartyFactory(event=event, party=said.party)
    speaker = factories.AffiliationFactory(party=said.party).speaker
    with transaction.atomic():
        status.refresh([claim.pk])
    return [
        "/review/", "/review/?stance=doubts", "/review/list/", "/contradictions/",
        f"/contradictions/?relation={relation.public_id}",
        "/claims/", f"/claims/{claim.public_id}/", f"/statements/{said.public_id}/", "/disputes/",
        f"/disputes/{claim.public_id}/", "/events/", f"/events/{event.public_id}/", "/events/add/", "/parties/",
        f"/parties/{said.party.public_id}/", f"/speakers/{speaker.public_id}/", "/places/", "/outlets/",
        f"/outlets/{version.article.outlet.public_id}/", "/search/", "/search/?q=pasukan", "/history/",
    ]  # fmt: skip


@pytest.mark.parametrize(("theme", "width"), WINDOWS)
def test_pages_have_no_violation_and_fit_their_window(
    browser: Browser, live_server: object, enter: Callable[[BrowserContext, User], None], theme: str, width: int
) -> None:
    addresses = newsroom()
    context = browser.new_context(
        base_url=str(live_server), locale="en", color_scheme=theme, viewport={"width": width, "height": 800}
    )
    enter(context, factories.PublisherFactory())
    page = context.new_page()
    written: list[str] = []
    page.on("console", lambda message: written.append(message.text))
    found = {}
    for address in addresses:
        answer = page.goto(address)
        found[address] = violations(page) + ([] if answer and answer.status == 200 else ["not found"])
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[address].append("wider than the window")
    context.close()

    assert {address: rows for address, rows in found.items() if rows} == {}
    assert written == []
