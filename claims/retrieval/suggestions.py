"""Claims that a candidate may belong to, best first: what it answers, then what shares its words."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language

from claims.matching import explain
from claims.matching.facts import StatementFact
from claims.matching.pairs import Meeting, pool
from claims.models import Candidate, Claim, Statement
from claims.retrieval import fulltext
from claims.retrieval.claims import with_sides
from claims.vocabulary import Stance

MOST = 3
OF_EVENT = 100
BY_WORDS = 50
ENOUGH = 0.34  # share of the lighter sentence's words, the rarer the heavier
ANSWERED = 2.0  # score of the claim whose statement the candidate answers
OTHER_EVENT = 0.5  # what is left of the score of a claim about another event


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim a candidate may belong to, the words of the candidate that it shares, and the names of what differs."""

    claim: Claim
    words: list[str]
    differing: list[str]
    score: float


def for_candidate(candidate: Candidate, most: int = MOST) -> list[Suggestion]:
    """Return at most `most` suggestions, best first; each claim came through `with_sides`.

    A claim about another event is offered behind the rest, and says so.
    """
    answered = _answered(candidate)
    claims = list(with_sides(Claim.objects.current().filter(pk__in=_found(candidate) | answered)))
    own = _of_candidate(candidate)
    facts = [_of_claim(claim) for claim in claims]
    matter = pool([own, *facts], None)
    pairs = [
        _suggestion(claim, matter.meet(own, fact), claim.pk in answered)
        for claim, fact in zip(claims, facts, strict=True)
    ]
    pairs.sort(key=lambda found: (-found.score, found.claim.pk))
    return [found for found in pairs if found.score >= ENOUGH * OTHER_EVENT][:most]


def _found(candidate: Candidate) -> set[int]:
    current = Claim.objects.current()
    events = [event.pk for event in candidate.version.article.events.all()]
    legs: list[QuerySet[Claim]] = [fulltext.alike(current, "proposition", candidate.proposition)[:BY_WORDS]]
    if events:
        legs.append(current.filter(event__in=events).order_by("-pk")[:OF_EVENT])
    return {pk for leg in legs for pk in leg.values_list("pk", flat=True)}


def _answered(candidate: Candidate) -> set[int]:
    """Return the claim of the statement that the candidate points back at, when that was accepted."""
    if candidate.answers_id is None:
        return set()
    statements = Statement.objects.in_force().filter(candidate=candidate.answers_id)
    return set(Claim.objects.filter(statements__in=statements).values_list("pk", flat=True))


def _suggestion(claim: Claim, meeting: Meeting, answered: bool) -> Suggestion:
    differs = meeting.gate.differs
    shared = meeting.a_read.keys & meeting.b_read.keys
    terms = [term for term in meeting.a_read.terms if shared.intersection(term.keys)]
    score = meeting.containment if meeting.containment >= ENOUGH else 0.0
    return Suggestion(
        claim=claim,
        words=list(dict.fromkeys(meeting.a_read.text[term.start : term.end] for term in terms)),
        differing=[explain.slot_name(slot, get_language() or "en") for slot in differs],
        score=ANSWERED if answered else score * (OTHER_EVENT if differs else 1.0),
    )


def _of_candidate(candidate: Candidate) -> StatementFact:
    return StatementFact(
        key="candidate",
        article=f"article {candidate.version.article_id}",
        stance=Stance(candidate.stance),
        proposition=candidate.proposition,
        context=candidate.passage.exact,
        language=candidate.version.language,
        events=frozenset(str(event.pk) for event in candidate.version.article.events.all()),
    )


def _of_claim(claim: Claim) -> StatementFact:
    return StatementFact(
        key=f"claim {claim.pk}",
        article=f"claim {claim.pk}",
        stance=Stance.ASSERTS,
        proposition=claim.proposition,
        context=claim.proposition,
        language=claim.language,
        events=frozenset({str(claim.event_id)} if claim.event_id else ()),
    )
