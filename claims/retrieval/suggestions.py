"""Claims that a candidate may belong to, best first: what it answers, then what is worded or figured alike."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, zip_longest
from typing import Any, NamedTuple

import numpy as np
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.translation import get_language

from claims.matching import embedding, explain
from claims.matching.claims import ClaimFact, ClaimSuggestion, likeliest, suggest
from claims.matching.embedding import Vector
from claims.matching.facts import StatementFact
from claims.matching.pairs import Similarity
from claims.models import Article, Candidate, CandidateVector, Claim, Statement
from claims.retrieval import beforehand, cards, choosing, embedders, matching, proposed
from claims.retrieval.fusion import fused
from claims.retrieval.matching import Nesting
from claims.retrieval.nearest import nearest, searching, stored
from claims.retrieval.nesting import family
from claims.retrieval.prepared import Keyed, Prepared, among
from claims.retrieval.sides import named_sides
from claims.vocabulary import DenialTarget, Stance

SOUGHT = 100  # claims, of which the own sentence is read
COMPARED = 8  # of them, with what was said on them: those that are worded most alike
FIRST = 8  # and those that were found first
OF_EVENT = 100
BY_WORDS = 50
NEAREST = 50  # statements, whose claims
STATEMENTS = 32  # of these claims, a claim's newest ones first
OF_CLAIM = 10
REPLIES = frozenset({"claim_answered", "claim_pointed_at"})


def _newest(claims: Combinable) -> QuerySet[Claim, list[int]]:
    """Return the newest statements on each of these claims."""
    said = Statement.objects.in_force().filter(claim=OuterRef("pk")).order_by("-pk").values("pk")[:OF_CLAIM]
    return Claim.objects.filter(among("pk", claims)).order_by().values_list(ArraySubquery(said), flat=True)


def _of_events(events: Combinable) -> QuerySet[Claim, int]:
    rows = Claim.objects.current().filter(among("event", events))
    return rows.order_by("-pk").values_list("pk", flat=True)[:OF_EVENT]


_EVENTS = Keyed[int](
    lambda article: (
        Article.events.through.objects.filter(article=article).order_by("pk").values_list("event", flat=True)
    )
)
_OF_EVENTS = Prepared(_of_events)
_NEWEST = Keyed(_newest)
_ROWS = Keyed[Any](lambda keys: Claim.objects.current().filter(among("pk", keys)).values_list(*Row._fields))
_CLAIMS_OF = Keyed[Any](lambda keys: Statement.objects.filter(among("pk", keys)).values_list("pk", "claim"))
_VECTORS = Keyed[Any](lambda one: CandidateVector.objects.filter(candidate=one).values_list("model", "vector"))


class Row(NamedTuple):
    """What is read of a claim that may be suggested."""

    pk: int
    proposition: str
    language: str
    event: int | None


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
    sure: bool  # it may be chosen before an editor looked


def for_candidate(candidate: Candidate) -> list[Suggestion]:
    """Return at most three suggestions, best first; each claim is as it comes through `with_sides`."""
    answered = list(Statement.objects.in_force().filter(candidate=candidate.answers_id)) if candidate.answers_id else []
    events = _EVENTS(candidate.version.article_id)
    model, vector = _vector(candidate)
    above = family(events)
    pointed_at = [statement.claim_id for statement in answered if statement.claim_id]
    rows = _rows([*pointed_at, *_found(candidate, above.keys(), vector, model)])
    # No claim of another event is suggested unless the text itself points at it.
    rows = [row for row in rows if not events or row.event is None or row.event in above or row.pk in pointed_at]
    own = _of_candidate(candidate, events, above, answered)
    held = _with_statements(_worth_comparing(own, [_claim_fact(row, above) for row in rows]), above, answered)
    best = suggest(own, held, similarity=_similarity(own, vector, held, model))
    claims = cards.by_key(int(one.claim) for one in best)
    return [_worded(candidate, one, claims[int(one.claim)], events, answered) for one in best]


def _found(candidate: Candidate, events: Collection[int], vector: Vector | None, model: str) -> list[int]:
    """Return the claims of these events, those worded alike and those of the nearest statements, best first."""
    rankings = [
        _OF_EVENTS(list(events)) if events else [],
        choosing.SHARING.best(candidate.proposition, BY_WORDS),
    ]
    if vector is not None:
        rankings.append(_of_nearest(events, vector, model))
    return fused(rankings, SOUGHT)


def _of_nearest(events: Collection[int], vector: Vector, model: str) -> list[int]:
    """Return the claims of the statements nearest in meaning, in any language, that the events allow."""
    rows = Statement.objects.in_force().filter(claim__isnull=False)
    if events:
        rows = rows.filter(Q(event__in=events) | Q(event=None))
    with searching():
        near = nearest(rows, vector.tolist(), model, NEAREST)
    claims = dict(_CLAIMS_OF(near))
    return list(dict.fromkeys(claims[pk] for pk in near if pk in claims))


def _vector(candidate: Candidate) -> tuple[str, Vector | None]:
    """Return the model whose vectors are searched and the candidate's; None before the worker came to it."""
    held = dict(_VECTORS(candidate.pk))
    model = embedders.current().name if held else ""
    return model, np.array(held[model], dtype=np.float32) if model in held else None


