"""What the pages of parties, speakers, places and outlets show, in a constant number of queries."""

from typing import Any

from claims.models import Outlet, Party, Place, Speaker
from claims.models.base import Record
from claims.retrieval import history
from claims.retrieval.claims import narrowed, with_sides
from claims.retrieval.paging import Pages
from claims.retrieval.said import statements

MOST_DECISIONS = 20
MOST_STATEMENTS = 8
MOST_ARTICLES = 50
PAGE = 8


def read(row: Record) -> dict[str, Any]:
    """Return the context of a record's page, by its kind; `eventpage` has more of an event."""
    shared: dict[str, Any] = {"history": history.about(row.public_id)[:MOST_DECISIONS]}
    if isinstance(row, Party):
        speakers = row.affiliations.select_related("speaker").order_by("speaker__name")
        said = statements().filter(party=row)[:MOST_STATEMENTS]
        return shared | _named(row) | {"affiliations": speakers, "statements": said}
    if isinstance(row, Speaker):
        parties = row.affiliations.select_related("party")
        said = statements().filter(speaker=row)[:MOST_STATEMENTS]
        return shared | _named(row) | {"affiliations": parties, "statements": said}
    if isinstance(row, Place):
        return shared | _named(row) | {"events": row.events.filter(merged_into=None), "parts": row.parts.all()}
    if isinstance(row, Outlet):
        return shared | {"articles": row.articles.order_by("-pk")[:MOST_ARTICLES]}
    return shared


def claims_of(party: Party, page: str | None) -> dict[str, Any]:
    """Return a page of the claims on which a party has a position, each with its sides."""
    pages = Pages(with_sides(narrowed(party=party)), PAGE, counted=party.positions.all())
    return {"page": pages.get_page(page)}


def _named(row: Party | Speaker | Place) -> dict[str, Any]:
    return {"aliases": row.aliases.all(), "merged": row.merged.all()}
