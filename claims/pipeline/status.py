"""Bring what is derived about claims up to date: status, positions, disputes. Within the caller's transaction."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from claims import vocabulary as slugs
from claims.models import Claim, EventParty, Position, Relation, Statement, StatusDecision
from claims.models.choices import RelationState, RelationType
from claims.retrieval.nesting import MAX_NESTING
from claims.status.facts import RelationFact, Slot, StatementPosition, Status
from claims.status.positions import positions
from claims.status.rule import derive
from claims.vocabulary import DenialTarget, PartyRole, Stance

OPPOSING = (RelationType.DENIES, RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE)


def refresh(claim_pks: Iterable[int | None]) -> None:
    """Derive status, positions and disputes of these claims and of those that relations join to them; store both.

    None among the keys is skipped. The rows are locked in key order, so that two transactions cannot block each other.
    """
    asked = {pk for pk in claim_pks if pk is not None}
    if not asked:
        return
    reach = asked | _neighbours(asked)
    claims = _hold(reach)
    names = _Names()
    for claim in claims:
        _store(claim, names)
    _store_disputes(reach)


def hold(claim_pks: Iterable[int | None]) -> None:
    """Hold these claims and those that relations join to them until the transaction ends, in key order.

    An action that changes a claim before it calls `refresh` holds first, so that no two wait for each other crosswise.
    """
    asked = {pk for pk in claim_pks if pk is not None}
    _hold(asked | _neighbours(asked))


def basis(claim: Claim) -> dict[str, Any]:
    """Return what a status decision rests on, to tell later whether the evidence has changed since."""
    claim.refresh_from_db(fields=["answer", "support", "disputed"])
    statements = claim.statements.filter(withdrawn_at=None).order_by("pk")
    return {
        "answer": claim.answer,
        "support": claim.support,
        "disputed": claim.disputed,
        "statements": [str(public_id) for public_id in statements.values_list("public_id", flat=True)],
    }


def _hold(claim_pks: Collection[int]) -> list[Claim]:
    rows = Claim.objects.select_for_update(no_key=True, of=("self",))
    return list(rows.filter(pk__in=claim_pks).order_by("pk"))


class _Names:
    """Party and claim keys to what readers see, looked up once per refresh."""

    def __init__(self) -> None:
        self.parties: dict[str, str] = {}
        self.claims: dict[str, str] = {}

    def worded(self, slots: dict[str, Slot]) -> dict[str, Slot]:
        """Return `slots` with the party's name for its key and the claim's public id for its key."""
        return slots | {
            "party": self.parties.get(str(slots.get("party")), slots.get("party")),
            "claim": self.claims.get(str(slots.get("claim")), slots.get("claim")),
        }


@dataclass(frozen=True)
class _Evidence:
    statements: list[StatementPosition]
    relations: list[RelationFact]


def _store(claim: Claim, names: _Names) -> None:
    evidence = _evidence(claim, names)
    status = derive(evidence.statements, evidence.relations)
    found = _fields(status, names)
    if any(getattr(claim, name) != value for name, value in found.items()):
        Claim.objects.filter(pk=claim.pk).update(**found, revision=F("revision") + 1)
    _store_positions(claim, evidence.statements, status.rule_version)
    _flag_decision(claim)


def _fields(status: Status, names: _Names) -> dict[str, Any]:
    return {
        "answer": str(status.answer),
        "support": str(status.support),
        "disputed": status.disputed,
        "reasons": [{"slug": r.slug, "slots": names.worded(dict(r.slots))} for r in status.reasons],
        "rule_version": status.rule_version,
    }


def _store_positions(claim: Claim, statements: list[StatementPosition], rule_version: str) -> None:
    held = positions(statements)
    claim.positions.exclude(party_id__in=[int(position.party) for position in held]).delete()
    for position in held:
        Position.objects.update_or_create(
            claim=claim,
            party_id=int(position.party),
            defaults={
                "stance": str(position.stance),
                "since": position.since,
                "statements": len(position.statements),
                "changed": position.changed,
                "rule_version": rule_version,
            },
        )


def _flag_decision(claim: Claim) -> None:
    """Flag a decision whose evidence has changed for another look; the decision itself is never touched."""
    held = StatusDecision.objects.filter(claim=claim, withdrawn_at=None).first()
    if held is not None:
        outdated = held.basis != basis(claim)
        StatusDecision.objects.filter(pk=held.pk).exclude(outdated=outdated).update(outdated=outdated)


def _evidence(claim: Claim, names: _Names) -> _Evidence:
    roles = _roles(claim)
    rows = list(_with_source(claim.statements.filter(withdrawn_at=None)).order_by("pk"))
    here = {row.pk: _position(row, roles, names) for row in rows}
    return _Evidence(list(here.values()), list(_relations(claim, here, roles, names)))


def _relations(
    claim: Claim, here: dict[int, StatementPosition], roles: dict[int, str], names: _Names
) -> Iterator[RelationFact]:
    ends = ("passage__version__article", "party", "claim")
    related = [f"{side}__{end}" for side in ("source", "target") for end in ends]
    for relation in _confirmed([claim.pk]).select_related(*related).order_by("pk"):
        other = relation.target if relation.source_id in here else relation.source
        elsewhere = None if other.pk in here else _position(other, roles, names)
        if elsewhere is not None and other.claim is not None:
            names.claims[str(other.claim_id)] = str(other.claim.public_id)
        yield RelationFact(
            type=slugs.RelationType(relation.type),
            source=str(relation.source.public_id),
            target=str(relation.target.public_id),
            elsewhere=elsewhere,
            claim=str(other.claim_id) if elsewhere is not None and other.claim_id else None,
        )


def _position(statement: Statement, roles: dict[int, str], names: _Names) -> StatementPosition:
    if statement.party is not None:
        names.parties[str(statement.party_id)] = statement.party.name
    role = roles.get(statement.party_id or 0)
    article = statement.passage.version.article
    return StatementPosition(
        key=str(statement.public_id),
        stance=Stance(statement.stance),
        party=str(statement.party_id) if statement.party_id else None,
        role=PartyRole(role) if role else None,
        speaker=statement.speaker_text or None,
        target=str(statement.target_id) if statement.target_id else None,
        denial_target=DenialTarget(statement.denial_target) if statement.denial_target else None,
        origin=str(article.near_duplicate_of_id or article.pk),
        said=statement.said_from,
        recorded=statement.recorded_at,
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


def _with_source(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    return statements.select_related("party", "passage__version__article")


def _confirmed(claim_pks: Collection[int]) -> QuerySet[Relation]:
    """Return the confirmed relations between statements in force with at least one end on these claims."""
    touching = Q(source__claim__in=claim_pks) | Q(target__claim__in=claim_pks)
    in_force = Q(source__withdrawn_at=None, target__withdrawn_at=None)
    return Relation.objects.filter(touching & in_force, state=RelationState.CONFIRMED)


def _neighbours(claim_pks: Collection[int]) -> set[int]:
    """Return the claims at the other end of any relation that is or was decided on: their status may follow."""
    touching = Q(source__claim__in=claim_pks) | Q(target__claim__in=claim_pks)
    decided = Relation.objects.filter(touching).exclude(state=RelationState.SUGGESTED)
    pairs = decided.values_list("source__claim", "target__claim")
    return {pk for pair in pairs for pk in pair if pk}


def _store_disputes(claim_pks: Collection[int]) -> None:
    """Give the claims that oppose each other their dispute: the first of them. What no longer opposes leaves it."""
    left = set(claim_pks) | set(
        Claim.objects.filter(dispute__in=Claim.objects.filter(pk__in=claim_pks).values("dispute")).values_list(
            "pk", flat=True
        )
    )
    while left:
        group = _opposed_to(left.pop())
        left -= group
        disputed = len(group) > 1 or Claim.objects.filter(pk__in=group, disputed=True).exists()
        Claim.objects.filter(pk__in=group).update(dispute=min(group) if disputed else None)


def _opposed_to(claim_pk: int) -> set[int]:
    """Return the claims that confirmed opposing relations join to this one, directly or through others."""
    group, frontier = {claim_pk}, {claim_pk}
    while frontier:
        pairs = _confirmed(frontier).filter(type__in=OPPOSING).values_list("source__claim", "target__claim")
        frontier = {pk for pair in pairs for pk in pair if pk} - group
        group |= frontier
    return group
