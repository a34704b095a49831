"""The list of articles."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models.choices import JobStage
from tests import factories

LIST = "/articles/"


def titles(client: Client, **wanted: object) -> list[str]:
    page = client.get(LIST, wanted).context["page"]
    return [article.title for article in page]


def test_articles_stand_newest_first(desk: Client) -> None:
    for title in ("one", "two"):
        factories.ArticleFactory(title=title)

    assert titles(desk) == ["two", "one"]


def test_filters_stand_in_the_address(desk: Client) -> None:
    event = factories.EventFactory()
    described = factories.ArticleFactory(title="described", published_on="2024-05-04", events=[event], kind="post")
    bare = factories.ArticleFactory(title="bare")
    factories.JobFactory(article=described, stage=JobStage.DONE, finished_at="2024-05-05T00:00Z")
    factories.JobFactory(article=bare, stage=JobStage.FAILED, failure="empty", finished_at="2024-05-05T00:00Z")

    assert titles(desk, event=event.public_id) == ["described"]
    assert titles(desk, kind="post") == ["described"]
    assert titles(desk, outlet=bare.outlet.public_id) == ["bare"]
    assert titles(desk, q="BAR") == ["bare"]
    assert titles(desk, state="undescribed") == ["bare"]
    assert titles(desk, state="failed") == ["bare"]


def test_counts_of_a_row_are_those_of_its_article(desk: Client) -> None:
    version = factories.ArticleVersionFactory()
    factories.CandidateFactory(version=version)
    factories.CandidateFactory(version=version, content=factories.INDONESIAN_DENIAL)
    factories.StatementFactory(version=version)
    factories.CandidateFactory()

    page = desk.get(LIST, {"q": version.article.title})
    row = page.context["page"][0]

    assert (row.pending, row.recorded) == (2, 1)
    assert f'href="{reverse("claims:article", args=[row.public_id])}#found"' in page.content.decode()
    assert titles(desk, state="pending", q=version.article.title) == [version.article.title]


def test_article_of_two_events_without_a_date_is_listed_once(desk: Client) -> None:
    article = factories.ArticleFactory(events=[factories.EventFactory(), factories.EventFactory()])
    bare = factories.ArticleFactory(published_on="2024-05-04", published_precision="day")

    page = desk.get(reverse("claims:articles"), {"state": "undescribed"}).context["page"]

    assert list(page) == [bare, article]


def test_filter_that_cannot_be_read_narrows_nothing(desk: Client) -> None:
    factories.ArticleFactory(title="one")

    assert titles(desk, event="nonsense", kind="nonsense", page="nonsense") == ["one"]


def test_empty_list_says_what_to_do(desk: Client, reading_room: Client) -> None:
    add = f'href="{reverse("claims:article-add")}"'

    assert "No article yet" in desk.get(LIST).content.decode()
    assert add in desk.get(LIST).content.decode()
    assert add not in reading_room.get(LIST).content.decode()
    assert "No article fits" in desk.get(LIST, {"q": "nothing"}).content.decode()


def test_pages_keep_the_filter(desk: Client) -> None:
    for n in range(31):
        factories.ArticleFactory(title=f"Karvin {n}")

    page = desk.get(LIST, {"q": "Karvin"}).content.decode()

    assert "1 to 30 of 31" in page
    assert "?q=Karvin&amp;page=2" in page
    assert len(titles(desk, q="Karvin", page=2)) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_a_constant_number_of_queries(desk: Client, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        version = factories.ArticleVersionFactory(article__events=[factories.EventFactory()])
        factories.CandidateFactory(version=version)
        factories.JobFactory(article=version.article)

    with django_assert_num_queries(10):
        desk.get(LIST)
