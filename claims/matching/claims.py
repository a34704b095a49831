"""Which claims a statement may belong to: best first, with the words that match and the slot that differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.matching.actors import of_another_side
from claims.matching.counts import Comparison, comparisons
from claims.matching.denials import ONLY_CHARGE, answered
from claims.matching.facts import StatementFact
from claims.matching.figures import Kind
from claims.matching.findings import Slot
from claims.matching.pairs import ASSERTING, DENYING, Meeting, Pool, Similarity, mutual, pool
from claims.matching.slots import events_differ, nested
from claims.vocabulary import Stance

SUGGESTED = 3
LEAST = 0.35  # shared words, 0 to 1, below which a claim is not worth an editor's look
LEAST_UNKNOWN = 0.5  # the same where nobody knows the event
HANDICAP = 0.6  # what a known difference leaves of a score
WIDER = 0.9  # and what a wider or narrower event does: it comes behind an equal claim of the same event


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """A claim as suggestion compares it: its proposition and what stands on it."""

    key: str
    proposition: str
    language: str
    events: frozenset[str] = frozenset()
    statements: tuple[StatementFact, ...] = ()
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClaimSuggestion:
    """A claim a statement may belong to. `explanation` and `slots` are worded by `claims.matching.explain.sentence`."""

    claim: str
    score: float  # 0 to 1, orders suggestions
    explanation: str
    slots: Mapping[str, Slot]
    differs: str | None = None  # the slot known to differ
    unknown: tuple[str, ...] = ()
    charged: bool = False  # a statement on it accuses the party that denies


def suggest(
    candidate: StatementFact, claims: Sequence[ClaimFact], *, similarity: Similarity | None = None
) -> list[ClaimSuggestion]:
    """Return at most three claims for `candidate`, best first; of equal ones what it answers, then by key.

    A denial goes onto the claim of the statement it answers. A blanket or mutual denial belongs to no claim.
    """
    said = [(fact, claim) for claim in claims for fact in _facts(claim) if fact.key != candidate.key]
    holder = {fact.key: claim for fact, claim in said}
    facts = {fact.key: fact for fact, _claim in said}
    matter = pool([candidate, *facts.values()], similarity)
    if mutual(candidate, matter.reading(candidate)):
        return []
    best: dict[str, ClaimSuggestion] = {}
    for one in [*_replies(candidate, holder, matter), *_alike(candidate, holder, facts.values(), matter)]:
        held = best.get(one.claim)
        if held is None or one.score > held.score:
            best[one.claim] = one
    return sorted(best.values(), key=lambda one: (-one.score, one.explanation == "claim_alike", one.claim))[:SUGGESTED]


def likeliest(candidate: StatementFact, claims: Sequence[ClaimFact], most: int) -> list[ClaimFact]:
    """Return at most `most` of `claims`, those whose own sentences are most like `candidate`; none of other events.

    Of equally like ones those that come first. What was said on them is worth reading; of the others hardly.
    """
    stated = [_stated(claim) for claim in claims]
    matter = pool([candidate, *stated], None)
    meetings = [(claim, matter.meet(candidate, fact)) for claim, fact in zip(claims, stated, strict=True)]
    near = [(claim, _likeness(meeting)) for claim, meeting in meetings if not _other_event(meeting)]
    return [claim for claim, _score in sorted(near, key=lambda one: -one[1])[:most]]


def _facts(claim: ClaimFact) -> list[StatementFact]:
    """Return the claim's own sentence, as an assertion of nobody, and the statements on it."""
    return [_stated(claim), *claim.statements]


def _stated(claim: ClaimFact) -> StatementFact:
    """Return the claim's own sentence as an assertion of nobody.

    The sentence takes over what all those who uphold it agree on: whom they name, and their figures.
    """
    upheld = [one for one in claim.statements if one.stance in ASSERTING]
    targets = {one.target for one in upheld}
    return StatementFact(
        key=f"claim:{claim.key}",
        article=f"claim:{claim.key}",
        stance=Stance.ASSERTS,
        proposition=claim.proposition,
        context=claim.proposition,
        language=claim.language,
        target=targets.pop() if len(targets) == 1 else None,
        figures=tuple(figure for one in upheld for figure in one.figures),
        events=claim.events,
        within=claim.within,
    )


