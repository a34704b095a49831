"""What the status rule reads of a claim: its statements, the relations that touch it, what each party is called."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from claims import vocabulary as slugs
from claims.models import Claim, Decision, EventParty, Relation, Statement
from claims.models.choices import RelationState
from claims.retrieval.nesting import MAX_NESTING
from claims.retrieval.origins import origins_of
from claims.status.facts import Evidence, RelationFact, Slot, StatementPosition
from claims.vocabulary import DenialTarget, PartyRole, Stance

SOURCE = ("party", "candidate", "passage__version__article__outlet")
UNREAD = ("passage__version__text", "passage__version__signature", "passage__version__bands")
Period = tuple[str, datetime | None, datetime | None]  # type, confirmed, ended


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
    touching = Relation.objects.filter(Q(source__in=rows) | Q(target__in=rows))
    return _evidence(claim, rows, touching, names, past=True)


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


def _read(statements: QuerySet[Statement]) -> list[Statement]:
    return list(statements.select_related(*SOURCE).defer(*UNREAD))


def _evidence(
    claim: Claim, rows: list[Statement], relations: QuerySet[Relation], names: Names, *, past: bool
) -> Evidence:
    here = {row.pk for row in rows}
    ends = [f"{side}__{part}" for side in ("source", "target") for part in (*SOURCE, "claim")]
    unread = [f"{side}__{part}" for side in ("source", "target") for part in UNREAD]
    edges = list(relations.select_related(*ends).defer(*unread).order_by("pk"))
    periods = _periods(edges) if past else {edge.public_id: [_period(edge)] for edge in edges}
    others = [end for edge in edges for end in (edge.source, edge.target) if end.pk not in here]
    origins, roles = origins_of([*rows, *others]), _roles(claim)
    positions = {row.pk: _position(row, roles, origins, names) for row in [*rows, *others]}
    for other in others:
        if other.claim is not None:
            names.claims[str(other.claim_id)] = str(other.claim.public_id)
    facts = list(_relation_facts(edges, here, positions, periods))
    return Evidence([positions[row.pk] for row in rows], facts)


def _relation_facts(
    edges: list[Relation],
    here: set[int],
    positions: Mapping[int, StatementPosition],
    periods: Mapping[UUID, list[Period]],
) -> Iterator[RelationFact]:
    for edge in edges:
        other = edge.target if edge.source_id in here else edge.source
        outside = other.pk not in here
        for kind, since, ended in periods[edge.public_id]:
            yield RelationFact(
                type=slugs.RelationType(kind),
                source=str(edge.source.public_id),
                target=str(edge.target.public_id),
                elsewhere=positions[other.pk] if outside else None,
                claim=str(other.claim_id) if outside and other.claim_id else None,
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


def _position(
    statement: Statement, roles: Mapping[int, str], origins: Mapping[str, str], names: Names
) -> StatementPosition:
    if statement.party is not None:
        names.parties[str(statement.party_id)] = statement.party.name
    role = roles.get(statement.party_id or 0)
    return StatementPosition(
        key=str(statement.public_id),
        stance=Stance(statement.stance),
        party=str(statement.party_id) if statement.party_id else None,
        role=PartyRole(role) if role else None,
        speaker=statement.speaker_text or None,
        target=str(statement.target_id) if statement.target_id else None,
        denial_target=DenialTarget(statement.denial_target) if statement.denial_target else None,
        origin=origins.get(str(statement.public_id)),
        said=statement.said_from,
        said_by=statement.said_to,
        recorded=statement.recorded_at,
        withdrawn=statement.withdrawn_at,
        blanket=statement.candidate is not None and "mutual" in statement.candidate.why,
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
