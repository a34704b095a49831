"""What the pages of parties, speakers, places and outlets show, in a constant number of queries."""

from typing import Any

from django.db.models import QuerySet

from claims.models import Affiliation, Claim, Decision, Outlet, Party, Place, Position, Speaker, Statement
from claims.models.base import Record
from claims.retrieval import history
from claims.retrieval.claims import hang_sides, narrowed, with_sides
from claims.retrieval.paging import FirstPrepared
from claims.retrieval.prepared import Given, Keyed, Prepared
from claims.retrieval.queue import MOST_COUNTED, Number
from claims.retrieval.said import hang_lists, statements

MOST_DECISIONS = 20
MOST_STATEMENTS = 8
MOST_ARTICLES = 50
PAGE = 8


def read(row: Record) -> dict[str, Any]:
    """Return the context of a record's page, by its kind; `eventpage` has more of an event."""
    shared: dict[str, Any] = {"history": _DECISIONS(row.public_id)}
    if isinstance(row, Party):
        said = hang_lists(_SAID_BY(row.pk))
        return shared | _named(row) | {"affiliations": _SPEAKERS(row.pk), "statements": said}
    if isinstance(row, Speaker):
        parties = row.affiliations.select_related("party")
        latest = statements().filter(speaker=row)[:MOST_STATEMENTS]
        return shared | _named(row) | {"affiliations": parties, "statements": latest}
    if isinstance(row, Place):
        return shared | _named(row) | {"events": row.events.filter(merged_into=None), "parts": row.parts.all()}
    if isinstance(row, Outlet):
        return shared | {"articles": row.articles.order_by("-pk")[:MOST_ARTICLES]}
    return shared


def claims_of(party: Party, page: str | None) -> dict[str, Any]:
    """Return a page of the claims on which a party has a position, each with its sides."""
    first, rows = lambda: hang_sides(_CLAIMS_OF(party.pk)), lambda: with_sides(narrowed(party=party))
    return {"page": FirstPrepared(first, rows, PAGE, _POSITIONS(party.pk)[0]).get_page(page)}


def _named(row: Party | Speaker | Place) -> dict[str, Any]:
    return {"aliases": row.aliases.all(), "merged": row.merged.all()}


def _claims_of(party: Given) -> QuerySet[Claim]:
    return narrowed(party=party).select_related("event")[:PAGE]


def _positions(party: Given) -> QuerySet[Party, int]:
    held = Number(Position.objects.filter(party=party).values("pk")[:MOST_COUNTED])
    return Party.objects.filter(pk=party).annotate(held=held).values_list("held", flat=True)


_DECISIONS = Keyed[Decision](lambda public_id: history.about(public_id)[:MOST_DECISIONS])
_CLAIMS_OF = Prepared[Claim](_claims_of)
_POSITIONS = Keyed[int](_positions)
_SAID_BY = Keyed[Statement](lambda party: statements().filter(party=party)[:MOST_STATEMENTS])
_SPEAKERS = Keyed[Affiliation](
    lambda party: Affiliation.objects.filter(party=party).select_related("speaker").order_by("speaker__name")
)
