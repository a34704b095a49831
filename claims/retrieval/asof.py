"""A claim as of a past moment: its status, positions and statements then."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.models import Claim, Decision, Statement, StatusDecision
from claims.retrieval.evidence import UNREAD, Names, past_evidence_of
from claims.status.asof import evidence_until
from claims.status.facts import Position, RelationFact
from claims.status.positions import positions
from claims.status.rule import derive
from claims.vocabulary import Answer, Support

By = Literal["said", "known"]
RELATED = ("party", "speaker", "target", "passage__version__article__outlet")


@dataclass(frozen=True, slots=True)
class AsOf:
    """What stood on a claim at a moment, by today's rule. A template may show it where it shows a claim's status."""

    moment: datetime
    by: By
    answer: Answer
    support: Support
    disputed: bool
    reasons: list[dict[str, Any]]  # slugs and slots as in Claim.reasons, for `status_reasons`
    rule_version: str
    positions: list[Position]  # one per party, `party` its name
    statements: list[Statement]  # that counted then, as they were said; figures are prefetched
    elsewhere: list[tuple[Statement, RelationFact]]  # on other claims, each with the relation that held then
    decision: StatusDecision | None  # the editor's word in force then; None when asked by "said"


def as_of(claim: Claim, moment: datetime, by: By = "known") -> AsOf:
    """Return the status of `claim` as of `moment` (with its time zone), in a constant number of queries.

    by="said": what had been said by the end of that day in the newsroom's time zone, with all that is known of it now;
    a statement whose day nobody knows is left out. by="known": what the newsroom had recorded and confirmed by that
    moment and not yet taken back, whenever it was said. Party names, roles and which articles are copies are those of
    today, and a claim merged in since counts as part of it. An article may be quoted here that was since withdrawn.
    """
    names = Names()
    rows = _ever_on(claim, moment) if by == "known" else claim.statements.in_force()
    evidence = past_evidence_of(claim, rows, names)
    if by == "known":
        then = evidence_until(evidence, recorded=moment)
    else:
        then = evidence_until(evidence, said=timezone.localtime(moment).date())
    status = derive(then.statements, then.relations)
    reaching = {fact.elsewhere.key: fact for fact in then.relations if fact.elsewhere is not None}
    here = {one.key for one in then.statements}
    told = _statements(here | reaching.keys())
    return AsOf(
        moment=moment,
        by=by,
        answer=status.answer,
        support=status.support,
        disputed=status.disputed,
        reasons=[{"slug": reason.slug, "slots": names.worded(reason.slots)} for reason in status.reasons],
        rule_version=status.rule_version,
        positions=[_named(position, names) for position in positions(then.statements)],
        statements=[row for row in told if str(row.public_id) in here],
        elsewhere=[(row, reaching[key]) for row in told if (key := str(row.public_id)) in reaching],
        decision=_decision(claim, moment) if by == "known" else None,
    )


def _named(position: Position, names: Names) -> Position:
    party = names.parties.get(position.party, position.party)
    return Position(party, position.stance, position.since, position.statements, position.changed)


def _statements(keys: set[str]) -> list[Statement]:
    rows = Statement.objects.filter(public_id__in=keys).select_related(*RELATED).defer(*UNREAD)
    return list(rows.prefetch_related("figures").order_by("said_from", "pk"))


def _decision(claim: Claim, moment: datetime) -> StatusDecision | None:
    held = claim.status_decisions.filter(recorded_at__lte=moment).select_related("decided_by")
    return held.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=moment)).first()


def _ever_on(claim: Claim, moment: datetime) -> QuerySet[Statement]:
    """Return the statements that were on `claim` at `moment`, the withdrawn ones among them."""
    moves = Decision.objects.filter(about__contains=[claim.public_id], action="statement.moved", at__gt=moment)
    before: dict[Any, object] = {}
    for move in moves.order_by("-id"):  # the first move after the moment has the last word
        before[move.subject] = move.before.get("claim")
    here = [subject for subject, on in before.items() if on == str(claim.public_id)]
    elsewhere = before.keys() - set(here)
    return Statement.objects.filter(Q(claim=claim) | Q(public_id__in=here)).exclude(public_id__in=elsewhere)
