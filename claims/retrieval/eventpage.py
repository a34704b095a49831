"""What the page of an event shows: who stands where on each of its claims, who said what when, its articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from claims.models import Article, Claim, Event, EventParty, Party, Position, Statement
from claims.retrieval.claims import hang_sides, narrowed, sides_of
from claims.retrieval.prepared import Given, Keyed, among, hang
from claims.retrieval.queue import MOST_COUNTED, Number
from claims.retrieval.replies import held_on
from claims.retrieval.said import hang_lists, statements

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
    claims = hang_sides(_DISPUTED_FIRST(event.pk))
    hang(claims, "positions", _POSITIONS)
    counted = _COUNTED(event.pk)[0]
    return counted | {
        "grid": grid(claims),
        "gaps": gaps(claims)[:MOST_GAPS],
        "held": held_on(event),
        "statements": hang_lists(_SAID_LAST(event.pk)),
        "articles": _ARTICLES(event.pk),
        "roles": _ROLES(event.pk),
        "parts": _PARTS(event.pk) if counted["has_parts"] else [],
        "merged": event.merged.all() if counted["has_merged"] else [],
    }


def _disputed_first(event: Given) -> QuerySet[Claim]:
    return narrowed(event=event).select_related("event").order_by("-disputed", "-pk")[:MOST]


def _said_last(event: Given) -> QuerySet[Statement]:
    """Found first, then read: else all that an event has would be joined with what a row shows of them."""
    return statements().filter(pk__in=statements().filter(event=event).values("pk")[:MOST])


def _articles(event: Given) -> QuerySet[Article]:
    rows = Article.objects.filter(events=event).select_related("outlet").only(*ARTICLE)
    return rows.order_by(F("published_on").desc(nulls_last=True), "-pk")[:MOST]


def _roles(event: Given) -> QuerySet[EventParty]:
    return EventParty.objects.filter(event=event).select_related("party").only(*ROLE).order_by("party__name")


def _parts(event: Given) -> QuerySet[Event]:
    parts = Event.objects.filter(part_of=event, merged_into=None).annotate(number=Count("claims", filter=IN_USE))
    return parts.order_by("starts_on", "title")[:MOST_PARTS]


def _counted(event: Given) -> QuerySet[Event, dict[str, Any]]:
    """Return how much there is of what is shown, at most MOST_COUNTED, and whether there is what few events have.

    Where there is none it is not asked for.
    """
    several: dict[str, QuerySet[Any]] = {
        "claims_held": narrowed(event=event),
        "said_held": statements().filter(event=event),
        "articles_held": Article.objects.filter(events=event),
    }
    asked: dict[str, Any] = {
        name: Number(rows.order_by().values("pk")[:MOST_COUNTED]) for name, rows in several.items()
    }
    for name, key in (("has_parts", "part_of"), ("has_merged", "merged_into")):
        asked[name] = Exists(Event.objects.filter(**{key: OuterRef("pk")}))
    rows: QuerySet[Event, dict[str, Any]] = Event.objects.filter(pk=event).annotate(**asked).values(*asked)
    return rows


def _positions(claims: Given) -> QuerySet[Position]:
    rows = Position.objects.filter(among("claim", claims)).select_related("party")
    return rows.only("claim", "stance", "party__name")


_DISPUTED_FIRST = Keyed[Claim](_disputed_first)
_SAID_LAST = Keyed[Statement](_said_last)
_ARTICLES = Keyed[Article](_articles)
_ROLES = Keyed[EventParty](_roles)
_PARTS = Keyed[Event](_parts)
_COUNTED = Keyed[dict[str, Any]](_counted)
_POSITIONS = Keyed[Position](_positions)


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
