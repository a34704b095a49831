"""Reviewing by keyboard alone, and two editors on one candidate."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from claims.models import Candidate, Claim, Statement, User
from claims.models.choices import CandidateState, Stance
from tests import factories
from tests.factories import INDONESIAN_DENIAL
from tests.journeys.keyboard import press, standing

pytestmark = pytest.mark.browser

QUEUE = 20


def queue() -> list[Candidate]:
    """Return twenty candidates of one article in the order of the queue."""
    version, party = factories.ArticleVersionFactory(), factories.PartyFactory()
    return [
        factories.CandidateFactory(
            version=version,
            confidence=0.9 - number / 100,
            stance=Stance.ACCUSES,
            party=party,
            speaker_text="Juru bicara",
        )
        for number in range(QUEUE)
    ]


def test_twenty_candidates_are_reviewed_by_keyboard_alone(rina: Page) -> None:
    candidates = queue()
    keys = [["n", "a"], ["k"], ["x", "1"], ["x", "4"], ["s"], ["n", "a"]] + [["k"]] * (QUEUE - 6)
    told = ["Accepted", "Kept", "Rejected", "Rejected", "Skipped", "Accepted"] + ["Kept"] * (QUEUE - 6)
    rina.goto("/review/")
    for candidate, pressed, said in zip(candidates, keys, told, strict=True):
        assert standing(rina) == str(candidate.public_id)
        press(rina, *pressed)
        expect(rina.locator("#toasts")).to_contain_text(said)
        expect(rina.locator("h2[data-focus]")).to_be_focused()
    assert standing(rina) == str(candidates[4].public_id)
    press(rina, "k")
    expect(rina.get_by_role("heading", name="Nothing to review").first).to_be_attached()

    states = [Candidate.objects.get(pk=row.pk).state for row in candidates]
    assert states == [
        CandidateState.REJECTED if number in {2, 3} else CandidateState.ACCEPTED for number in range(QUEUE)
    ]
    assert Statement.objects.exclude(claim=None).count() == 2


def test_a_right_candidate_costs_one_key(rina: Page) -> None:
    candidate = factories.CandidateFactory(party=factories.PartyFactory())
    rina.goto("/review/")

    rina.keyboard.press("a")

    expect(rina.locator("#toasts")).to_contain_text("Accepted")
    assert Statement.objects.get().candidate == candidate


def test_a_denial_is_accepted_with_what_it_denies_by_one_key(rina: Page) -> None:
    version = factories.ArticleVersionFactory()
    answered = factories.CandidateFactory(version=version, stance=Stance.ACCUSES, confidence=0.5)
    factories.CandidateFactory(
        version=version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=answered, confidence=0.9
    )
    rina.goto("/review/")
    expect(rina.get_by_role("heading", name="It answers")).to_be_visible()

    rina.keyboard.press("b")

    expect(rina.locator("#toasts")).to_contain_text("Accepted both")
    assert Claim.objects.get().statements.count() == 2


def test_the_last_decision_is_undone_by_a_key(rina: Page) -> None:
    candidate = factories.CandidateFactory()
    rina.goto("/review/")
    rina.keyboard.press("k")
    expect(rina.locator("#toasts")).to_contain_text("Kept")

    rina.keyboard.press("z")

    expect(rina.locator("#toasts")).to_contain_text("Undone")
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.PENDING


def test_edits_and_splits_by_keyboard(rina: Page) -> None:
    factories.CandidateFactory(speaker_text="Juru bicara", party=factories.PartyFactory())
    rina.goto("/review/")

    rina.keyboard.press("e")
    expect(rina.get_by_label("Stance").last).to_be_focused()
    rina.get_by_role("textbox", name="Speaker").fill("Anna Sargsyan")
    rina.reload()
    expect(rina.get_by_text("Restored what you typed.")).to_be_visible()
    rina.keyboard.press("e")
    expect(rina.get_by_role("textbox", name="Speaker")).to_have_value("Anna Sargsyan")
    rina.get_by_role("textbox", name="Speaker").press("Escape")
    rina.keyboard.press("p")
    expect(rina.get_by_label("The statements, one a line")).to_be_focused()
    rina.keyboard.press("Control+A")
    rina.keyboard.type("pasukan Armenia")
    rina.keyboard.press("Enter")
    rina.keyboard.type("melanggar gencatan senjata")
    rina.get_by_role("button", name="Split into one candidate a line").press("Enter")

    expect(rina.locator("#toasts")).to_contain_text("Split into 2 candidates.")
    assert Candidate.objects.filter(state=CandidateState.PENDING).count() == 2


def test_two_editors_on_one_candidate(
    page: Page, browser: Browser, live_server: object, enter: Callable[[BrowserContext, User], None]
) -> None:
    candidate = factories.CandidateFactory(party=factories.PartyFactory(), speaker_text="Juru bicara")
    context = browser.new_context(base_url=str(live_server), locale="en")
    enter(context, factories.EditorFactory(username="budi", first_name="Budi"))
    budi = context.new_page()
    rina = page
    enter(rina.context, factories.EditorFactory(username="rina", first_name="Rina"))
    rina.goto("/review/")
    rina.keyboard.press("e")
    rina.get_by_label("What is said", exact=True).fill("Words that Rina typed.")
    budi.goto("/review/")
    budi.keyboard.press("x")
    budi.keyboard.press("4")
    expect(budi.locator("#toasts")).to_contain_text("Rejected")

    rina.get_by_role("button", name="Accept with these changes").click()

    expect(rina.get_by_role("heading", name="Another editor was here first")).to_be_focused()
    expect(rina.get_by_role("alert")).to_contain_text("Budi")
    expect(rina.get_by_role("cell", name="Words that Rina typed.")).to_be_visible()

    rina.get_by_role("button", name="Undo that decision and go on with mine").click()
    expect(rina.get_by_label("What is said", exact=True)).to_have_value("Words that Rina typed.")
    rina.get_by_role("button", name="Accept a", exact=False).first.click()
    expect(rina.locator("#toasts")).to_contain_text("Accepted")
    assert Statement.objects.get(candidate=candidate).proposition == "Words that Rina typed."
    context.close()
