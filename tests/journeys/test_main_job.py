"""The main job, for real: a worker reads, an editor decides at the keyboard, a claim is published, the API agrees."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import requests
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from claims.actions import parties
from claims.models import Article, Candidate, Claim, Job, Party, Relation
from claims.models.choices import CandidateState, JobKind, RelationState, RelationType
from factcheck.celery import app
from tests.factories import EditorFactory, PublisherFactory
from tests.journeys.keyboard import log_in, press, standing, window
from tests.pipeline.test_end_to_end import finished

pytestmark = pytest.mark.browser

ARTICLES = Path(__file__).parent / "articles"
EVENT = "Kebakaran gudang di Pelabuhan Marun"


@contextmanager
def paused(worker: str, queue: str) -> Iterator[None]:
    """Let a worker leave a queue alone for a while, so that a page can be seen to wait."""
    app.control.cancel_consumer(queue, destination=[worker], reply=True)
    try:
        yield
    finally:
        app.control.add_consumer(queue, destination=[worker], reply=True)


def paste(page: Page, file: str, *, outlet: str, day: date) -> None:
    """Add an article as an editor does and wait for nothing."""
    page.goto("/")
    page.keyboard.press("n")
    page.wait_for_url("**/articles/add/")
    page.locator("#id_text").fill((ARTICLES / file).read_text(encoding="utf-8"))
    page.get_by_label("Outlet").fill(outlet)
    page.get_by_label("Date of publication").fill(day.isoformat())
    page.locator("[name=other_event]").fill(EVENT)
    page.get_by_role("button", name="Add and read").click()
    page.wait_for_url("**/articles/*-*/")


def read(page: Page, statements: int) -> None:
    """Wait until the article's page has shown, by itself, what the worker found."""
    expect(page.locator(".entries > li")).to_have_count(statements, timeout=30_000)


@pytest.mark.worker
@pytest.mark.timeout(180)
def test_from_articles_to_a_disputed_and_published_claim(
    celery_worker: str, page: Page, browser: Browser, live_server: object
) -> None:
    editor, publisher = EditorFactory(username="ratna"), PublisherFactory(username="pram")
    for name in ("Narvia", "Tolmer"):
        parties.create(model=Party, by=editor, name=name, kind="state")
    log_in(page, editor)
    adds_an_article_and_sees_how_far_the_worker_is(page, celery_worker)
    shelling = accepts_a_denial_with_what_it_denies(page)
    rejects_undoes_and_accepts(page)
    accepts_onto_the_claim_that_is_suggested(page, shelling)
    violated = accepts_what_opposes_onto_claims_of_its_own(page)
    confirms_what_the_worker_proposed(page, violated)
    marks_it_disputed(page, violated)
    key = token(editor.username)
    for claim in (shelling, violated):
        with window(browser, live_server, publisher) as desk:
            publishes(desk, claim)
        with window(browser, live_server) as reader:
            reader.goto("/public/")
            reader.get_by_role("link", name=claim.proposition).click()
            assert_public_page_and_api_agree(reader, f"{live_server}/api/v1/", claim, key)


def adds_an_article_and_sees_how_far_the_worker_is(page: Page, worker: str) -> None:
    with paused(worker, "ingest"):
        paste(page, "marun-senin.txt", outlet="Kabar Teluk", day=date(2031, 3, 3))
        expect(page.locator(".stages [aria-current=step]")).to_have_text("queued")
        page.evaluate("window.sameDocument = true")
    read(page, 4)
    assert page.evaluate("window.sameDocument") is True
    article = Article.objects.get()
    assert (article.published_on, [event.title for event in article.events.all()]) == (date(2031, 3, 3), [EVENT])


def accepts_a_denial_with_what_it_denies(page: Page) -> Claim:
    review_its_candidates(page)
    expect(page.locator(".answered")).to_contain_text("militer Tolmer menembaki gudang gandum")
    press(page, "b")
    claim = Claim.objects.get()
    assert [s.stance for s in claim.statements.order_by("stance")] == ["accuses", "denies"]
    return claim


