"""An edited source, and a statement found by words of the other language; by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Anchor
from claims.pipeline import anchoring
from tests import factories
from tests.factories import INDONESIAN, INDONESIAN_DENIAL

pytestmark = pytest.mark.browser

DENIAL_NOW = INDONESIAN_DENIAL.replace("tidak ", "")
ENGLISH = "The ceasefire was broken at Karvin."


def test_an_edited_source_is_seen_and_its_statement_upheld(rina: Page, by_keyboard: None) -> None:
    statement = factories.StatementFactory(content=INDONESIAN_DENIAL)
    edited = INDONESIAN.replace(INDONESIAN_DENIAL, DENIAL_NOW)
    article = statement.passage.version.article
    anchoring.anchor(factories.ArticleVersionFactory(article=article, text=edited))
    rina.goto("/")
    rina.get_by_role("link", name="passage whose source changed").press("Enter")

    rina.get_by_role("link", name="What changed in the article").press("Enter")
    expect(rina.get_by_role("heading", name="From version 1 to version 2")).to_be_visible()
    expect(rina.locator("main del").filter(has_text="tidak").first).to_be_visible()
    rina.go_back()
    rina.get_by_label("Reason, if it needs one").press_sequentially("It was printed so.")
    rina.keyboard.press("Tab")
    rina.keyboard.press("Enter")

    expect(rina.locator("#toasts")).to_contain_text("1 statement stands.")
    expect(rina.get_by_role("heading", level=1)).to_be_focused()
    expect(rina.get_by_role("heading", name="No source has changed under a statement")).to_be_visible()
    assert Anchor.objects.get().looked_by.username == "rina"


def test_a_statement_is_found_by_words_of_the_other_language(rina: Page, by_keyboard: None) -> None:
    version = factories.ArticleVersionFactory(text=f"{ENGLISH}\n", language="en")
    said = factories.StatementFactory(version=version, content=ENGLISH, language="en")
    rina.goto("/search/")

    rina.keyboard.press("/")
    rina.keyboard.type("gencatan senjata di Karvin")
    rina.keyboard.press("Enter")

    found = rina.locator("section[aria-labelledby=statements-title]")
    expect(found.locator("mark").filter(has_text="ceasefire").first).to_be_visible()
    found.get_by_role("link", name=said.party.name).press("Enter")
    expect(rina).to_have_url(f"/statements/{said.public_id}/")
