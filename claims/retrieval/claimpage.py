"""All that a claim's page shows, in a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Claim, ClaimTranslation, Party, Position, Relation, Statement, StatusDecision
from claims.models.choices import RelationState
from claims.retrieval import history, origins
from claims.retrieval.asof import AsOf
from claims.retrieval.claims import hang_sides
from claims.retrieval.exchange import joined
from claims.retrieval.paging import FirstPrepared
from claims.retrieval.prepared import Given, Keyed, among
from claims.retrieval.queue import MOST_COUNTED, Number
from claims.retrieval.relations import bears_on, hang_ends, without_ends
from claims.retrieval.replies import held_on, speaking_again, unanswered, who_spoke
from claims.retrieval.said import hang_lists, statements
from claims.status.bearing import bearing
from claims.status.facts import RelationFact
from claims.vocabulary import Stance

PAGE = 10  # statements
MOST_RELATIONS = 10  # shown
MOST_READ = 200  # relations
MOST_JOINED = 200  # statements of which relations are looked for
MOST_COLUMNS = 12  # days of the matrix; earlier ones share the first column
OWN = (
    "public_id", "revision", "merged_into", "proposition", "language", "answer", "support", "disputed", "reasons",
    "rule_version", "dispute", "published_at", "withdrawn_at", "event__public_id", "event__title", "event__watched",
)  # fmt: skip
NAME = ("username", "first_name", "last_name")  # of a user


class Stand(Protocol):
    """Where a party stands: what a Position and a position of the past have in common."""

    @property
    def stance(self) -> Any: ...
    @property
    def since(self) -> date | None: ...
    @property
    def changed(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the matrix; the relation that brings it in from another claim, now or then, and how that bears."""

    statement: Statement
    relation: Relation | RelationFact | None = None
    bears: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What one party said, by day; `party` None is everybody whose party is unknown."""

    party: Party | None
    position: Stand | None
    cells: list[list[Entry]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by days; the day None is unknown, and `earlier` says whether the first day stands for those before."""

    days: list[date | None]
    lines: list[Line]
    earlier: bool


def find(public_id: UUID) -> Claim | None:
    """Return the claim of this id, in use or not, with its sides, and whether there is what few claims have."""
    return next(iter(hang_sides(_CLAIM(public_id))), None)


def _claim(public_id: Given) -> QuerySet[Claim]:
    names = [f"{who}__{part}" for who in ("withdrawn_by", "published_by") for part in NAME]
    rows = Claim.objects.filter(public_id=public_id).select_related("event", "withdrawn_by", "published_by")
    own = {"claim": OuterRef("pk")}
    # Where there is none it is not asked for: to look with this query costs a quarter of one of its own.
    return rows.only(*OWN, *names).annotate(
        has_translations=Exists(ClaimTranslation.objects.filter(**own)),
        has_merged=Exists(Claim.objects.filter(merged_into=OuterRef("pk"))),
        out_of_force=Number(Statement.objects.filter(**own, withdrawn_at__isnull=False).values("pk")[:MOST_COUNTED]),
        has_earlier=Exists(StatusDecision.objects.filter(**own).exclude(withdrawn_at=None)),
    )


def read(claim: Claim, number: str | None = None) -> dict[str, Any]:
    """Return the context of the page of a claim that `find` found, with page `number` of what was said on it.

    The latest said stand on the first page. Positions, status and who is silent are those of all statements.
    """
    spoke = who_spoke(claim)
    number_said = sum(row.times for row in spoke)
    said = FirstPrepared(
        lambda: hang_lists(_SAID_LAST(claim.pk)), lambda: statements().filter(claim=claim), PAGE, number_said
    )
    page = said.get_page(number)
    held = sorted(page, key=lambda statement: (statement.said_from or date.max, statement.pk))
    relations = _relations(claim, held)
    confirmed = [relation for relation in relations if relation.state == RelationState.CONFIRMED]
    brought = _brought_in(claim, confirmed)
    silent = unanswered(spoke, [entry.statement for entry in brought])
    proposed = [relation for relation in relations if relation.state == RelationState.SUGGESTED]
    return {
        "claim": claim,
        "statements": held,
        "threads": joined(held, confirmed),
        "page": page,
        "matrix": matrix([*map(Entry, held), *brought], {stand.party_id: stand for stand in _STANDS(claim.pk)}),
        "with_figures": [statement for statement in held if statement.figures.all()],
        "proposed": proposed[:MOST_RELATIONS],
        "confirmed": confirmed[: max(MOST_RELATIONS - len(proposed), 0)],
        "related": len(proposed) + len(confirmed),
        "joined": MOST_JOINED if number_said > MOST_JOINED else 0,
        "origins": origins.count(claim),
        "moves": speaking_again(spoke),
        "silent": silent,
        "held": held_on(claim.event) if silent else None,
        "history": history.latest(claim.public_id),
        **_rarely_there(claim),
    }


def _rarely_there(claim: Any) -> dict[str, Any]:
    """Return what few claims have."""
    earlier = claim.status_decisions.exclude(withdrawn_at=None).select_related("decided_by").order_by("-pk")
    return {
        "withdrawn": _WITHDRAWN(claim.pk) if claim.out_of_force else [],
        "translations": list(claim.translations.exclude(approved_by=None)) if claim.has_translations else [],
        "merged": list(claim.merged.all()) if claim.has_merged else [],
        "decisions": [*claim.decided, *(earlier if claim.has_earlier else ())],
    }


