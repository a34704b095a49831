"""What a page is asked by its address may be anything: it answers with a page or a refusal, never with a fault."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

STRANGE = ["-1", "9" * 30, "²", "\x00", "9999-12-31", "x" * 5000]
ASKED = {
    "articles": ["q", "page", "state", "assignee", "outlet", "event"],
    "review": ["stance", "party", "event", "article", "candidate"],
    "review-bulk": ["page", "stance", "party", "event", "article"],
    "review-bulk-find": ["q"],
    "contradictions": ["relation", "type", "event"],
    "claims": ["page", "q", "event", "party", "answer"],
    "statements": ["page", "event", "party", "target", "stance"],
    "disputes": ["page", "event"],
    "feeds": ["page"],
    "history": ["page", "actor", "action"],
    "search": ["q", "kind", "page"],
    "jobs": ["stage", "page"],
    "public": ["q", "page"],
}
OF_A_CLAIM = {"claim": ["as_of", "by", "page"], "claim-brief": ["lang"], "public-claim": ["page"], "dispute": ["page"]}


def faults(desk: Client, address: str, keys: list[str]) -> dict[str, int]:
    """Return what the page answers to strange values of all its parameters, where that is a fault."""
    answers = {value: desk.get(address, dict.fromkeys(keys, value)).status_code for value in STRANGE}
    return {value: status for value, status in answers.items() if status >= 500}


@pytest.mark.parametrize("name", ASKED)
def test_lists_bear_strange_parameters(desk: Client, name: str) -> None:
    assert faults(desk, reverse(f"claims:{name}"), ASKED[name]) == {}


@pytest.mark.parametrize("name", OF_A_CLAIM)
def test_pages_of_a_claim_bear_strange_parameters(desk: Client, name: str) -> None:
    claim = factories.StatementFactory(claim=factories.PublishedClaimFactory()).claim

    assert faults(desk, reverse(f"claims:{name}", args=[claim.public_id]), OF_A_CLAIM[name]) == {}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-05-05"])
def test_the_first_and_the_last_day_there_are_can_be_looked_back_to(desk: Client, day: str) -> None:
    claim = factories.StatementFactory(claim=factories.PublishedClaimFactory()).claim

    for by in ("said", "known"):
        answer = desk.get(reverse("claims:claim", args=[claim.public_id]), {"as_of": day, "by": by})
        assert answer.status_code < 500


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "https://127.0.0.1/f"])
def test_feeds_are_not_added_at_strange_addresses(desk: Client, url: str) -> None:
    answer = desk.post(reverse("claims:feed-add"), {"url": url, "cadence": "60"})

    assert answer.status_code == 422
