"""Proposes the relations between one statement and others: gate, rule, explanation. Pure and deterministic."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.matching.facts import RelationProposal, StatementFact
from claims.matching.findings import Finding, Slot
from claims.matching.pairs import Meeting, Similarity, pool
from claims.matching.rules import RULES
from claims.matching.slots import nested
from claims.matching.thresholds import Thresholds, opens

RULE_VERSION = "8"
SHOWN = 3
LONGEST_WORDS = 200  # characters of a proposition kept in an explanation
UNKNOWN_EVENT_WORDS = 0.5  # shared words before a pair of unknown event is even shown apart


def propose(
    new: StatementFact,
    others: Sequence[StatementFact],
    *,
    similarity: Similarity | None = None,
    limit: int = 20,
    thresholds: Thresholds | None = None,
) -> list[RelationProposal]:
    """Return at most `limit` proposed relations of `new` with `others`, best first, each pair once.

    `others` are what retrieval found, some 200 at most; the whole article of `new` should be among them, since a denial
    answers the best statement there, not each neighbour. `similarity` (0 to 1) finds one matter, not agreement. The
    best three are shown, the rest folded; a pair whose event nobody knows is always folded and says so in `unknown`.
    `thresholds` say from which score on a newsroom opens a relation, see `claims.matching.thresholds`.
    """
    unique = {fact.key: fact for fact in others if fact.key != new.key}
    ordered = sorted(unique.values(), key=lambda fact: (fact.article, fact.position, fact.key))
    matter = pool([new, *ordered], similarity)
    found = [proposal for other in ordered for proposal in _between(matter.meet(new, other))]
    found.sort(key=lambda proposal: (-proposal.score, proposal.source, proposal.target))
    return _fold([_opened(proposal, thresholds or {}) for proposal in found[:limit]])


def _opened(proposal: RelationProposal, thresholds: Thresholds) -> RelationProposal:
    """Open or fold a proposal by the newsroom's thresholds; one of an unknown event stays folded."""
    if "event" in proposal.unknown:
        return proposal
    shown = opens(proposal.type.value, proposal.score, shown=proposal.shown, thresholds=thresholds)
    return replace(proposal, shown=shown)


def _fold(found: list[RelationProposal]) -> list[RelationProposal]:
    """Leave the best three open."""
    room = SHOWN
    result = []
    for proposal in found:
        shown = proposal.shown and room > 0
        room -= shown
        result.append(replace(proposal, shown=shown))
    return result


def _between(meeting: Meeting) -> Iterator[RelationProposal]:
    """Yield the one relation that fits a pair, if any: the first rule that fires."""
    between = meeting.gate
    if between.differs:
        return
    found = next((finding for rule in RULES if (finding := rule(meeting))), None)
    if found is None or (between.unknown and not _worth_checking(meeting)):
        return
    yield _proposal(found, meeting)


def _worth_checking(meeting: Meeting) -> bool:
    """Without a known event only a pair that shares most of its words is worth an editor's look."""
    if "event" not in meeting.gate.unknown:
        return True
    return max(meeting.containment, meeting.meaning) >= UNKNOWN_EVENT_WORDS and bool(meeting.shared_actions)


def _proposal(found: Finding, meeting: Meeting) -> RelationProposal:
    unknown = meeting.gate.unknown
    unchecked = "event" in unknown
    wider = ("wider_event",) if nested(meeting.a, meeting.b) else ()
    return RelationProposal(
        source=found.source.key,
        target=found.target.key,
        type=found.type,
        rule=f"{found.rule}/{RULE_VERSION}",
        score=round(found.score * (0.5 if unchecked else 1.0), 4),
        explanation=found.explanation,
        slots={**_common_slots(found, meeting), **found.slots},
        caveats=found.caveats + wider + tuple(f"unknown_{slot}" for slot in unknown),
        unknown=unknown,
        shown=not (found.folded or unchecked),
        features=_features(meeting),
    )


def _common_slots(found: Finding, meeting: Meeting) -> dict[str, Slot]:
    source, target = found.source, found.target
    return {
        "a_party": source.party or source.speaker,
        "b_party": target.party or target.speaker,
        "a_words": source.proposition[:LONGEST_WORDS],
        "b_words": target.proposition[:LONGEST_WORDS],
        "a_date": source.said_from.isoformat() if source.said_from else None,
        "b_date": target.said_from.isoformat() if target.said_from else None,
        "shared": ", ".join(meeting.pool.reading(source).words(meeting.a_read.keys & meeting.b_read.keys)),
    }


def _features(meeting: Meeting) -> dict[str, float]:
    return {
        "containment": round(meeting.containment, 4),
        "sameness": round(meeting.sameness, 4),
        "matter": round(meeting.matter, 4),
        "meaning": round(meeting.meaning, 4),
        "shared_actions": float(len(meeting.shared_actions)),
        "same_article": float(meeting.a.article == meeting.b.article),
    }
