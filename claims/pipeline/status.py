"""Bring what is derived of claims up to date, within the caller's transaction: status, positions, voices, disputes.

What many claims need is read at once, and only what differs from what is stored is written.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, QuerySet

from claims.models import Anchor, Claim, StatusDecision
from claims.pipeline import disputes, standing
from claims.retrieval.edges import Edge, joined_to, telling_on
from claims.retrieval.evidence import Names, telling_of
from claims.retrieval.prepared import Keyed, Prepared, among
from claims.retrieval.spoken import spoken_on
from claims.status.facts import Status
from claims.status.rule import RULE_VERSION, derive

_HELD = Claim.objects.select_for_update(no_key=True, of=("self",)).order_by("pk")
_ALONE = Keyed(lambda keys: _HELD.filter(among("pk", keys)))
_JOINED = Prepared(lambda keys: _HELD.filter(pk__in=joined_to(keys)))
_DECIDED = Keyed(lambda claims: StatusDecision.objects.filter(among("claim", claims), withdrawn_at=None))


def refresh(claim_pks: Iterable[int | None]) -> None:
    """Derive and store status, positions, voices and disputes of these claims and of those that relations join to them.

    None among the keys is skipped. The rows are locked in key order, so that two transactions cannot block each other.
    """
    claims = {claim.pk: claim for claim in hold(claim_pks)}
    _bring_up_to_date(claims, telling_on(claims.keys()))


def after_relation(claim_pks: Iterable[int | None]) -> None:
    """Do the same where a relation between statements on these claims was decided: only they and disputes follow.

    What further claims rest on has not changed; they are held because the dispute may become theirs, or no longer be.
    """
    asked = _keys(claim_pks)
    claims = {claim.pk: claim for claim in hold(asked) if claim.pk in asked}
    _bring_up_to_date(claims, telling_on(claims.keys()))


def after_statement(held: Iterable[Claim]) -> None:
    """Do the same where a statement that no relation joins to another was put on the claims `held`: only they follow.

    They were held in this transaction and are not changed since. Disputes follow only where the claim itself becomes
    disputed, or no longer is.
    """
    claims = {claim.pk: claim for claim in held}
    _bring_up_to_date(claims, telling_on(claims.keys()), joined=False)


def hold(claim_pks: Iterable[int | None], *, alone: bool = False) -> list[Claim]:
    """Hold these claims and those that relations join to them until the transaction ends, in key order; return them.

    An action that changes a claim before it calls `refresh` holds first, so that no two wait for each other crosswise.
    `alone` leaves out what relations join, where no such claim is written.
    """
    asked = _keys(claim_pks)
    if not asked:
        return []
    return (_ALONE if alone else _JOINED)(list(asked))


def _bring_up_to_date(claims: Mapping[int, Claim], edges: list[Edge], *, joined: bool = True) -> None:
    """Derive and store what `claims`, which are held, show; `joined` says that relations or their ends changed."""
    if not claims:
        return
    names, spoken = Names(), spoken_on(claims.keys())
    evidence = telling_of(claims.values(), edges, spoken, names)
    turned = False
    for pk, one in evidence.items():
        status = derive(one.statements, one.relations)
        turned |= claims[pk].disputed != status.disputed
        _store(claims[pk], status, names)
    standing.store_positions(spoken)
    standing.store_voices(evidence, names)
    _flag_decisions(claims)
    if joined or turned:
        disputes.store(claims, edges)


def outdated() -> QuerySet[Claim]:
    """Return the claims whose status another version of the rule derived, as it is after an upgrade."""
    return Claim.objects.exclude(rule_version=RULE_VERSION)


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


def _keys(claim_pks: Iterable[int | None]) -> set[int]:
    return {pk for pk in claim_pks if pk is not None}


def _store(claim: Claim, status: Status, names: Names) -> None:
    found = {
        "answer": str(status.answer),
        "support": str(status.support),
        "disputed": status.disputed,
        "reasons": [{"slug": r.slug, "slots": names.worded(dict(r.slots))} for r in status.reasons],
        "rule_version": status.rule_version,
    }
    if any(getattr(claim, name) != value for name, value in found.items()):
        Claim.objects.filter(pk=claim.pk).update(**found, revision=F("revision") + 1)
    for name, value in found.items():
        setattr(claim, name, value)


def _flag_decisions(claims: Mapping[int, Claim]) -> None:
    """Flag decisions whose evidence has changed for another look; the decisions themselves are never touched."""
    for held in _DECIDED(list(claims)):
        outdated = held.basis != basis(claims[held.claim_id])
        if outdated != held.outdated:
            StatusDecision.objects.filter(pk=held.pk).update(outdated=outdated)