def _replies(candidate: StatementFact, holder: Mapping[str, ClaimFact], matter: Pool) -> Iterator[ClaimSuggestion]:
    """Yield the claims that hold a statement which this denial answers, or which any reply points at."""
    if candidate.stance not in DENYING:
        yield from _pointed_at(candidate, holder, matter)
        return
    for article in matter.by_article:
        answer = answered(candidate, article, matter)
        if answer is None or answer.fact.key not in holder:
            continue
        meeting = matter.meet(candidate, answer.fact)
        # A denial of resumed fighting answers the claim of a broken truce, yet is about another proposition.
        if answer.rule not in ("denies.same_state", ONLY_CHARGE) and not _other_event(meeting):
            slots: dict[str, Slot] = {"b_words": answer.fact.proposition, "shared": _shared(meeting)}
            claim, score, unknown = holder[answer.fact.key], round(answer.score, 4), _unknown(meeting)
            charged = candidate.party is not None and any(fact.target == candidate.party for fact in claim.statements)
            yield ClaimSuggestion(claim.key, score, "claim_answered", slots, None, unknown, charged)


def _pointed_at(candidate: StatementFact, holder: Mapping[str, ClaimFact], matter: Pool) -> Iterator[ClaimSuggestion]:
    for fact in matter.facts:
        if fact.key == candidate.antecedent and fact.key in holder:
            slots: dict[str, Slot] = {"b_words": fact.proposition}
            yield ClaimSuggestion(holder[fact.key].key, 1.0, "claim_pointed_at", slots)


def _alike(
    candidate: StatementFact, holder: Mapping[str, ClaimFact], facts: Iterable[StatementFact], matter: Pool
) -> Iterator[ClaimSuggestion]:
    """Yield the claims one of whose sentences shares enough words, or meaning across languages."""
    for fact in facts:
        meeting = matter.meet(candidate, fact)
        if _other_event(meeting):
            continue
        likeness = _likeness(meeting)
        if likeness < LEAST:
            continue
        differs, unknown = _differs(meeting), _unknown(meeting)
        score = likeness * (WIDER if differs == "event" else HANDICAP if differs else 1)
        if score >= (LEAST_UNKNOWN if unknown else LEAST):
            slots: dict[str, Slot] = {"shared": _shared(meeting), "slot": differs}
            slug = "claim_differs" if differs else "claim_alike"
            yield ClaimSuggestion(holder[fact.key].key, round(score, 4), slug, slots, differs, unknown)


def _likeness(meeting: Meeting) -> float:
    """Return 0 to 1: half what the shorter sentence shares, half what both do; half of that for unlike predicates."""
    score = max(meeting.meaning, (meeting.containment + meeting.sameness) / 2)
    unlike = meeting.a_read.actions and meeting.b_read.actions and not meeting.shared_actions
    return score / 2 if unlike and not meeting.axis(1) else score


def _other_event(meeting: Meeting) -> bool:
    return events_differ(meeting.a, meeting.b) and not nested(meeting.a, meeting.b)


def _unknown(meeting: Meeting) -> tuple[str, ...]:
    same_article = meeting.a.article == meeting.b.article
    return () if same_article or (meeting.a.events and meeting.b.events) else ("event",)


def _differs(meeting: Meeting) -> str | None:
    """Return the first slot that is known to differ: culprit, negation, event (one part of the other), figure."""
    targets = {meeting.a.target, meeting.b.target} - {None}
    if len(targets) > 1 or (meeting.a.stance in DENYING and of_another_side(meeting)):
        return "target"
    if meeting.negation_differs or meeting.axis(-1):
        return "negation"
    if nested(meeting.a, meeting.b):
        return "event"
    return next((one.verdict.slot or "figure" for one in _unlike_figures(meeting)), None)


def _unlike_figures(meeting: Meeting) -> list[Comparison]:
    compared = comparisons(meeting)
    agree = any(one.verdict.kind is Kind.COMPATIBLE for one in compared)
    return [] if agree else compared


def _shared(meeting: Meeting) -> str:
    keys = meeting.a_read.keys & meeting.b_read.keys
    return ", ".join(meeting.a_read.words(keys))
