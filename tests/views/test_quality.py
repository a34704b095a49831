"""The Quality page: what was learned, and how long proposals wait."""

import re
from datetime import timedelta
from pathlib import Path

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import HtmlElement, fromstring

from claims.actions import candidates, relations
from claims.models import User
from claims.models.choices import RelationState
from claims.pipeline import learning
from claims.templatetags.quality import REASONS
from tests import factories

ADDRESS = "/quality/"


SLUG = re.compile(r'(?:ExtractorUnavailable|_TryAgain)\("(\w+)"\)')


def page(client: Client, address: str = ADDRESS) -> HtmlElement:
    return fromstring(client.get(address).content)


def words(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


def table(client: Client, heading: str) -> list[list[str]]:
    rows = page(client).xpath(f"//section[@aria-labelledby='{heading}']//tbody/tr")
    return [[words(cell) for cell in row] for row in rows]


def decide(editor: User, right: int, wrong: int, **fields: object) -> None:
    for number in range(right + wrong):
        candidate = factories.CandidateFactory(**fields)
        if number < right:
            candidates.accept(candidate=candidate, by=editor)
        else:
            candidates.reject(candidate=candidate, reason="not_a_statement", by=editor)


def test_page_before_any_decision_says_what_to_do(desk: Client) -> None:
    shown = words(page(desk))
    assert "Nothing is learned yet" in shown
    assert "0 candidates" in shown


def test_rules_show_how_they_were_decided_by_language(desk: Client, editor: User) -> None:
    decide(editor, 3, 1, rule="id.denial", confidence=0.8)
    decide(editor, 0, 2, rule="en.denial", confidence=0.55)
    learning.refit()
    assert table(desk, "rules") == [
        ["A verb of denial with what is denied.", "English", "0", "0", "2", "0 %", "69 %", "65 %"],
        ["A verb of denial with what is denied.", "Indonesian", "3", "0", "1", "75 %", "86 %", "85 %"],
    ]
    assert table(desk, "reliability") == [["55 %", "2", "0 %"], ["80 %", "4", "75 %"]]


def test_points_of_the_chart_lie_where_the_table_says(desk: Client, editor: User) -> None:
    decide(editor, 1, 1, confidence=0.5)
    learning.refit()
    (point,) = page(desk).xpath("//*[local-name()='circle']")
    assert (point.get("cx"), point.get("cy"), point.get("r")) == ("184.0", "158.0", "14.0")


def test_queue_shows_its_age(reading_room: Client) -> None:
    for days in (1, 2, 9):
        factories.CandidateFactory(created_at=timezone.now() - timedelta(days=days))
    shown = [words(node).replace("\xa0", " ") for node in page(reading_room).xpath("//section[1]//dd")]
    assert (shown[0], shown[2]) == ("3 candidates", "2 days")
    assert shown[1].endswith("(1 week, 2 days)")


def test_relations_show_what_became_of_them(desk: Client, editor: User) -> None:
    one, two = factories.RelationFactory.create_batch(2, state=RelationState.SUGGESTED, rule="denial")
    relations.confirm(relation=one, by=editor)
    relations.dismiss(relation=two, dismissal="not_opposed", by=editor)
    learning.refit()
    assert [row[1:] for row in table(desk, "relations")] == [["1", "0", "1", "both can be true: 1"]]


def test_a_reset_is_said(desk: Client, editor: User) -> None:
    learning.reset()
    decide(editor, 1, 0)
    learning.refit()
    assert "Only decisions since this moment count:" in words(page(desk))


def test_number_of_queries_does_not_grow(desk: Client, editor: User) -> None:
    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as seen:
            desk.get(ADDRESS)
        return len(seen)

    decide(editor, 1, 0, rule="id.denial")
    factories.CandidateFactory()
    learning.refit()
    before = queries()
    for rule in ("id.hedge", "en.denial", "en.passive"):
        decide(editor, 1, 1, rule=rule)
    factories.CandidateFactory.create_batch(3)
    learning.refit()
    assert queries() == before


def test_job_says_why_the_built_in_rules_read_it(desk: Client) -> None:
    job = factories.JobFactory(stage="done", finished_at=timezone.now(), fallback="too_slow", found=2)
    why = "Read by the built-in rules, not by the language model: it took too long."
    assert why in words(page(desk, "/jobs/"))
    assert job.article is not None
    factories.ArticleVersionFactory(article=job.article)
    assert why in words(page(desk, f"/articles/{job.article.public_id}/"))


def test_every_reason_of_a_fallback_has_words() -> None:
    sources = ["claims/extraction/llm", "claims/ingest/completion.py", "claims/pipeline/llm.py"]
    root = Path(__file__).parents[2]
    files = [
        file for name in sources for file in ([root / name] if name.endswith(".py") else (root / name).glob("*.py"))
    ]
    raised = {slug for file in files for slug in SLUG.findall(file.read_text(encoding="utf-8"))}
    assert raised | {"busy", "http_error"} == set(REASONS)
