"""Feeds, fetched from a server that changes, fails and misbehaves."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims import tasks
from claims.models import Article, Decision, Feed, FeedItem, Job
from claims.pipeline import feeds, sources
from tests import factories
from tests.ingest import server
from tests.ingest.server import answer, redirect

pytestmark = pytest.mark.django_db

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar Lereng</title>{}</channel></rss>"""
ITEM = "<item><title>{0}</title><link>https://kabar.example/{0}?utm_source=rss</link></item>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>
<entry><title>Satu</title><link rel="self" href="/self"/><link href="/satu"/></entry></feed>"""
BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + RSS[21:].format(
    "<item><title>&b;</title><link>https://kabar.example/b</link></item>"
)


def xml(text: str, **headers: str) -> Any:
    return lambda to: answer(to, text.encode(), Content_Type="application/rss+xml", **headers)


def conditional(to: server.Handler) -> None:
    if to.headers.get("If-None-Match") == '"v1"' and to.headers.get("If-Modified-Since"):
        answer(to, b"", status=304)
    else:
        xml(RSS.format(ITEM.format("satu")), ETag='"v1"', Last_Modified="Sat, 21 Nov 2026 10:00:00 GMT")(to)


PATHS = {
    "/rss": xml(RSS.format(ITEM.format("dua") + ITEM.format("satu"))),
    "/atom": xml(ATOM),
    "/conditional": conditional,
    "/broken": xml("<rss><channel><title>Kabar</channel>"),
    "/bomb": xml(BOMB),
    "/html": xml("<html><body><p>Bukan umpan</p></body></html>"),
    "/linkless": xml(RSS.format("<item><title>Tanpa</title></item><item><link>http://10.0.0.1/</link></item>")),
}


@pytest.fixture
def site(site: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the hostile server have feeds, too."""
    for path, does in {**PATHS, "/to-private": lambda to: redirect(to, "http://192.168.0.1/rss")}.items():
        monkeypatch.setitem(server.PATHS, path, does)
    return site


def fetched(url: str, **fields: Any) -> Feed:
    feed = factories.FeedFactory(url=url, **fields)
    feeds.fetch(feed)
    feed.refresh_from_db()
    return feed


def test_what_a_feed_names_becomes_sources_the_newest_last(site: str) -> None:
    outlet = factories.OutletFactory()
    feed = fetched(f"{site}/rss", outlet=outlet, title="")

    articles = list(Article.objects.order_by("pk"))
    assert [article.canonical_url for article in articles] == [
        "https://kabar.example/satu",
        "https://kabar.example/dua",
    ]
    assert {article.outlet for article in articles} == {outlet}
    assert Job.objects.filter(article__in=articles, stage="queued").count() == 2
    assert (feed.title, feed.failures, feed.succeeded_at == feed.fetched_at) == ("Kabar Lereng", 0, True)
    assert feed.due_at - feed.fetched_at == timedelta(minutes=feed.cadence)
    assert Decision.objects.count() == 0


def test_atom_link_is_read_from_the_address_of_the_feed(site: str) -> None:
    fetched(f"{site}/atom")

    assert Article.objects.get().canonical_url == f"{site}/satu"


def test_known_addresses_are_listed_and_not_read_again(site: str) -> None:
    known = sources.from_url("https://kabar.example/satu", requested_by=None).article
    feed = factories.FeedFactory(url=f"{site}/rss")

    assert [job.article.canonical_url for job in feeds.fetch(feed) if job.article] == ["https://kabar.example/dua"]
    assert feeds.fetch(feed) == []
    assert (Article.objects.count(), Job.objects.count(), FeedItem.objects.count()) == (2, 2, 2)
    assert FeedItem.objects.get(known=True).article == known


def test_unchanged_feed_is_not_read_again(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = fetched(f"{site}/conditional")
    assert (feed.etag, feed.last_modified) == ('"v1"', "Sat, 21 Nov 2026 10:00:00 GMT")

    monkeypatch.setattr(feeds.reader, "read", lambda *_: pytest.fail("read again"))
    before = feed.succeeded_at
    feeds.fetch(feed)
    feed.refresh_from_db()
    assert (feed.failures, feed.etag) == (0, '"v1"')
    assert before is not None
    assert feed.succeeded_at is not None
    assert feed.succeeded_at > before


@pytest.mark.parametrize(
    ("path", "failure", "detail"),
    [
        ("/broken", "bad_feed", ""),
        ("/bomb", "unsafe_feed", ""),
        ("/html", "bad_feed", ""),
        ("/missing", "http_error", "404"),
        ("/huge", "too_large", ""),
        ("/to-private", "private_address", "192.168.0.1"),
        ("/image", "unknown_type", "image/png"),
    ],
)
def test_failed_feed_says_why_and_adds_nothing(site: str, path: str, failure: str, detail: str) -> None:
    feed = fetched(site + path)

    assert (feed.failures, feed.failure, feed.detail, feed.succeeded_at) == (1, failure, detail, None)
    assert feed.due_at - feed.fetched_at == timedelta(minutes=2 * feed.cadence)
    assert Article.objects.count() == 0


def test_item_without_a_public_address_is_left_out(site: str) -> None:
    assert fetched(f"{site}/linkless").failures == 0
    assert Article.objects.count() == 0


def test_success_after_failures_forgets_them(site: str) -> None:
    feed = fetched(f"{site}/rss", failures=4, failure="http_error", detail="500")

    assert (feed.failures, feed.failure, feed.detail) == (0, "", "")


@pytest.mark.parametrize(
    ("cadence", "failures", "minutes"), [(60, 0, 60), (60, 1, 120), (60, 3, 480), (60, 50, 1440), (1440, 9, 1440)]
)
def test_wait_doubles_up_to_a_day(cadence: int, failures: int, minutes: int) -> None:
    assert feeds.wait(cadence, failures) == timedelta(minutes=minutes)


def test_due_feeds_are_taken_once_and_paused_ones_never() -> None:
    now = timezone.now()
    late = factories.FeedFactory(due_at=now - timedelta(hours=2))
    due = factories.FeedFactory(due_at=now - timedelta(hours=1))
    factories.FeedFactory(due_at=now + timedelta(hours=1))
    factories.FeedFactory(due_at=now - timedelta(hours=1), paused=True)

    assert (feeds.take_due(), feeds.take_due()) == ([late.pk, due.pk], [])


def test_task_reads_what_is_new(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = factories.FeedFactory(url=f"{site}/rss", due_at=timezone.now())
    read: list[int] = []
    monkeypatch.setattr(tasks.read_source, "delay", read.append)
    monkeypatch.setattr(tasks.fetch_feed, "delay", tasks.fetch_feed)

    tasks.fetch_due_feeds()

    assert sorted(read) == sorted(Job.objects.values_list("pk", flat=True))
    assert feed.items.count() == 2
    tasks.fetch_feed(feed.pk + 1)  # one that is gone meanwhile
