"""From a pasted text to candidates beside it, with a real worker; and what a source that fails looks like."""

import re

import pytest
from playwright.sync_api import Page, expect

from claims.models import Article, Candidate, Statement
from tests import factories
from tests.factories import INDONESIAN, INDONESIAN_DENIAL
from tests.journeys.keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.worker]


def test_pasted_text_shows_its_candidates_without_a_reload(rina: Page, by_keyboard: None, celery_worker: str) -> None:
    factories.PartyFactory(name="Armenia", alias="Kementerian Pertahanan Armenia")
    rina.goto("/")
    rina.keyboard.press("n")
    expect(rina.get_by_label("Text", exact=True)).to_be_focused()
    rina.keyboard.insert_text(INDONESIAN)  # pasted
    tab_to(rina, rina.get_by_label("Outlet"))
    rina.keyboard.type("Harian Lereng")
    rina.keyboard.press("Tab")
    rina.keyboard.type("05042024")
    tab_to(rina, rina.get_by_label("What it is about"))
    rina.keyboard.type("Malam di lereng Karvin")
    rina.keyboard.press("Enter")
    rina.wait_for_url("**/articles/*-*/")
    rina.evaluate("window.notReloaded = true")

    expect(rina.locator(".entry").first).to_be_visible(timeout=30_000)

    assert rina.evaluate("window.notReloaded") is True
    expect(rina.locator("#reading")).not_to_have_attribute("hx-trigger", re.compile("."), timeout=30_000)
    assert str(Article.objects.get().published_on) == "2024-05-04"
    assert rina.locator(".entry").count() == Candidate.objects.count() >= 3
    expect(rina.locator(".text mark").filter(has_text=INDONESIAN_DENIAL).first).to_be_visible()
    expect(rina.get_by_role("heading", level=1)).to_have_text("Dua versi tentang malam di lereng Karvin")
    expect(rina.get_by_text("Record a statement by hand")).to_be_visible()


def test_source_that_cannot_be_read_says_why_and_can_be_tried_again(rina: Page, celery_worker: str) -> None:
    rina.goto("/articles/add/file/")
    damaged = {"name": "naskah.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nnothing more\n"}
    rina.get_by_label("File").set_input_files(damaged)
    rina.get_by_role("button", name="Add and read").click()

    expect(rina.get_by_text("This source could not be read.")).to_be_visible(timeout=30_000)
    rina.get_by_role("button", name="Try again").click()
    expect(rina.get_by_text("This source could not be read.")).to_be_visible(timeout=30_000)

    assert Article.objects.get().jobs.get().attempts == 1
    expect(rina.get_by_role("link", name="Paste the text instead")).to_be_visible()


def test_selected_words_are_recorded_where_they_were_selected(rina: Page) -> None:
    text = "👩‍🚀 Ia membantah.\r\nLalu ia diam. Ia membantah."
    article = factories.ArticleVersionFactory(text=text).article
    rina.goto(f"/articles/{article.public_id}/")
    rina.evaluate(
        """() => {
          const text = document.querySelector("[data-offsets]").firstChild;
          const start = text.data.lastIndexOf("Ia membantah");
          const range = document.createRange();
          range.setStart(text, start);
          range.setEnd(text, start + "Ia membantah".length);
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
        }"""
    )

    rina.get_by_role("button", name="Record these words").click()
    expect(rina.locator("#id_speaker_text")).to_be_focused()
    rina.locator("#id_speaker_text").fill("Juru bicara")
    rina.get_by_label("Stance").select_option("denies")
    rina.get_by_role("button", name="Record", exact=True).click()

    expect(rina.locator(".entry")).to_have_count(1)
    passage = Statement.objects.get().passage
    assert (passage.start, passage.exact) == (text.rindex("Ia membantah"), "Ia membantah")
