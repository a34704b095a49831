"""Reviewing by keyboard alone, and two editors on one candidate."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from claims.models import Candidate, Claim, Statement, User
from claims.models.choices import CandidateState, Stance
from tests import factories
from tests.factories import INDONESIAN_DENIAL
from tests.journeys.keyboard import press, standing, tab_to

pytestmark = pytest.mark.browser

QUEUE = 20


def queue() -> list[Candidate]:
    """Return twenty candidates of one article in the order of the queue; the first denies one that comes with it."""
    version, party = factories.ArticleVersionFactory(), factories.PartyFactory()
    said = {"version": version, "party": party, "speaker_text": "Juru bicara"}
    answered = factories.CandidateFactory(stance=Stance.ACCUSES, confidence=0.1, **said)
    denial = factories.CandidateFactory(content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=answered, **said)
    return [
        denial,
        *(
            factories.CandidateFactory(confidence=0.9 - number / 100, stance=Stance.ACCUSES, **said)
            for number in range(1, QUEUE)
        ),
    ]


def test_twenty_candidates_are_reviewed_by_keyboard_alone(rina: Page, by_keyboard: None) -> None:
    candidates = queue()
    keys = [["b"], ["n", "a"], ["k"], ["x", "1"], ["x", "4"], ["s"], ["1", "a"]] + [["k"]] * (QUEUE - 7)
    told = ["Accepted both", "Accepted", "Kept", "Rejected", "Rejected", "Skipped", "Accepted"] + ["Kept"] * (QUEUE - 7)
    rina.goto("/review/")
    expect(rina.get_by_role("heading", name="It answers")).to_be_visible()
    for candidate, pressed, said in zip(candidates, keys, told, strict=True):
        assert standing(rina) == str(candidate.public_id)
        press(rina, *pressed, told=said)
    assert standing(rina) == str(candidates[5].public_id)
    press(rina, "k")
    expect(rina.get_by_role("heading", name="Nothing to review").first).to_be_attached()
    press(rina, "z")
    expect(rina.locator("#toasts")).to_contain_text("Undone")
    assert standing(rina) == str(candidates[5].public_id)

    states = [Candidate.objects.get(pk=row.pk).state for row in candidates]
    undone = {3: CandidateState.REJECTED, 4: CandidateState.REJECTED, 5: CandidateState.PENDING}
    assert states == [undone.get(number, CandidateState.ACCEPTED) for number in range(QUEUE)]
    assert sorted(claim.statements.count() for claim in Claim.objects.all()) == [1, 3]


def test_edits_and_splits_by_keyboard(rina: Page, by_keyboard: None) -> None:
    factories.CandidateFactory(speaker_text="Juru bicara", party=factories.PartyFactory())
    rina.goto("/review/")

    rina.keyboard.press("e")
    rina.keyboard.press("k")  # before the form is there: it keeps nothing
    expect(rina.get_by_label("Stance").last).to_be_focused()
    rina.keyboard.press("Tab")
    rina.keyboard.press("Control+A")
    rina.keyboard.type("Anna Sargsyan")
    tab_to(rina, rina.get_by_label("Figure 1").get_by_label("From"))
    rina.keyboard.type("3")
    tab_to(rina, rina.get_by_role("button", name="Another figure"))
    rina.keyboard.press("Enter")
    rina.get_by_label("Figure 2").get_by_label("From").press("5")
    rina.reload()
    expect(rina.get_by_text("Restored what you typed.")).to_be_visible()
    expect(rina.get_by_label("Figure 2").get_by_label("From")).to_have_value("5")
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


def test_a_request_without_an_answer_is_told_and_can_be_made_again(rina: Page, console: list[str]) -> None:
    factories.CandidateFactory(speaker_text="Juru bicara", party=factories.PartyFactory())
    rina.goto("/review/")
    told = rina.get_by_text("The server did not answer")

    rina.route("**/review/*/edit/**", lambda route: route.abort())
    rina.keyboard.press("e")
    expect(told).to_be_visible()
    expect(rina.locator("details.drawer[open]")).to_have_count(0)
    rina.unroute("**/review/*/edit/**")
    told.locator("..").get_by_role("button", name="Close").click()
    rina.keyboard.press("e")

    expect(rina.get_by_label("Stance").last).to_be_focused()
    expect(told).to_be_hidden()
    assert {line.split()[0] for line in console} == {"error:"}  # the browser and htmx say it there, too
    console.clear()


def test_two_editors_on_one_candidate(
    page: Page, by_keyboard: None, browser: Browser, live_server: object, enter: Callable[[BrowserContext, User], None]
) -> None:
    candidate = factories.CandidateFactory(party=factories.PartyFactory(), speaker_text="Juru bicara")
    context = browser.new_context(base_url=str(live_server), locale="en")
    enter(context, factories.EditorFactory(username="budi", first_name="Budi"))
    budi = context.new_page()
    rina = page
    enter(rina.context, factories.EditorFactory(username="rina", first_name="Rina"))
    rina.goto("/review/")
    rina.keyboard.press("e")
    tab_to(rina, rina.get_by_label("What is said", exact=True))
    rina.keyboard.press("Control+A")
    rina.keyboard.type("Words that Rina typed.")
    budi.goto("/review/")
    budi.keyboard.press("x")
    budi.keyboard.press("4")
    expect(budi.locator("#toasts")).to_contain_text("Rejected")

    tab_to(rina, rina.get_by_role("button", name="Accept with these changes"))
    rina.keyboard.press("Enter")

    expect(rina.get_by_role("heading", name="Another editor was here first")).to_be_focused()
    expect(rina.get_by_role("alert")).to_contain_text("Budi")
    expect(rina.get_by_role("cell", name="Words that Rina typed.")).to_be_visible()

    tab_to(rina, rina.get_by_role("button", name="Undo that decision and go on with mine"))
    rina.keyboard.press("Enter")
    expect(rina.get_by_label("What is said", exact=True)).to_have_value("Words that Rina typed.")
    rina.keyboard.press("Escape")
    rina.keyboard.press("a")
    expect(rina.locator("#toasts")).to_contain_text("Accepted")
    assert Statement.objects.get(candidate=candidate).proposition == "Words that Rina typed."
    assert Candidate.objects.get().decided_by.username == "rina"
    context.close()
