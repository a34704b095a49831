"""Bring what is derived of claims up to date, within the caller's transaction: status, positions, voices, disputes."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F

from claims.models import Anchor, Claim, Position, Statement, StatusDecision, Voice
from claims.models.choices import RelationState, RelationType
from claims.retrieval.evidence import Names, confirmed, evidence_of, touching
from claims.status.facts import Evidence, StatementPosition, Status
from claims.status.positions import positions
from claims.status.rule import derive
from claims.status.voices import voices

OPPOSING = (RelationType.DENIES, RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE)


def refresh(claim_pks: Iterable[int | None]) -> None:
    """Derive and store status, positions, voices and disputes of these claims and of those that relations join to them.

    None among the keys is skipped. The rows are locked in key order, so that two transactions cannot block each other.
    """
    asked = {pk for pk in claim_pks if pk is not None}
    if not asked:
        return
    reach = asked | _neighbours(asked)
    claims = _hold(reach)
    names = Names()
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
    """Return what a status decision rests on, to tell later whether the evidence has changed since.

    Statements whose source changed since they were recorded are named until an editor has looked at them.
    """
    claim.refresh_from_db(fields=["answer", "support", "disputed"])
    statements = claim.statements.filter(withdrawn_at=None).order_by("pk")
    changed = statements.filter(passage__in=Anchor.objects.unsettled().values("passage"))
    sources = [str(public_id) for public_id in changed.values_list("public_id", flat=True)]
    found = {
        "answer": claim.answer,
        "support": claim.support,
        "disputed": claim.disputed,
        "statements": [str(public_id) for public_id in statements.values_list("public_id", flat=True)],
    }
    return found | ({"changed_sources": sources} if sources else {})


def _hold(claim_pks: Collection[int]) -> list[Claim]:
    rows = Claim.objects.select_for_update(no_key=True, of=("self",))
    return list(rows.filter(pk__in=claim_pks).order_by("pk"))


def _store(claim: Claim, names: Names) -> None:
    evidence = evidence_of(claim, names)
    status = derive(evidence.statements, evidence.relations)
    found = _fields(status, names)
    if any(getattr(claim, name) != value for name, value in found.items()):
        Claim.objects.filter(pk=claim.pk).update(**found, revision=F("revision") + 1)
    _store_positions(claim, evidence.statements, status.rule_version)
    store_voices(claim, evidence, names)
    _flag_decision(claim)


def _fields(status: Status, names: Names) -> dict[str, Any]:
    return {
        "answer": str(status.answer),
        "support": str(status.support),
        "disputed": status.disputed,
        "reasons": [{"slug": r.slug, "slots": names.worded(dict(r.slots))} for r in status.reasons],
        "rule_version": status.rule_version,
    }


def _store_positions(claim: Claim, statements: Sequence[StatementPosition], rule_version: str) -> None:
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


def store_voices(claim: Claim, evidence: Evidence, names: Names) -> None:
    """Store who speaks for or against a claim, in the order of the cards; what has not changed is not written again."""
    found = voices(evidence, names.parties)
    keys = dict(
        Statement.objects.filter(public_id__in=[one.statement.key for one in found]).values_list("public_id", "pk")
    )
    rows = [(keys[UUID(one.statement.key)], str(one.brought_in_by or ""), one.more) for one in found]
    if rows != list(claim.voices.order_by("pk").values_list("statement", "brought_in_by", "more")):
        claim.voices.all().delete()
        Voice.objects.bulk_create(
            Voice(claim=claim, statement_id=pk, brought_in_by=by, more=more) for pk, by, more in rows
        )


def _flag_decision(claim: Claim) -> None:
    """Flag a decision whose evidence has changed for another look; the decision itself is never touched."""
    held = StatusDecision.objects.filter(claim=claim, withdrawn_at=None).first()
    if held is not None:
        outdated = held.basis != basis(claim)
        StatusDecision.objects.filter(pk=held.pk).exclude(outdated=outdated).update(outdated=outdated)


def _neighbours(claim_pks: Collection[int]) -> set[int]:
    """Return the claims at the other end of any relation that is or was decided on: their status may follow."""
    decided = touching(claim_pks).exclude(state=RelationState.SUGGESTED)
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
        pairs = confirmed(frontier).filter(type__in=OPPOSING).values_list("source__claim", "target__claim")
        frontier = {pk for pair in pairs for pk in pair if pk} - group
        group |= frontier
    return group
