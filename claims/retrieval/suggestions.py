"""Claims that a candidate may belong to, best first: what it answers, then what is worded or figured alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.utils.translation import get_language

from claims.matching import explain
from claims.matching.claims import ClaimFact, ClaimSuggestion, suggest
from claims.matching.facts import StatementFact
from claims.models import Candidate, Claim, Figure, Statement
from claims.models.choices import Precision
from claims.retrieval import fulltext, matching
from claims.retrieval.claims import with_sides
from claims.retrieval.nesting import narrower, wider
from claims.text.said import SaidOn, said_on
from claims.vocabulary import DenialTarget, Stance

OF_EVENT = 100
BY_WORDS = 50
STATEMENTS = 300  # of the claims found, the newest
REPLIES = frozenset({"claim_answered", "claim_pointed_at"})

Nesting = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim a candidate may belong to, and why, in the reader's language."""

    claim: Claim
    score: float  # 0 to 1
    words: str  # of the candidate, that the claim or a statement on it shares
    reply: str  # the sentence that says which statement on the claim it answers, or ""
    differing: list[str]  # names of the slots that differ
    unknown: list[str]  # and of those that nobody knows
    pointed_at: bool  # the text itself points at a statement on this claim


def for_candidate(candidate: Candidate) -> list[Suggestion]:
    """Return at most three suggestions, best first; each claim came through `with_sides`."""
    answered = list(Statement.objects.in_force().filter(candidate=candidate.answers_id)) if candidate.answers_id else []
    events = [event.pk for event in candidate.version.article.events.all()]
    found = _found(candidate, events) | {statement.claim_id for statement in answered if statement.claim_id}
    claims = {str(claim.pk): claim for claim in with_sides(Claim.objects.current().filter(pk__in=found))}
    above = wider([*events, *(claim.event_id for claim in claims.values() if claim.event_id)])
    own = _of_candidate(candidate, events, above, answered)
    return [_worded(one, claims[one.claim], own) for one in suggest(own, _facts(claims.values(), above))]


def _found(candidate: Candidate, events: list[int]) -> set[int]:
    current = Claim.objects.current()
    around = narrower(events).union(events, *wider(events).values())
    of_event = current.filter(event__in=around).order_by("-pk")[:OF_EVENT]
    by_words = fulltext.alike(current, "proposition", candidate.proposition)[:BY_WORDS]
    return {pk for leg in (of_event, by_words) for pk in leg.values_list("pk", flat=True)}


def _facts(claims: Iterable[Claim], above: Nesting) -> list[ClaimFact]:
    held: dict[int, list[StatementFact]] = {claim.pk: [] for claim in claims}
    rows = list(matching.with_facts(Statement.objects.in_force().filter(claim__in=held)).order_by("-pk")[:STATEMENTS])
    for statement, fact in zip(rows, matching.facts(rows), strict=True):
        held[statement.claim_id or 0].append(fact)
    return [
        ClaimFact(
            key=str(claim.pk),
            proposition=claim.proposition,
            language=claim.language,
            events=_keys([claim.event_id] if claim.event_id else []),
            statements=tuple(held[claim.pk]),
            within=_keys(above[claim.event_id] if claim.event_id else []),
        )
        for claim in claims
    ]


def _of_candidate(candidate: Candidate, events: list[int], above: Nesting, answered: list[Statement]) -> StatementFact:
    said = _said(candidate)
    return StatementFact(
        key="candidate",
        article=str(candidate.version.article_id),
        stance=Stance(candidate.stance),
        proposition=candidate.proposition,
        context=candidate.passage.exact,
        language=candidate.version.language,
        speaker=candidate.speaker_text or None,
        party=_key(candidate.party_id),
        target=_key(candidate.target_id),
        figures=tuple(matching.figure_fact(Figure(**figure)) for figure in candidate.figures),
        denial_target=DenialTarget(candidate.denial_target) if candidate.denial_target else None,
        antecedent=str(answered[0].pk) if answered else _key(candidate.answers_id, "candidate {}"),
        events=_keys(events),
        within=_keys(wide for event in events for wide in above[event]),
        said_from=said.start,
        said_to=said.end,
        said_precision=said.precision,
        position=candidate.content_start,
        mutual="mutual" in candidate.why,
    )


def _said(candidate: Candidate) -> SaidOn:
    article, begin = candidate.version.article, candidate.passage.start
    day = article.published_on if article.published_precision == Precision.DAY else None
    spans = [(candidate.content_start, candidate.content_end), *candidate.content_more]
    inside = [(start - begin, end - begin) for start, end in spans]
    return said_on(candidate.passage.exact, inside, day, candidate.version.language)


def _worded(found: ClaimSuggestion, claim: Claim, own: StatementFact) -> Suggestion:
    language = get_language() or explain.DEFAULT_LANGUAGE
    name = partial(explain.slot_name, language=language)
    reply = explain.sentence(found.explanation, found.slots, language) if found.explanation in REPLIES else ""
    return Suggestion(
        claim=claim,
        score=found.score,
        words=str(found.slots.get("shared") or ""),
        reply=reply,
        differing=[name(found.differs)] if found.differs else [],
        unknown=[name(slot) for slot in found.unknown],
        pointed_at=bool(reply) and any(str(voice.pk) == own.antecedent for voice in claim.voices),  # type: ignore[attr-defined]
    )


def _keys(pks: Iterable[int]) -> frozenset[str]:
    return frozenset(map(str, pks))


def _key(pk: int | None, pattern: str = "{}") -> str | None:
    return None if pk is None else pattern.format(pk)
