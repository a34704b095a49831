"""What the editor and the publisher of the demo newsroom decided, by real actions."""

from typing import Any

from claims import tasks
from claims.actions import candidates, claims, relations
from claims.actions.statements import Said
from claims.demo.reading import article_of
from claims.models import Candidate, Claim, Job, Relation, Statement, User
from claims.models.choices import CandidateState, JobKind, RelationState


def decide(data: dict[str, Any], *, editor: User, publisher: User) -> None:
    """Make the decisions that the data names, leaving out those made before; the rest stays to review."""
    propositions = {row["key"]: row["proposition"] for row in data["claims"]}
    for row in data["statements"]:
        _accept(row, propositions.get(row.get("claim", ""), ""), by=editor)
    for row in data["rejections"]:
        candidate = _candidate(row)
        if candidate.state == CandidateState.PENDING:
            candidates.reject(candidate=candidate, reason=row["reason"], note=row["note"], by=editor)
    _match()
    for row in data["relations"]:
        _confirm(row, by=editor)
    for row in data["claims"]:
        _decide_claim(row, editor=editor, publisher=publisher)


def _accept(row: dict[str, Any], proposition: str, *, by: User) -> None:
    """Accept a candidate onto the claim of this wording, which its first statement states; "" keeps it without one."""
    candidate = _candidate(row)
    if candidate.state != CandidateState.PENDING:
        return
    claim = Claim.objects.current().filter(proposition=proposition).first()
    changes = Said(proposition=row["reworded"]) if "reworded" in row else None
    candidates.accept(candidate=candidate, claim=claim, new_claim="" if claim else proposition, changes=changes, by=by)


def _candidate(row: dict[str, Any]) -> Candidate:
    """Return the one candidate of a stance that the data names by words of its content.

    Raises LookupError when the extractor does not propose it, or more than one fits.
    """
    rows = Candidate.objects.filter(version__article=article_of(row["file"]), stance=row["stance"])
    fitting = [
        c for c in rows.select_related("version") if row["says"] in c.version.text[c.content_start : c.content_end]
    ]
    if len(fitting) != 1:
        raise LookupError(f"{row['file']}: {len(fitting)} candidates {row['stance']} {row['says']!r}")
    return fitting[0]


def _match() -> None:
    for pk in Job.objects.filter(kind=JobKind.MATCH, finished_at=None).order_by("pk").values_list("pk", flat=True):
        tasks.match_statement(pk)


def _confirm(row: dict[str, Any], *, by: User) -> None:
    """Confirm the proposed relations of a type that leave the statement that the data names."""
    source = Statement.objects.in_force().get(candidate=_candidate(row))
    for relation in Relation.objects.filter(source=source, type=row["type"], state=RelationState.SUGGESTED):
        relations.confirm(relation=relation, by=by)


def _decide_claim(row: dict[str, Any], *, editor: User, publisher: User) -> None:
    claim = Claim.objects.current().get(proposition=row["proposition"])
    if "verdict" in row and not claim.status_decisions.exists():
        claims.decide_status(claim=claim, verdict=row["verdict"], reason=row["reason"], by=editor)
    if row.get("published") and claim.published_at is None:
        claims.publish(claim=claim, by=publisher)