def _similarity(
    own: StatementFact, vector: Vector | None, claims: Iterable[ClaimFact], model: str
) -> Similarity | None:
    """Return the likeness in meaning of the candidate to statements in other languages, None without its vector."""
    if vector is None:
        return None
    others = [int(fact.key) for claim in claims for fact in claim.statements if fact.language != own.language]
    rows = {str(pk): row for pk, row in stored(others, model).items()}
    return embedding.similarity(rows | {own.key: vector}, embedders.named(model))


def _rows(claim_pks: list[int]) -> list[Row]:
    """Return these claims in their order, bare: a hundred are looked at to suggest three."""
    rows = {row.pk: row for row in map(Row._make, _ROWS(claim_pks))}
    return [rows[pk] for pk in dict.fromkeys(claim_pks) if pk in rows]


def _claim_fact(row: Row, above: Nesting) -> ClaimFact:
    events = _keys([row.event] if row.event else [])
    within = _keys(above.get(row.event, ()) if row.event else ())
    return ClaimFact(str(row.pk), row.proposition, row.language, events, within=within)


def _worth_comparing(own: StatementFact, claims: list[ClaimFact]) -> list[ClaimFact]:
    """Return the claims that were found first and those that are worded most alike, each once."""
    alike = likeliest(own, claims[FIRST:], COMPARED)
    return claims[:FIRST] + alike


def _with_statements(claims: list[ClaimFact], above: Nesting, answered: list[Statement]) -> list[ClaimFact]:
    """Return the claims with what was said on them, as far as STATEMENTS reach: what is answered, then the newest."""
    held: dict[int, list[StatementFact]] = {int(claim.key): [] for claim in claims}
    rows = matching.read(_to_compare(list(held), answered))[::-1]
    for statement, fact in zip(rows, matching.facts(rows, above), strict=True):
        held[statement.claim_id or 0].append(fact)
    return [replace(claim, statements=tuple(held[int(claim.key)])) for claim in claims]


def _to_compare(claims: list[int], answered: list[Statement]) -> list[int]:
    """Return at most STATEMENTS on these claims: what is answered, then the newest of each claim, then the next."""
    first = (statement.pk for statement in answered if statement.claim_id in claims)
    turns = chain.from_iterable(sorted(filter(None, turn), reverse=True) for turn in zip_longest(*_NEWEST(claims)))
    return list(dict.fromkeys(chain(first, turns)))[:STATEMENTS]


def _of_candidate(candidate: Candidate, events: list[int], above: Nesting, answered: list[Statement]) -> StatementFact:
    said, figures = proposed.said(candidate), proposed.figures(candidate)
    sides = named_sides(figure.whose for figure in figures)
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
        figures=tuple(matching.figure_fact(figure, sides) for figure in figures),
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


def _worded(
    candidate: Candidate, found: ClaimSuggestion, claim: Claim, events: list[int], answered: list[Statement]
) -> Suggestion:
    language = get_language() or explain.DEFAULT_LANGUAGE
    name = partial(explain.slot_name, language=language)
    reply = explain.sentence(found.explanation, found.slots, language) if found.explanation in REPLIES else ""
    pointed_at = bool(reply) and any(statement.claim_id == claim.pk for statement in answered[:1])
    return Suggestion(
        claim=claim,
        score=found.score,
        words=str(found.slots.get("shared") or ""),
        reply=reply,
        differing=[name(found.differs)] if found.differs else [],
        unknown=[name(slot) for slot in found.unknown],
        pointed_at=pointed_at,
        sure=pointed_at or beforehand.may_be_chosen(candidate, found, claim, same_event=claim.event_id in events),
    )


def _keys(pks: Iterable[int]) -> frozenset[str]:
    return frozenset(map(str, pks))


def _key(pk: int | None, pattern: str = "{}") -> str | None:
    return None if pk is None else pattern.format(pk)
