"""What a page declares of itself: JSON-LD first, then its meta elements. Visible text is never read for a date."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from claims.vocabulary import Precision

# schema.org types whose datePublished is the article's own; a page's or site's own date is not.
ARTICLES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting",
    "SocialMediaPosting", "Report", "Interview",
})  # fmt: skip
DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued",
    "dcterms.issued", "citation_publication_date", "pubdate", "publishdate",
)  # fmt: skip
TITLES = ("og:title", "twitter:title", "dc.title")
SITES = ("og:site_name", "application-name")
MOST_SCRIPTS = 20
MOST_JSON = 500_000  # characters of one script
MOST_NODES = 2_000

_DATE = re.compile(r"\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Declared:
    """A page's own word on itself; "" and None where it is silent."""

    title: str = ""
    site_name: str = ""
    language: str = ""
    published_on: date | None = None
    precision: Precision = Precision.UNKNOWN


def of(tree: HtmlElement) -> Declared:
    """Return what the page declares in JSON-LD and meta elements, the date only as its publication date."""
    articles = list(_articles(tree))
    metas = _metas(tree)
    dated = [parse_date(_text(node.get("datePublished"))) for node in articles]
    dated += [parse_date(metas[name]) for name in DATES if name in metas]
    day, precision = next((found for found in dated if found[0] is not None), (None, Precision.UNKNOWN))
    titles = [metas.get(name, "") for name in TITLES] + [_text(node.get("headline")) for node in articles]
    sites = [_publisher(node) for node in articles] + [metas.get(name, "") for name in SITES]
    return Declared(
        title=_first([*titles, *tree.xpath("//title/text()")[:1]]),
        site_name=_first(sites)[:200],
        language=_text(tree.get("lang"))[:2].lower(),
        published_on=day,
        precision=precision,
    )


def parse_date(text: str) -> tuple[date | None, Precision]:
    """Return the day (or the first of the month or year) that an ISO 8601 date names, and how exact it is.

    The day is the one the source itself prints, in its own time zone.
    """
    found = _DATE.match(text)
    if found is None:
        return None, Precision.UNKNOWN
    year, month, day = found.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return date(int(year), int(month or 1), int(day or 1)), precision
    except ValueError:
        return None, Precision.UNKNOWN


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']")[:MOST_SCRIPTS]:
        text = script.text or ""
        if len(text) > MOST_JSON:
            continue
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # a page with broken JSON-LD declares nothing by it
        yield from (node for node in _nodes(found) if ARTICLES.intersection(_types(node)))


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document: its lists, its graph and what a page says it is mainly about."""
    waiting, seen = [value], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting += node[:MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node]


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]


def _publisher(node: dict[str, Any]) -> str:
    publisher = node.get("publisher")
    return _text(publisher.get("name")) if isinstance(publisher, dict) else ""


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each meta element by its lower-case name, property or itemprop."""
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]")[:MOST_NODES]:
        for attribute in ("property", "name", "itemprop"):
            if name := meta.get(attribute):
                found.setdefault(name.strip().lower(), meta.get("content"))
    return found


def _first(texts: list[str]) -> str:
    return next((clean for text in texts if (clean := " ".join(text.replace("\x00", "").split()))), "")[:500]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
