"""What waits for an editor: candidates, disputes first, and proposed relations, the clearest first.

Both orders are those of an index (`candidate_to_review`, `relation_to_decide`), so that the first one of a long queue
costs as little as that of a short one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import F, IntegerField, Model, Q, QuerySet, Subquery

from claims.models import Candidate, Decision, Event, Party, Relation, User
from claims.models.base import Record
from claims.models.candidates import review_rank
from claims.models.choices import CandidateState, RelationState
from claims.models.relations import decision_rank
from claims.retrieval.prepared import Narrowed

MOST_COUNTED = 10_000
MOST_RELATIONS = 200  # of those proposed: to count one takes a look at both of its statements
UNCLEAR, ASIDE = 1, 2  # ranks of the relations with a slot that nobody knows, and of those set aside

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Decided(Generic[R]):
    """One of an editor's last decisions, what it decided, and whether it can still be undone."""

    decision: Decision
    row: R
    stands: bool


def pending(
    *, article: UUID | None = None, event: Event | None = None, party: Party | None = None, stance: str = ""
) -> QuerySet[Candidate]:
    """Return the candidates to review: denials, accusations and what they answer, then the rest; surest first."""
    rows = filtered(article=article, event=event, party=party, stance=stance).filter(state=CandidateState.PENDING)
    return rows.annotate(rank=review_rank()).order_by("rank", F("confidence").desc(), "pk")


def filtered(
    *, article: UUID | None = None, event: Event | None = None, party: Party | None = None, stance: str = ""
) -> QuerySet[Candidate]:
    """Return the candidates, in whatever state, of an article, an event, a party (speaking or accused), a stance."""
    rows = Candidate.objects.all()
    if article is not None:
        rows = rows.filter(version__article__public_id=article)
    if event is not None:
        rows = rows.filter(version__article__events=event)
    if party is not None:
        rows = rows.filter(Q(party=party) | Q(target=party))
    if stance:
        rows = rows.filter(stance=stance)
    return rows


def progress(editor: User, since: datetime, **filters: Any) -> tuple[int, int]:
    """Return how many candidates wait under these filters of `pending`, and how many `editor` decided `since`.

    Both are counted as far as `counted` goes, in one query.
    """
    ((left, done),) = _PROGRESS(editor.pk, since, **filters)
    return left, done


def _progress(editor: Any, since: Any, **filters: Any) -> QuerySet[User, tuple[int, int]]:
    decided = filtered(**filters).exclude(state=CandidateState.PENDING)
    left, done = (
        Number(rows.order_by().values("pk")[:MOST_COUNTED])
        for rows in (pending(**filters), decided.filter(decided_by=editor, decided_at__gte=since))
    )
    return User.objects.filter(pk=editor).values_list(left, done)


def suggested(*, event: Event | None = None) -> QuerySet[Relation]:
    """Return the proposed relations to decide, then those with an unknown slot, then those set aside; by score."""
    rows = Relation.objects.filter(state=RelationState.SUGGESTED, source__withdrawn_at=None, target__withdrawn_at=None)
    if event is not None:
        rows = rows.filter(pk__in=_suggested_of("source", event).union(_suggested_of("target", event)))
    return rows.annotate(rank=decision_rank()).order_by("rank", F("shown").desc(), F("score").desc(), "pk")


def _suggested_of(end: str, event: Event) -> QuerySet[Relation, int]:
    """Return the keys of the proposed relations with this end in an event: a condition on both ends walks them all."""
    rows = Relation.objects.filter(state=RelationState.SUGGESTED, **{f"{end}__event": event})
    return rows.order_by().values_list("pk", flat=True)


def apart(rows: QuerySet[Relation], rank: int) -> QuerySet[Relation]:
    """Return those of `rows` that stand behind what can be decided: UNCLEAR or ASIDE."""
    return rows.alias(behind=decision_rank()).filter(behind=rank)


def counted(rows: QuerySet[Model], most: int = MOST_COUNTED) -> int:
    """Return how many rows there are, at most `most`: a queue that is longer is not counted to its end."""
    return rows.order_by()[:most].count()


class Number(Subquery):
    """How many rows a subquery finds, for each row of the query around it."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


_PROGRESS = Narrowed[Any](_progress)
