"""What the status rule reads of claims: their statements, the relations that touch them, what each party is called."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Field, Func, QuerySet

from claims import vocabulary as slugs
from claims.models import Claim, Decision, Statement
from claims.models.choices import RelationState
from claims.retrieval.edges import Edge, of_statements
from claims.retrieval.nesting import parts_played
from claims.retrieval.origins import PASSED_ON_BY, Printed, origins_of
from claims.retrieval.prepared import Keyed, Prepared, among
from claims.retrieval.spoken import Spoken
from claims.status.facts import Evidence, RelationFact, Slot, StatementPosition
from claims.status.telling import telling
from claims.vocabulary import DenialTarget, PartyRole, Stance

UNREAD = ("passage__version__text", "passage__version__signature", "passage__version__bands")
NOWHERE: Mapping[int, Mapping[int, Printed]] = {}
Period = tuple[str, datetime | None, datetime | None]  # type, confirmed, ended
ARTICLE = "passage__version__article"
# In seconds since 1970: to read a moment from its letters takes longer than all other columns of a row. The
# field is of no kind, since what is declared a number is turned into one again.
RECORDED = Func("recorded_at", template="date_part('epoch', %(expressions)s)", output_field=Field())
COLUMNS = (
    *("pk", "public_id", "claim_id", "stance", "party_id", "party__name", "speaker_text", "target_id", "denial_target"),
    *("said_from", "said_to", RECORDED, "withdrawn_at", "candidate__why"),
    *(PRINTED := (PASSED_ON_BY, f"{ARTICLE}_id", f"{ARTICLE}__near_duplicate_of_id", f"{ARTICLE}__outlet__name")),
)


_ROWS = Keyed(lambda keys: Statement.objects.filter(among("pk", keys)).order_by("pk").values_list(*COLUMNS))
_ON_CLAIMS = Prepared(
    lambda claims: Statement.objects.in_force().filter(among("claim", claims)).order_by("pk").values_list(*COLUMNS)
)


class Row(NamedTuple):
    """What is read of a statement, bare: a claim may have thousands. In the order of COLUMNS."""

    pk: int
    public_id: UUID
    claim: int | None
    stance: str
    party: int | None
    party_name: str | None
    speaker: str
    target: int | None
    denial_target: str
    said_from: date | None
    said_to: date | None
    recorded: float
    withdrawn: datetime | None
    why: list[str] | None  # None without a candidate
    relay: str | None
    article: int
    copied_from: int | None
    outlet: str | None

    @property
    def printed(self) -> Printed:
        """Return where it was printed."""
        return Printed(self.relay, self.article, self.copied_from, self.outlet or "")


class Names:
    """What readers see of parties and claims, by key, and the keys of statements: gathered while evidence is read."""

    def __init__(self) -> None:
        self.parties: dict[str, str] = {}
        self.claims: dict[str, str] = {}
        self.statements: dict[str, int] = {}

    def worded(self, slots: Mapping[str, Slot]) -> dict[str, Slot]:
        """Return `slots` with the party's name for its key and the claim's public id for its key."""
        return {**slots} | {
            "party": self.parties.get(str(slots.get("party")), slots.get("party")),
            "claim": self.claims.get(str(slots.get("claim")), slots.get("claim")),
        }


def evidence_of(claims: Collection[Claim], edges: Iterable[Edge], names: Names) -> dict[int, Evidence]:
    """Return, by key, the statements in force on each claim and the confirmed relations between such that touch it.

    `edges` are what `touching` finds of these claims. Their number does not change that of queries.
    """
    edges = [edge for edge in edges if edge.counts]
    on = _by_key(_ON_CLAIMS([claim.pk for claim in claims]))
    return _gathered(claims, edges, on | _at_other_ends(edges, on), names)


def telling_of(
    claims: Collection[Claim], edges: Collection[Edge], spoken: Mapping[int, Sequence[Spoken]], names: Names
) -> dict[int, Evidence]:
    """Return as much of the same as the status rule and voices rest on.

    `edges` are those of `telling_on`, `spoken` is what `spoken_on` finds. Of thousands of statements on a claim those
    are read whole that `telling` keeps and those at the ends of `edges`.
    """
    kept = {key for said in spoken.values() for one in said for key in telling(one.line)}
    rows = _by_key(_ROWS(list(kept | {pk for edge in edges for pk in (edge.source, edge.target)})))
    passed_on = {pk for pk, said in spoken.items() if any(one.relayed for one in said)}
    passed_on |= {pk for edge in edges if rows[edge.source].relay or rows[edge.target].relay for pk in edge.claims}
    return _gathered(claims, edges, rows, names, _printed(passed_on))


def _gathered(
    claims: Collection[Claim],
    edges: Collection[Edge],
    rows: Mapping[int, Row],
    names: Names,
    printed: Mapping[int, Mapping[int, Printed]] = NOWHERE,
) -> dict[int, Evidence]:
    """Return the facts of each claim; `printed` tells of statements that are not read whole."""
    own: dict[int, list[Row]] = {claim.pk: [] for claim in claims}
    for row in rows.values():
        own.get(row.claim or 0, []).append(row)
    touch: dict[int, list[Edge]] = {claim.pk: [] for claim in claims}
    for edge in edges:
        for pk in edge.claims & touch.keys():
            touch[pk].append(edge)
    periods = {edge.public_id: [_period(edge)] for edge in edges}
    roles = parts_played({claim.event_id for claim in claims if claim.event_id})
    _name(names, claims, rows.values(), edges)
    found: dict[int, Evidence] = {}
    for claim in claims:
        parts, where = roles.get(claim.event_id or 0, {}), printed.get(claim.pk, {})
        found[claim.pk] = _evidence(own[claim.pk], touch[claim.pk], rows, parts, periods, where)
    return found


def _printed(claim_pks: Iterable[int]) -> dict[int, dict[int, Printed]]:
    """Return by claim where each statement in force was printed: where one was passed on, each tells of origins."""
    found: dict[int, dict[int, Printed]] = {pk: {} for pk in claim_pks}
    if not found:
        return found
    rows = Statement.objects.in_force().filter(claim__in=found.keys()).order_by()
    for claim, pk, relay, article, copied_from, outlet in rows.values_list("claim_id", "pk", *PRINTED):
        found[claim][pk] = Printed(relay, article, copied_from, outlet or "")
    return found


def past_evidence_of(claim: Claim, statements: QuerySet[Statement], names: Names) -> Evidence:
    """Return these statements as statements on a claim, withdrawn or not, with all relations that ever held for them.

    Each fact carries from when to when it was in force in the newsroom, see `claims.status.asof`.
    """
    own = _by_key(statements.order_by("pk").values_list(*COLUMNS))
    edges = of_statements(own.keys())
    rows = own | _at_other_ends(edges, own)
    _name(names, [claim], rows.values(), edges)
    roles = parts_played({claim.event_id} if claim.event_id else set()).get(claim.event_id or 0, {})
    return _evidence(list(own.values()), edges, rows, roles, _periods(edges), {})


def _by_key(rows: Iterable[tuple[Any, ...]]) -> dict[int, Row]:
    return {row.pk: row for row in map(Row._make, rows)}


def _at_other_ends(edges: Iterable[Edge], rows: Mapping[int, Row]) -> dict[int, Row]:
    """Return the statements at ends of `edges` that are not among `rows`."""
    missing = {pk for edge in edges for pk in (edge.source, edge.target)} - rows.keys()
    return _by_key(_ROWS(list(missing))) if missing else {}


def _evidence(
    own: list[Row],
    edges: list[Edge],
    rows: Mapping[int, Row],
    roles: Mapping[int, str],
    periods: Mapping[UUID, list[Period]],
    printed: Mapping[int, Printed],
) -> Evidence:
    """Return the facts of one claim: its `own` statements, and `edges` of which every end is among `rows`."""
    here = {row.pk for row in own}
    ends = {pk for edge in edges for pk in (edge.source, edge.target)}
    others = {pk: rows[pk] for pk in sorted(ends - here)}
    both = [*own, *others.values()]
    origins = origins_of({**printed, **{row.pk: row.printed for row in both}})
    positions = {row.pk: _position(row, roles, origins) for row in both}
    facts = list(_relation_facts(edges, others, positions, periods))
    return Evidence([positions[row.pk] for row in own], facts)


def _name(names: Names, claims: Iterable[Claim], rows: Collection[Row], edges: Iterable[Edge]) -> None:
    """Gather the names of the parties of `rows`, of `claims` and of the others at the ends of `edges`."""
    names.statements |= {str(row.public_id): row.pk for row in rows}
    names.parties |= {str(row.party): row.party_name for row in rows if row.party_name is not None}
    names.claims |= {str(claim.pk): str(claim.public_id) for claim in claims}
    if others := {pk for edge in edges for pk in edge.claims if str(pk) not in names.claims}:
        public_ids = Claim.objects.filter(pk__in=others).values_list("pk", "public_id")
        names.claims |= {str(pk): str(public_id) for pk, public_id in public_ids}


def _relation_facts(
    edges: list[Edge],
    others: Mapping[int, Row],
    positions: Mapping[int, StatementPosition],
    periods: Mapping[UUID, list[Period]],
) -> Iterator[RelationFact]:
    """Yield the facts of relations; `others` are their ends that are elsewhere, `positions` have all ends."""
    for edge in edges:
        elsewhere = others.get(edge.source) or others.get(edge.target)
        for kind, since, ended in periods[edge.public_id]:
            yield RelationFact(
                type=slugs.RelationType(kind),
                source=positions[edge.source].key,
                target=positions[edge.target].key,
                elsewhere=positions[elsewhere.pk] if elsewhere else None,
                claim=str(elsewhere.claim) if elsewhere and elsewhere.claim else None,
                confirmed=since,
                ended=ended,
            )


def _periods(edges: list[Edge]) -> dict[UUID, list[Period]]:
    """Return when each relation was confirmed and as what, from the Decisions on it; the last period from itself."""
    found: dict[UUID, list[Period]] = {edge.public_id: [] for edge in edges}
    began: dict[UUID, tuple[str, datetime]] = {}
    taken = Decision.objects.filter(subject__in=found, action__startswith="relation.").order_by("id")
    for decision in taken:
        if (held := began.pop(decision.subject, None)) is not None:
            found[decision.subject].append((*held, decision.at))
        if decision.after.get("state") == RelationState.CONFIRMED:
            began[decision.subject] = (str(decision.after["type"]), decision.at)
    for edge in edges:
        if edge.state == RelationState.CONFIRMED:
            found[edge.public_id].append(_period(edge))
    return found


def _period(edge: Edge) -> Period:
    return edge.type, edge.decided_at, None


def _position(row: Row, roles: Mapping[int, str], origins: Mapping[str, str]) -> StatementPosition:
    role = roles.get(row.party or 0)
    return StatementPosition(
        key=str(row.public_id),
        stance=Stance(row.stance),
        party=str(row.party) if row.party else None,
        role=PartyRole(role) if role else None,
        speaker=row.speaker or None,
        target=str(row.target) if row.target else None,
        denial_target=DenialTarget(row.denial_target) if row.denial_target else None,
        origin=origins.get(str(row.pk)),
        said=row.said_from,
        said_by=row.said_to,
        recorded=datetime.fromtimestamp(row.recorded, UTC),
        withdrawn=row.withdrawn,
        blanket="mutual" in (row.why or ()),
    )
