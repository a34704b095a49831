"""What the page of an event shows: who stands where on each of its claims, who said what when, its articles."""

from dataclasses import dataclass
from typing import Any

from claims.models import Claim, Event, Party, Position
from claims.retrieval.claims import narrowed, with_sides
from claims.retrieval.kept import statements

MOST = 100  # claims, statements and articles shown


@dataclass(frozen=True, slots=True)
class GridLine:
    """A claim and, in the order of the grid's parties, where each stands; None where it is not on record."""

    claim: Claim
    positions: list[Position | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """Claims by parties."""

    parties: list[Party]
    lines: list[GridLine]


def read(event: Event) -> dict[str, Any]:
    """Return the context of an event's page."""
    claims = list(with_sides(narrowed(event=event)).prefetch_related("positions__party")[:MOST])
    return {
        "grid": grid(claims),
        "statements": statements().filter(event=event)[:MOST],
        "articles": event.articles.select_related("outlet").order_by("published_on", "pk")[:MOST],
        "roles": event.roles.select_related("party").order_by("party__name"),
        "parts": event.parts.filter(merged_into=None),
        "one_sided": [claim for claim in claims if len(claim.positions.all()) == 1],
    }


def grid(claims: list[Claim]) -> Grid:
    """Return the claims, which came with their positions, by the parties that stand on any of them."""
    parties = {position.party.pk: position.party for claim in claims for position in claim.positions.all()}
    ordered = sorted(parties.values(), key=lambda party: party.name)
    lines = []
    for claim in claims:
        held = {position.party_id: position for position in claim.positions.all()}
        lines.append(GridLine(claim, [held.get(party.pk) for party in ordered]))
    return Grid(ordered, lines)