def read_past(then: AsOf) -> dict[str, Any]:
    """Return the context of the page of a claim as of a past moment."""
    by_name = {position.party: position for position in then.positions}
    parties = {row.party.pk: row.party.name for row in then.statements if row.party is not None}
    stands = {pk: by_name[name] for pk, name in parties.items() if name in by_name}
    return {
        "then": then,
        "matrix": matrix([*map(Entry, then.statements), *_brought_in_then(then)], stands),
        "with_figures": [statement for statement in then.statements if statement.figures.all()],
    }


def matrix(entries: Sequence[Entry], stands: Mapping[int, Stand]) -> Matrix:
    """Return who said what when: parties by name, then those unknown; days in order, then the unknown one.

    `stands` says by a party's key where it stands.
    """
    said = [entry.statement for entry in entries]
    known = sorted({s.said_from for s in said if s.said_from is not None})
    shown: list[date | None] = [*known[-MOST_COLUMNS:]]
    if any(statement.said_from is None for statement in said):
        shown.append(None)
    parties = {s.party.pk: s.party for s in said if s.party is not None}
    ordered: list[Party | None] = [*sorted(parties.values(), key=lambda party: party.name)]
    if any(statement.party is None for statement in said):
        ordered.append(None)
    return Matrix(shown, [_line(party, entries, shown, stands) for party in ordered], len(known) > MOST_COLUMNS)


def _line(party: Party | None, entries: Iterable[Entry], days: list[date | None], stands: Mapping[int, Stand]) -> Line:
    own = [entry for entry in entries if entry.statement.party_id == (party.pk if party else None)]
    first = next((day for day in days if day is not None), None)
    cells = [[one for one in own if _column(one.statement.said_from, first) == day] for day in days]
    return Line(party, stands.get(party.pk) if party else None, cells)


def _column(said: date | None, first: date | None) -> date | None:
    return max(said, first) if said is not None and first is not None else said


def _brought_in(claim: Claim, confirmed: Iterable[Relation]) -> list[Entry]:
    """Return the statements on other claims that bear on this one, each once."""
    found: dict[int, Entry] = {}
    for relation in confirmed:
        answered = relation.target.claim_id == claim.pk
        here, other = (relation.target, relation.source) if answered else (relation.source, relation.target)
        bears = bears_on(relation.type, here.stance, answered=answered, why=other.why)  # type: ignore[attr-defined]
        if other.claim_id != claim.pk and bears is not None:
            found.setdefault(other.pk, Entry(other, relation, bears))
    return sorted(found.values(), key=lambda entry: (entry.statement.said_from or date.max, entry.statement.pk))


def _brought_in_then(then: AsOf) -> Iterable[Entry]:
    """Yield what bore on a claim from others at a past moment, by the same rule."""
    here = {str(row.public_id): Stance(row.stance) for row in then.statements}
    for statement, fact in then.elsewhere:
        answered, end = fact.target in here, here.get(fact.target) or here.get(fact.source)
        blanket = fact.elsewhere is not None and fact.elsewhere.blanket
        bears = bearing(fact.type, end, answered=answered, blanket=blanket)
        if bears is not None:
            yield Entry(statement, fact, bears)


def _relations(claim: Claim, held: Sequence[Statement]) -> list[Relation]:
    """Return the relations between `claim` and others, and those of its statements that start from `held`.

    The first are those of the MOST_JOINED statements said last, of `held` and of the voices of the claim: what others
    bring to its status is among them.
    """
    own = [statement.pk for statement in held]
    voices = [voice.statement_id for voice in claim.voices.all()]
    return hang_ends(_RELATIONS(claim.pk, own, own + voices))


def _touching(claim: Given, held: Given, also: Given) -> QuerySet[Relation]:
    latest = ArraySubquery(statements().filter(claim=claim).values("pk")[:MOST_JOINED])
    asked = among("source", latest) | among("target", latest) | among("source", also) | among("target", also)
    here = Q(source__claim=claim) | Q(target__claim=claim)
    between = ~Q(source__claim=claim, target__claim=claim)
    rows = Relation.objects.filter(asked, here, between | among("source", held))
    in_force = rows.filter(source__withdrawn_at=None, target__withdrawn_at=None)
    return without_ends(in_force).order_by("-score", "pk")[:MOST_READ]


def _withdrawn(claim: Given) -> QuerySet[Statement]:
    rows = Statement.objects.filter(claim=claim, withdrawn_at__isnull=False).select_related("withdrawn_by")
    names = [f"withdrawn_by__{part}" for part in NAME]
    rows = rows.only("claim", "public_id", "proposition", "withdrawn_at", "withdrawn_reason", *names)
    return rows.order_by("-pk")[:PAGE]


_CLAIM = Keyed[Claim](_claim)
_SAID_LAST = Keyed[Statement](lambda claim: statements().filter(claim=claim)[:PAGE])
_STANDS = Keyed[Position](lambda claim: Position.objects.filter(claim=claim))
_RELATIONS = Keyed[Relation](_touching)
_WITHDRAWN = Keyed[Statement](_withdrawn)
