"""Confirming and dismissing contradictions, deciding a status, correcting a speaker; with scripts and without."""

import re
from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import Browser, BrowserContext, Page, expect

from claims.models import Claim, Relation, Statement, User
from claims.models.choices import RelationState, Stance
from claims.pipeline import status
from tests import factories
from tests.factories import INDONESIAN_DENIAL

pytestmark = pytest.mark.browser


def accused_and_denied() -> Claim:
    """Return a claim that one party asserts and another denies."""
    claim = factories.ClaimFactory()
    factories.StatementFactory(claim=claim, stance=Stance.ACCUSES)
    factories.StatementFactory(claim=claim, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    with transaction.atomic():
        status.refresh([claim.pk])
    return claim


def test_one_contradiction_is_confirmed_and_one_dismissed_by_key(rina: Page, by_keyboard: None) -> None:
    first, second, third = (factories.RelationFactory(explanation="", score=score) for score in (0.9, 0.5, 0.3))
    rina.goto("/contradictions/")

    rina.keyboard.press("c")
    expect(rina.locator("#toasts")).to_contain_text("Confirmed")
    expect(rina.locator("h2[data-focus]")).to_be_focused()
    rina.keyboard.press("d")
    rina.keyboard.press("2")
    expect(rina.locator("#toasts")).to_contain_text("Dismissed: different time window")

    rina.keyboard.press("o")
    expect(rina.locator("#toasts")).to_contain_text("Dismissed: same origin")

    rows = [Relation.objects.get(pk=row.pk) for row in (first, second, third)]
    assert [(row.state, row.dismissal) for row in rows] == [
        (RelationState.CONFIRMED, ""),
        (RelationState.DISMISSED, "different_time"),
        (RelationState.DISMISSED, "same_origin"),
    ]


def test_a_claim_is_marked_disputed_followed_and_its_brief_copied_by_keyboard(rina: Page, by_keyboard: None) -> None:
    claim = accused_and_denied()
    rina.goto(f"/claims/{claim.public_id}/")

    rina.get_by_role("combobox", name="Status").press("d")
    rina.get_by_label("Reason").first.focus()
    rina.keyboard.type("Both ministries were asked.")
    rina.keyboard.press("Tab")
    expect(rina.get_by_role("button", name="Decide", exact=True)).to_be_focused()
    rina.keyboard.press("Enter")

    expect(rina.locator(".notice").filter(has_text="Both ministries were asked.")).to_be_visible()
    expect(rina.locator("#toasts .toast")).to_be_visible()
    expect(rina.get_by_role("heading", level=1)).to_be_focused()
    decided = claim.status_decisions.get()
    assert (decided.verdict, decided.reason) == ("disputed", "Both ministries were asked.")

    rina.keyboard.press("f")
    expect(rina.locator("#toasts")).to_contain_text("You follow this claim.")
    expect(rina.get_by_role("button", name="Following")).to_be_focused()
    rina.keyboard.press("b")
    expect(rina.get_by_role("textbox")).to_have_value(re.compile(f"denied: “{INDONESIAN_DENIAL}”"))
    rina.wait_for_load_state("load")  # its scripts have run
    rina.keyboard.press("c")
    expect(rina.locator("#toasts")).to_contain_text("Copied.")
    assert claim.follows.count() == 1


def test_a_claim_is_published_and_its_speaker_corrected_by_keyboard(
    page: Page, by_keyboard: None, console: list[str], enter: Callable[[BrowserContext, User], None]
) -> None:
    claim = accused_and_denied()
    statement = claim.statements.get(stance=Stance.ACCUSES)
    enter(page.context, factories.PublisherFactory())
    page.goto(f"/claims/{claim.public_id}/")
    page.get_by_role("button", name="Publish", exact=True).press("Enter")
    expect(page.get_by_role("link", name="Public page")).to_be_visible()

    page.goto(f"/statements/{statement.public_id}/")
    page.locator("summary", has_text="Correct").press("Enter")
    speaker = page.get_by_role("textbox", name="Speaker")
    speaker.press("Control+A")
    page.keyboard.type("Anna Sargsyan")
    page.locator("#correcting").get_by_label("Reason").focus()
    page.keyboard.type("The outlet corrected its report.")
    page.get_by_role("button", name="Correct").press("Enter")
    expect(page.get_by_text("Corrected.")).to_be_visible()

    page.goto(f"/public/{claim.public_id}/")
    expect(page.locator("section[aria-labelledby=log]")).to_contain_text("The outlet corrected its report.")
    assert Statement.objects.in_force().get(stance=Stance.ACCUSES).speaker_text == "Anna Sargsyan"


def test_deciding_works_without_scripts(
    browser: Browser, live_server: object, enter: Callable[[BrowserContext, User], None]
) -> None:
    factories.NewsroomFactory()
    candidate = factories.CandidateFactory()
    relation = factories.RelationFactory(explanation="")
    context = browser.new_context(base_url=str(live_server), locale="en", java_script_enabled=False)
    enter(context, factories.EditorFactory())
    page = context.new_page()

    page.goto("/review/")
    page.get_by_role("button", name="Accept", exact=False).first.click()
    expect(page.locator("#work").get_by_text("Accepted:")).to_be_visible()
    page.goto("/contradictions/")
    page.get_by_role("button", name="Same origin").click()
    expect(page.locator("#work").get_by_text("Dismissed: same origin")).to_be_visible()

    relation.refresh_from_db()
    assert (Statement.objects.filter(candidate=candidate).count(), relation.dismissal) == (1, "same_origin")
    context.close()
