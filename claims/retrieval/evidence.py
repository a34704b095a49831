"""What the status rule reads of a claim: its statements, the relations that touch it, what each party is called."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from claims import vocabulary as slugs
from claims.models import Claim, Decision, EventParty, Relation, Statement
from claims.models.choices import RelationState
from claims.retrieval.nesting import MAX_NESTING
from claims.retrieval.origins import PASSED_ON_BY, Printed, origins_of
from claims.status.facts import Evidence, RelationFact, Slot, StatementPosition
from claims.vocabulary import DenialTarget, PartyRole, Stance

UNREAD = ("passage__version__text", "passage__version__signature", "passage__version__bands")
Period = tuple[str, datetime | None, datetime | None]  # type, confirmed, ended
ARTICLE = "passage__version__article"
COLUMNS = (
    *("pk", "public_id", "claim_id", "stance", "party_id", "party__name", "speaker_text", "target_id", "denial_target"),
    *("said_from", "said_to", "recorded_at", "withdrawn_at", "candidate__why"),
    *(PASSED_ON_BY, f"{ARTICLE}_id", f"{ARTICLE}__near_duplicate_of_id", f"{ARTICLE}__outlet__name"),
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
    recorded: datetime
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
    """Party and claim keys to what readers see, gathered while evidence is read."""

    def __init__(self) -> None:
        self.parties: dict[str, str] = {}
        self.claims: dict[str, str] = {}

    def worded(self, slots: Mapping[str, Slot]) -> dict[str, Slot]:
        """Return `slots` with the party's name for its key and the claim's public id for its key."""
        return {**slots} | {
            "party": self.parties.get(str(slots.get("party")), slots.get("party")),
            "claim": self.claims.get(str(slots.get("claim")), slots.get("claim")),
        }


def evidence_of(claim: Claim, names: Names) -> Evidence:
    """Return the statements in force on a claim and the confirmed relations that touch them."""
    rows = claim.statements.filter(withdrawn_at=None).order_by("pk")
    return _evidence(claim, _read(rows), confirmed([claim.pk]), names, past=False)


def past_evidence_of(claim: Claim, statements: QuerySet[Statement], names: Names) -> Evidence:
    """Return these statements as statements on a claim, withdrawn or not, with all relations that ever held for them.

    Each fact carries from when to when it was in force in the newsroom, see `claims.status.asof`.
    """
    rows = _read(statements.order_by("pk"))
    keys = [row.pk for row in rows]
    ever = Relation.objects.filter(Q(source__in=keys) | Q(target__in=keys))
    return _evidence(claim, rows, ever, names, past=True)


def confirmed(claim_pks: Collection[int]) -> QuerySet[Relation]:
    """Return the confirmed relations between statements in force with at least one end on these claims."""
    rows = touching(claim_pks).filter(state=RelationState.CONFIRMED)
    return rows.filter(source__withdrawn_at=None, target__withdrawn_at=None)


def touching(claim_pks: Collection[int]) -> QuerySet[Relation]:
    """Return the relations, in whatever state, with at least one end on these claims, their keys looked up at once.

    Each end has its own index: a condition that joins both walks through all relations.
    """
    ends = (Relation.objects.filter(**{f"{end}__claim__in": claim_pks}) for end in ("source", "target"))
    found = {pk for rows in ends for pk in rows.order_by().values_list("pk", flat=True)}
    return Relation.objects.filter(pk__in=found)


def _read(statements: QuerySet[Statement]) -> list[Row]:
    return [Row(*columns) for columns in statements.values_list(*COLUMNS)]


def _evidence(claim: Claim, rows: list[Row], relations: QuerySet[Relation], names: Names, *, past: bool) -> Evidence:
    here = {row.pk for row in rows}
    edges = list(relations.only("public_id", "type", "state", "decided_at", "source", "target").order_by("pk"))
    periods = _periods(edges) if past else {edge.public_id: [_period(edge)] for edge in edges}
    ends = {pk for edge in edges for pk in (edge.source_id, edge.target_id)}
    others = _read(Statement.objects.filter(pk__in=ends - here))
    both = [*rows, *others]
    origins, roles = origins_of({row.pk: row.printed for row in both}), _roles(claim)
    positions = {row.pk: _position(row, roles, origins) for row in both}
    _name(names, both, others)
    claims = {row.pk: row.claim for row in others}
    facts = list(_relation_facts(edges, claims, positions, periods))
    return Evidence([positions[row.pk] for row in rows], facts)


def _name(names: Names, rows: list[Row], others: list[Row]) -> None:
    """Gather the names of the parties of `rows` and of the claims that `others` stand on."""
    names.parties |= {str(row.party): row.party_name for row in rows if row.party_name is not None}
    keys = {row.claim for row in others if row.claim is not None}
    public_ids = Claim.objects.filter(pk__in=keys).values_list("pk", "public_id")
    names.claims |= {str(pk): str(public_id) for pk, public_id in public_ids}


def _relation_facts(
    edges: list[Relation],
    claims: Mapping[int, int | None],
    positions: Mapping[int, StatementPosition],
    periods: Mapping[UUID, list[Period]],
) -> Iterator[RelationFact]:
    """Yield the facts of relations; `claims` holds the claim of every end that is elsewhere."""
    for edge in edges:
        other = edge.source_id if edge.source_id in claims else edge.target_id
        claim = claims.get(other)
        for kind, since, ended in periods[edge.public_id]:
            yield RelationFact(
                type=slugs.RelationType(kind),
                source=positions[edge.source_id].key,
                target=positions[edge.target_id].key,
                elsewhere=positions[other] if other in claims else None,
                claim=str(claim) if claim else None,
                confirmed=since,
                ended=ended,
            )


def _periods(edges: list[Relation]) -> dict[UUID, list[Period]]:
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


def _period(edge: Relation) -> Period:
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
        recorded=row.recorded,
        withdrawn=row.withdrawn,
        blanket="mutual" in (row.why or ()),
    )


def _roles(claim: Claim) -> dict[int, str]:
    """Return the part each party plays: in the claim's event, else in the event that it is part of."""
    found: dict[int, str] = {}
    event = claim.event
    for _ in range(MAX_NESTING):
        if event is None:
            break
        for party_id, role in EventParty.objects.filter(event=event).values_list("party_id", "role"):
            found.setdefault(party_id, role)
        event = event.part_of
    return found
