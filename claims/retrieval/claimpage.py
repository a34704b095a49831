"""All that a claim's page shows, in a constant number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from claims.models import Claim, Decision, Figure, Party, Position, Relation, Statement
from claims.models.choices import RelationState
from claims.retrieval.claims import with_sides

MOST_DECISIONS = 100
MOST_COLUMNS = 12  # days of the matrix; earlier ones share the first column


@dataclass(frozen=True, slots=True)
class Line:
    """What one party said, by day; `party` None is everybody whose party is unknown."""

    party: Party | None
    position: Position | None
    cells: list[list[Statement]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by days; the day None is unknown, and `earlier` says whether the first day stands for those before."""

    days: list[date | None]
    lines: list[Line]
    earlier: bool


def claims() -> QuerySet[Claim]:
    """Return claims, in use or not, with their sides."""
    return with_sides(Claim.objects.select_related("withdrawn_by", "published_by"))


def read(claim: Claim) -> dict[str, Any]:
    """Return the context of the page of a claim that came through `claims`."""
    said = list(_statements().filter(claim=claim))
    held = [statement for statement in said if statement.withdrawn_at is None]
    relations = list(_relations(claim))
    return {
        "claim": claim,
        "statements": held,
        "withdrawn": [statement for statement in said if statement.withdrawn_at is not None],
        "matrix": matrix(held, list(claim.positions.select_related("party").order_by("party__name"))),
        "figures": [(figure, statement) for statement in held for figure in statement.figures.all()],
        "proposed": [relation for relation in relations if relation.state == RelationState.SUGGESTED],
        "confirmed": [relation for relation in relations if relation.state == RelationState.CONFIRMED],
        "merged": list(claim.merged.all()),
        "history": history(claim),
        "decisions": list(claim.status_decisions.select_related("decided_by").order_by("-pk")),
    }


def matrix(statements: list[Statement], positions: list[Position]) -> Matrix:
    """Return who said what when: parties by name, then those unknown; days in order, then the unknown one."""
    known = sorted({s.said_from for s in statements if s.said_from is not None})
    shown: list[date | None] = [*known[-MOST_COLUMNS:]]
    if any(statement.said_from is None for statement in statements):
        shown.append(None)
    held = {position.party_id: position for position in positions}
    parties = {s.party.pk: s.party for s in statements if s.party is not None}
    ordered: list[Party | None] = [*sorted(parties.values(), key=lambda party: party.name)]
    if any(statement.party is None for statement in statements):
        ordered.append(None)
    lines = [_line(party, statements, shown, held) for party in ordered]
    return Matrix(shown, lines, len(known) > MOST_COLUMNS)


def history(claim: Claim) -> list[Decision]:
    """Return the latest decisions about a claim, the newest first."""
    rows = Decision.objects.filter(about__contains=[claim.public_id]).select_related("actor")
    return list(rows[:MOST_DECISIONS])


def _line(party: Party | None, statements: list[Statement], days: list[date | None], held: dict[int, Position]) -> Line:
    own = [statement for statement in statements if statement.party_id == (party.pk if party else None)]
    first = next((day for day in days if day is not None), None)
    cells = [[s for s in own if _column(s.said_from, first) == day] for day in days]
    return Line(party, held.get(party.pk) if party else None, cells)


def _column(said: date | None, first: date | None) -> date | None:
    return max(said, first) if said is not None and first is not None else said


def _statements() -> QuerySet[Statement]:
    article = "passage__version__article__outlet"
    related = ("party", "speaker", "target", "recorded_by", "withdrawn_by", "answers__party", article)
    rows = Statement.objects.select_related(*related).defer("passage__version__text", "passage__version__signature")
    figures = Prefetch("figures", Figure.objects.order_by("start", "id"))
    return rows.prefetch_related(figures).order_by("said_from", "pk")


def _relations(claim: Claim) -> QuerySet[Relation]:
    touching = Q(source__claim=claim) | Q(target__claim=claim)
    in_force = Q(source__withdrawn_at=None, target__withdrawn_at=None)
    ends = [f"{side}__{end}" for side in ("source", "target") for end in ("party", "target", "claim", "passage")]
    return Relation.objects.filter(touching & in_force).select_related(*ends, "decided_by").order_by("-score", "pk")