def rejects_undoes_and_accepts(page: Page) -> None:
    wounded = Candidate.objects.get(public_id=standing(page))
    page.keyboard.press("x")
    page.keyboard.press("z")  # closes the reasons, and takes no decision back
    expect(page.locator("#reject")).to_have_js_property("open", False)
    press(page, "x", "1")
    wounded.refresh_from_db()
    assert wounded.state == CandidateState.REJECTED
    press(page, "z")
    assert standing(page) == str(wounded.public_id)
    press(page, "n", "a")
    wounded.refresh_from_db()
    assert wounded.state == CandidateState.ACCEPTED
    press(page, "x", "5")
    assert not Candidate.objects.filter(state=CandidateState.PENDING).exists()


def accepts_onto_the_claim_that_is_suggested(page: Page, claim: Claim) -> None:
    paste(page, "marun-selasa.txt", outlet="Suara Pesisir", day=date(2031, 3, 4))
    read(page, 1)
    review_its_candidates(page)
    expect(page.locator("label[for=onto-1]")).to_contain_text(claim.proposition)
    press(page, "1", "a")
    assert claim.statements.count() == 3


def accepts_what_opposes_onto_claims_of_its_own(page: Page) -> Claim:
    paste(page, "marun-tuesday.txt", outlet="The Gulf Courier", day=date(2031, 3, 4))
    read(page, 3)
    review_its_candidates(page)
    while standing(page):
        press(page, "n", "a")
    closed = Claim.objects.get(statements__stance="denies", language="en")
    assert (closed.answer, closed.support) == ("denied", "no_named_source")
    return Claim.objects.get(statements__stance="accuses", language="en")


def confirms_what_the_worker_proposed(page: Page, violated: Claim) -> None:
    for job in Job.objects.filter(kind=JobKind.MATCH):
        finished(job)
    assert not violated.disputed
    proposed = Relation.objects.filter(state=RelationState.SUGGESTED, unknown=[])
    assert proposed.filter(target__claim=violated, type=RelationType.CONTRADICTS).count() == 1
    page.goto("/contradictions/")
    while standing(page):
        press(page, "c")
    assert not proposed.exists()
    violated.refresh_from_db()
    assert violated.disputed


def marks_it_disputed(page: Page, claim: Claim) -> None:
    page.goto(f"/claims/{claim.public_id}/")
    expect(page.locator(".claim-main .claim-status")).to_contain_text("disputed")
    form = page.locator("#deciding")
    form.get_by_label("Status", exact=True).select_option("disputed")
    form.get_by_label("Reason").fill("Both governments were asked again and stand by their words.")
    form.get_by_role("button", name="Decide").click()
    expect(page.locator(".notice-green").first).to_contain_text("stand by their words")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)


def publishes(page: Page, claim: Claim) -> None:
    page.goto(f"/claims/{claim.public_id}/")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("link", name="Public page").wait_for()


def review_its_candidates(page: Page) -> None:
    page.keyboard.press("r")
    page.wait_for_url("**/review/**")


def token(username: str) -> str:
    out = StringIO()
    call_command("token", username, stdout=out, stderr=StringIO())
    return out.getvalue().split()[-1]


def assert_public_page_and_api_agree(page: Page, api: str, claim: Claim, key: str) -> None:
    """Both sides with their passages stand on the public page; the API gives the same ones, with hash and offsets."""
    sections = {side: page.locator(f"section[aria-labelledby={side}]") for side in ("asserted", "denied")}
    headers = {"Authorization": f"Token {key}"}
    record = requests.get(f"{api}claims/{claim.public_id}/", headers=headers, timeout=10).json()
    assert record["status"]["disputed"] is True
    for side, voices in (("asserted", record["asserted_by"]), ("denied", record["denied_by"])):
        assert voices
        for voice in voices:
            expect(sections[side]).to_contain_text(voice["name"])
    dispute = requests.get(f"{api}statements/", params={"page_size": 100}, headers=headers, timeout=10).json()
    shown = [s for s in dispute["results"] if s["claim"] == str(claim.public_id)]
    assert {s["id"] for s in shown} == {s["id"] for s in record["statements"]}
    for statement in shown:
        version = claim.statements.get(public_id=statement["id"]).passage.version
        passage = statement["passage"]
        assert version.text[passage["start"] : passage["end"]] == passage["exact"]
        assert statement["source"]["sha256"] == version.sha256
        expect(page.locator("main")).to_contain_text(version.sha256)
        side = "denied" if statement["stance"] == "denies" else "asserted"
        expect(sections[side]).to_contain_text(" ".join(passage["exact"].split()))
