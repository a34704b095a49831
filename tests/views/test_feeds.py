"""The pages of feeds."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Decision, Feed, Outlet
from tests import factories

FEED = "https://kabar.example/rss"


def address(feed: Feed, name: str = "feed") -> str:
    return reverse(f"claims:{name}", args=[feed.public_id])


def test_feed_is_added_with_its_outlet_and_leads_to_its_page(desk: Client) -> None:
    response = desk.post(reverse("claims:feed-add"), {"url": FEED + "#new", "cadence": "30", "outlet": "Kabar Lereng"})

    feed = Feed.objects.get()
    assert response.headers["Location"] == address(feed)
    assert (feed.url, feed.cadence, feed.outlet) == (FEED, 30, Outlet.objects.get(name="Kabar Lereng"))
    assert Decision.objects.filter(action="feed.created", subject=feed.public_id).count() == 1
    assert "not fetched yet" in desk.get(address(feed)).content.decode()


def test_feed_that_is_here_opens_instead(desk: Client) -> None:
    feed = factories.FeedFactory(url=FEED)

    response = desk.post(reverse("claims:feed-add"), {"url": f"{FEED}?utm_source=x", "cadence": "60"})

    assert (response.headers["Location"], Feed.objects.count()) == (address(feed), 1)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"url": "http://192.168.0.1/rss", "cadence": "60"}, "is not a public web site"),
        ({"url": FEED, "cadence": "1"}, "Select a valid choice."),
        ({"url": "", "cadence": "60"}, "This field is required."),
    ],
)
def test_bad_feed_is_refused_with_a_sentence(desk: Client, fields: dict[str, str], sentence: str) -> None:
    response = desk.post(reverse("claims:feed-add"), {**fields, "outlet": "Kabar"})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert (Feed.objects.count(), Outlet.objects.count()) == (0, 0)


def test_failing_feed_says_why_and_is_found_by_its_state(desk: Client) -> None:
    failing = factories.FeedFactory(failures=3, failure="http_error", detail="503")
    factories.FeedFactory(paused=True)
    well = factories.FeedFactory()

    page = desk.get(reverse("claims:feeds"), {"state": "failing"})

    assert list(page.context["page"]) == [failing]
    assert "The site answered with error 503." in page.content.decode()
    assert list(desk.get(reverse("claims:feeds"), {"state": "well"}).context["page"]) == [well]


def test_failing_feeds_are_told_where_jobs_are_and_articles_name_their_feed(desk: Client) -> None:
    assert "could not be fetched" not in desk.get(reverse("claims:jobs")).content.decode()
    article = factories.ArticleVersionFactory().article
    feed = factories.FeedItemFactory(article=article, feed__failures=1, feed__failure="bad_feed").feed

    assert "1 feed could not be fetched the last time" in desk.get(reverse("claims:jobs")).content.decode()
    assert address(feed) in desk.get(reverse("claims:article", args=[article.public_id])).content.decode()


def test_feed_is_paused_resumed_and_changed(desk: Client) -> None:
    feed = factories.FeedFactory()

    desk.post(address(feed, "feed-pause"))
    desk.post(address(feed, "feed-edit"), {"title": "New", "cadence": "15", "revision": 2})
    feed.refresh_from_db()
    assert (feed.paused, feed.title, feed.cadence) == (True, "New", 15)

    desk.post(address(feed, "feed-resume"))
    desk.post(address(feed, "feed-fetch"))
    actions = list(Decision.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["feed.paused", "feed.updated", "feed.resumed", "feed.fetched_now"]
    stale = desk.post(address(feed, "feed-edit"), {"title": "Late", "cadence": "15", "revision": 1})
    assert (stale.status_code, Feed.objects.get().title) == (422, "New")


def test_page_of_a_feed_waits_for_what_was_asked_and_no_longer(desk: Client) -> None:
    feed = factories.FeedFactory()
    poll = address(feed, "feed-fetching")
    assert poll not in desk.get(address(feed)).content.decode()

    desk.post(address(feed, "feed-fetch"))
    assert poll in desk.get(address(feed)).content.decode()
    assert desk.get(poll).status_code == 204
    Feed.objects.update(fetched_at=timezone.now(), succeeded_at=timezone.now())

    fetched = desk.get(poll)
    assert (fetched.status_code, poll in fetched.content.decode()) == (286, False)
    assert 'id="feed-health" aria-labelledby="health" hx-swap-oob="true"' in fetched.content.decode()


def test_readers_see_feeds_and_change_none(reading_room: Client) -> None:
    feed = factories.FeedFactory()

    page = reading_room.get(address(feed)).content.decode()
    assert address(feed, "feed-pause") not in page
    assert reading_room.post(address(feed, "feed-pause")).status_code == 403
    assert reading_room.get(reverse("claims:feed-add")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_a_constant_number_of_queries(desk: Client, count: int, django_assert_num_queries: Any) -> None:
    feeds = [factories.FeedFactory(outlet=factories.OutletFactory()) for _ in range(count)]
    for _ in range(count):
        factories.FeedItemFactory(feed=feeds[0])

    with django_assert_num_queries(6):
        desk.get(reverse("claims:feeds"))
    with django_assert_num_queries(9):
        desk.get(address(feeds[0]))
