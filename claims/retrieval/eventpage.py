"""What the page of an event shows: who stands where on each of its claims, who said what when, its articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from claims.models import Claim, Event, Party, Position
from claims.retrieval.claims import narrowed, sides_of, with_sides
from claims.retrieval.queue import MOST_COUNTED, Number
from claims.retrieval.replies import held_on
from claims.retrieval.said import statements

MOST = 8  # claims, statements and articles shown; the lists of claims and of articles have all
MOST_GAPS = 3
MOST_PARTS = 50
ARTICLE = ("public_id", "title", "canonical_url", "published_on", "published_precision", "outlet__name")
ROLE = ("role", "party__public_id", "party__name")
IN_USE = Q(claims__merged_into=None, claims__withdrawn_at=None)


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


@dataclass(frozen=True, slots=True)
class Gap:
    """A claim that one side only is heard on: those who deny it, or else those who assert it."""

    claim: Claim
    only_denied: bool


def read(event: Event) -> dict[str, Any]:
    """Return the context of an event's page: the disputed and newest claims, what was said last, how much there is."""
    held = narrowed(event=event)
    disputed_first = held.order_by("-disputed", "-pk")
    positions = Prefetch("positions", Position.objects.select_related("party").only("claim", "stance", "party__name"))
    claims = list(with_sides(disputed_first).prefetch_related(positions)[:MOST])
    said = statements().filter(event=event)
    parts = event.parts.filter(merged_into=None).annotate(number=Count("claims", filter=IN_USE))
    articles = event.articles.select_related("outlet").order_by(F("published_on").desc(nulls_last=True), "-pk")
    numbers = {"claims_held": held, "said_held": said, "articles_held": event.articles.all()}
    counted = _counted(event, numbers)
    return counted | {
        "grid": grid(claims),
        "gaps": gaps(claims)[:MOST_GAPS],
        "held": held_on(event),
        # Found first, then read: else all that an event has would be joined with what a row shows of them.
        "statements": statements().filter(pk__in=said.values("pk")[:MOST]),
        "articles": articles.only(*ARTICLE)[:MOST],
        "roles": event.roles.select_related("party")
        .only("role", "party__public_id", "party__name")
        .order_by("party__name"),
        "parts": parts.order_by("starts_on", "title")[:MOST_PARTS] if counted["has_parts"] else [],
        "merged": event.merged.all() if counted["has_merged"] else [],
    }


def _counted(event: Event, several: Mapping[str, QuerySet[Any]]) -> dict[str, Any]:
    """Return how many rows each of `several` has, at most MOST_COUNTED, and what else few events have, in one query.

    Where there is none it is not asked for.
    """
    asked: dict[str, Any] = {
        name: Number(rows.order_by().values("pk")[:MOST_COUNTED]) for name, rows in several.items()
    }
    for name, key in (("has_parts", "part_of"), ("has_merged", "merged_into")):
        asked[name] = Exists(Event.objects.filter(**{key: OuterRef("pk")}))
    found: dict[str, Any] = Event.objects.filter(pk=event.pk).annotate(**asked).values(*asked).get()
    return found


def gaps(claims: Iterable[Claim]) -> list[Gap]:
    """Return the claims, which came through `with_sides`, on which only one side is heard, and which side is not."""
    found = [(claim, sides_of(claim)) for claim in claims]
    return [Gap(claim, not sides.asserting) for claim, sides in found if bool(sides.asserting) != bool(sides.denying)]


def grid(claims: list[Claim]) -> Grid:
    """Return the claims, which came with their positions, by the parties that stand on any of them."""
    parties = {position.party.pk: position.party for claim in claims for position in claim.positions.all()}
    ordered = sorted(parties.values(), key=lambda party: party.name)
    lines = []
    for claim in claims:
        held = {position.party_id: position for position in claim.positions.all()}
        lines.append(GridLine(claim, [held.get(party.pk) for party in ordered]))
    return Grid(ordered, lines)
