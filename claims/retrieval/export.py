"""A published claim as data: what its status rests on, so that readers can derive it again (docs/methodology.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from claims.models import Claim, Party, Statement
from claims.models.choices import RelationType
from claims.retrieval.claims import BRINGS_IN
from claims.retrieval.edges import touching
from claims.retrieval.evidence import UNREAD, Names, evidence_of
from claims.status.exchange import as_data
from claims.status.facts import Evidence, RelationFact, StatementPosition
from claims.status.positions import positions
from claims.status.rule import derive

FORMAT = "claim-evidence/1"
BEARING = frozenset[str](
    {*BRINGS_IN, RelationType.PARTLY_CONCEDES}
)  # relations with other claims that the status rule reads


def export_of(claim: Claim) -> dict[str, Any]:
    """Return a published claim with its evidence, status, positions and sources as data for JSON.

    Only what readers may see: statements in force on this claim, and of other claims those that a confirmed relation
    brings here; another claim is named only when it is published. Parties are named by their permanent ids.
    """
    evidence = _public(evidence_of([claim], touching([claim.pk]), Names())[claim.pk])
    status = derive(evidence.statements, evidence.relations)
    told = _told(evidence)
    return {
        "format": FORMAT,
        "claim": {
            "id": str(claim.public_id),
            "proposition": claim.proposition,
            "language": claim.language,
            "event": claim.event.title if claim.event else None,
        },
        "status": {
            "answer": status.answer.value,
            "support": status.support.value,
            "disputed": status.disputed,
            "reasons": [{"slug": reason.slug, "slots": dict(reason.slots)} for reason in status.reasons],
            "rule_version": status.rule_version,
        },
        "decision": _decision(claim),
        "positions": [
            {
                "party": one.party,
                "stance": one.stance.value,
                "since": one.since.isoformat() if one.since else None,
                "changed": one.changed,
                "statements": list(one.statements),
            }
            for one in positions(evidence.statements)
        ],
        "evidence": as_data(evidence),
        "parties": _party_names(told),
        "sources": {str(one.public_id): _source(one) for one in told},
    }


def _public(evidence: Evidence) -> Evidence:
    """Return evidence with permanent ids for keys, without what has no bearing on the status."""
    relations = [one for one in evidence.relations if one.elsewhere is None or one.type.value in BEARING]
    seen = [*evidence.statements, *(one.elsewhere for one in relations if one.elsewhere)]
    ids = _ids(Party.objects.filter(pk__in={key for one in seen for key in (one.party, one.target) if key}))
    claims = _ids(Claim.objects.published().filter(pk__in={one.claim for one in relations if one.claim}))
    statements = [_with_ids(one, ids) for one in evidence.statements]
    return Evidence(statements, [_relation_with_ids(one, ids, claims) for one in relations])


def _ids(rows: QuerySet[Any]) -> dict[str, str]:
    return {str(pk): str(public_id) for pk, public_id in rows.values_list("pk", "public_id")}


def _with_ids(one: StatementPosition, ids: Mapping[str, str]) -> StatementPosition:
    return replace(one, party=ids.get(one.party or ""), target=ids.get(one.target or ""))


def _relation_with_ids(one: RelationFact, ids: Mapping[str, str], claims: Mapping[str, str]) -> RelationFact:
    elsewhere = _with_ids(one.elsewhere, ids) if one.elsewhere else None
    return replace(one, claim=claims.get(one.claim or ""), elsewhere=elsewhere)


def _told(evidence: Evidence) -> list[Statement]:
    """Return the statements that the public page quotes."""
    brought = [one.elsewhere.key for one in evidence.relations if one.elsewhere and one.type.value in BRINGS_IN]
    keys = [*(one.key for one in evidence.statements), *brought]
    rows = Statement.objects.filter(public_id__in=keys).defer(*UNREAD)
    related = ("party", "target", "passage__version__article__outlet")
    return list(rows.select_related(*related).prefetch_related("figures").order_by("said_from", "pk"))


def _party_names(told: Iterable[Statement]) -> dict[str, str]:
    parties = [party for one in told for party in (one.party, one.target) if party is not None]
    return {str(party.public_id): party.name for party in parties}


def _source(statement: Statement) -> dict[str, Any]:
    """Return where a statement is printed: enough to find the words again in a text that anybody may hold."""
    version = statement.passage.version
    article = version.article
    return {
        "quoted": statement.passage.exact,
        "start": statement.passage.start,
        "figures": [
            {
                "low": one.low,
                "high": one.high,
                "modifier": one.modifier,
                "unit": one.unit,
                "counted": one.counted,
                "as_of": one.as_of.isoformat() if one.as_of else None,
            }
            for one in statement.figures.all()
        ],
        "outlet": article.outlet.name if article.outlet else None,
        "title": article.title,
        "address": article.canonical_url,
        "sha256": version.sha256,
        "published": article.published_on.isoformat() if article.published_on else None,
    }


def _decision(claim: Claim) -> dict[str, Any] | None:
    held = claim.status_decisions.filter(withdrawn_at=None).first()
    if held is None:
        return None
    return {
        "verdict": held.verdict,
        "reason": held.reason,
        "recorded": held.recorded_at.isoformat(),
        "outdated": held.outdated,
    }
