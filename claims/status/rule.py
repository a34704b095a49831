"""The published status rule: statements and confirmed relations in, answer and support out.

docs/methodology.md states the same rule in words; a change here changes RULE_VERSION and that page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.status.bearing import OPPOSING, brought_in
from claims.status.facts import Position, Reason, RelationFact, StatementPosition, Status
from claims.status.positions import AGAINST, FOR, current, positions
from claims.vocabulary import Answer, PartyRole, RelationType, Stance, Support

__all__ = ["RULE_VERSION", "Position", "RelationFact", "StatementPosition", "Status", "derive", "positions"]

RULE_VERSION = "3"
OUTSIDE = frozenset({PartyRole.MEDIATOR, PartyRole.MONITOR, PartyRole.THIRD_PARTY})


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's current part in a claim: said on it, or brought in by a relation from another claim."""

    statement: StatementPosition
    bears: RelationType | None = None  # how a relation from another claim bears on this one
    relation: RelationFact | None = None

    @property
    def source(self) -> str:
        """Return who speaks; only named sources become voices."""
        return self.statement.source or ""


def derive(statements: Sequence[StatementPosition], relations: Sequence[RelationFact]) -> Status:
    """Return the status of a claim from its accepted statements and its confirmed relations, in any order."""
    ordered = sorted(relations, key=lambda relation: (relation.source, relation.target, relation.type))
    now = current(statements)
    brought = [Voice(*one) for one in brought_in(statements, ordered) if one[0].source]
    upholding = [Voice(one) for one in now if one.stance in FOR]
    upholding += [voice for voice in brought if voice.bears not in OPPOSING]
    denying = [Voice(one) for one in now if one.stance in AGAINST]
    asserting = {voice.source for voice in upholding}
    opposing = [voice for voice in brought if voice.bears in OPPOSING and voice.source not in asserting]
    support, why_support = _support(upholding)
    answer, why_answer = _answer(upholding, denying, opposing, ordered)
    disputed = bool(upholding) and answer in (Answer.DENIED, Answer.CONTESTED)
    return Status(answer, support, disputed, (*why_answer, *why_support), RULE_VERSION)


def _support(upholding: Sequence[Voice]) -> tuple[Support, list[Reason]]:
    if not upholding:
        return Support.NO_NAMED_SOURCE, [Reason("no_named_source")]
    reasons = [_reason("asserted_by", voice) for voice in upholding]
    sources = {voice.source for voice in upholding}
    outside = [voice for voice in upholding if voice.statement.role in OUTSIDE]
    if outside and len(sources) > 1:
        return Support.THIRD_PARTY, reasons + [_reason("third_party", voice) for voice in outside]
    origins = {voice.statement.origin for voice in upholding}
    if len(sources) > 1 and len(origins) > 1:
        return Support.SEVERAL_ORIGINS, [
            *reasons,
            Reason("origins", {"sources": len(sources), "origins": len(origins)}),
        ]
    return Support.SINGLE_SOURCE, [*reasons, Reason("one_origin", {"sources": len(sources), "origins": len(origins)})]


def _answer(
    upholding: Sequence[Voice], denying: Sequence[Voice], opposing: Sequence[Voice], relations: Sequence[RelationFact]
) -> tuple[Answer, list[Reason]]:
    accused = {voice.statement.target for voice in upholding} - {None}
    replies = [voice for voice in upholding if voice.source in accused]
    others = [voice for voice in upholding if voice.source not in accused]
    reasons = [_reason("denied_by", voice) for voice in denying]
    reasons += [_reason(_opposed_slug(voice), voice) for voice in opposing]
    against = {voice.source for voice in (*denying, *opposing)}
    if not against:
        return _conceded(replies, relations)
    if not upholding:
        return Answer.DENIED, [*reasons, Reason("only_denied")]
    outside = [voice for voice in others if _stands_outside(voice)]
    contradicted = any(relation.type is RelationType.CONTRADICTS for relation in relations)
    if against <= accused and not outside and not contradicted:
        return Answer.DENIED, reasons
    return Answer.CONTESTED, reasons + [_reason("upheld_by", voice) for voice in outside]


def _stands_outside(voice: Voice) -> bool:
    """Return whether a source upholds the claim without being one of its accusers."""
    return voice.statement.role in OUTSIDE or voice.statement.stance is Stance.CONFIRMS


def _conceded(replies: Sequence[Voice], relations: Sequence[RelationFact]) -> tuple[Answer, list[Reason]]:
    """Return what the accused granted. Silence is never agreement: without a reply the claim is unanswered."""
    granted = [voice for voice in replies if voice.statement.stance in (Stance.CONCEDES, Stance.CONFIRMS)]
    reasons = [_reason("conceded_by", voice) for voice in replies]
    partly = [relation for relation in relations if relation.type is RelationType.PARTLY_CONCEDES]
    if granted and not partly:
        return Answer.CONCEDED, reasons
    if replies or partly:
        return Answer.PARTLY_CONCEDED, reasons + [Reason("partly_conceded", {"claim": one.claim}) for one in partly]
    return Answer.UNANSWERED, [Reason("unanswered")]


def _opposed_slug(voice: Voice) -> str:
    known = {RelationType.DENIES: "denied_elsewhere", RelationType.CONTRADICTS: "contradicted_elsewhere"}
    return known.get(voice.bears or RelationType.CONTRADICTS, "figure_elsewhere")


def _reason(slug: str, voice: Voice) -> Reason:
    role = voice.statement.role.value if voice.statement.role else None
    claim = voice.relation.claim if voice.relation else None
    return Reason(slug, {"party": voice.source, "role": role, "statement": voice.statement.key, "claim": claim})
