"""The addresses of the list pages: as they are opened, narrowed by each filter, and further down."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from claims.models import Article, Event, Outlet, Party, User
from claims.models.choices import Answer, ArticleKind, JobStage, Support

PAGES = [
    "desk", "articles", "changed", "feeds", "review", "review-bulk", "contradictions", "claims", "statements",
    "followed", "disputes", "parties", "speakers", "places", "outlets", "events", "history", "quality", "jobs",
    "public", "public-feed", "article-add", "feed-add", "event-add", "party-add", "account",
]  # fmt: skip
LONG = ["articles", "claims", "statements", "disputes", "events", "history", "jobs", "public"]
Query = dict[str, Any]
DEEP = 300  # number of a page beyond what is counted


def addresses() -> Iterator[tuple[str, str]]:
    """Yield the names of pages and their addresses."""
    for name in PAGES:
        yield name, reverse(f"claims:{name}")
    for name, query in _narrowed():
        yield f"{name} {urlencode(query)[:40]}", f"{reverse(f'claims:{name}')}?{urlencode(query)}"


def _narrowed() -> Iterator[tuple[str, Query]]:
    for name in LONG:
        yield name, {"page": 2}
        yield name, {"page": DEEP}
    event = Event.objects.annotate(size=Count("claims")).order_by("-size")[0].public_id
    party, outlet = Party.objects.order_by("pk")[0].public_id, Outlet.objects.order_by("pk")[0].public_id
    article, member = Article.objects.order_by("pk")[0].public_id, User.objects.order_by("pk")[0]
    of_articles: list[Query] = [{"state": state} for state in ("undescribed", "pending", "running", "failed")]
    of_articles += [{"kind": ArticleKind.ARTICLE}, {"kind": ArticleKind.INTERVIEW}, {"assignee": member.public_id}]
    of_articles += [{"outlet": outlet}, {"event": event}, {"q": "pasukan"}, {"q": "zzz"}]
    yield from (("articles", query) for query in of_articles)
    yield from (("jobs", {"stage": stage}) for stage in JobStage.values)
    of_history: list[Query] = [{"actor": member.username}, {"about": article}, {"action": "candidate.accepted"}]
    of_history += [{"action": "claim.merged"}, {"actor": member.username, "action": "claim.merged"}]
    yield from (("history", query) for query in of_history)
    for page in ("review", "review-bulk"):
        of_queue: list[Query] = [{"event": event}, {"party": party}, {"article": article}]
        of_queue += [{"stance": stance} for stance in ("denies", "asserts", "demands")]
        yield from ((page, query) for query in [*of_queue, {"event": event, "party": party, "stance": "denies"}])
    yield from ((page, {"event": event}) for page in ("contradictions", "disputes"))
    yield "public", {"q": "pasukan"}
    of_claims: list[Query] = [{"disputed": "on"}, {"event": event}, {"party": party}]
    of_claims += [{"answer": answer} for answer in Answer.values] + [{"support": support} for support in Support.values]
    yield from (("claims", query) for query in of_claims)
    of_statements: list[Query] = [{"event": event}, {"party": party}, {"target": party}]
    of_statements += [{"event": event, "party": party, "stance": "denials"}, {"stance": "retracts"}]
    yield from (("statements", query) for query in of_statements)
