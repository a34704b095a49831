"""A relation with all that the page of contradictions shows of it, and what else is proposed beside it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from claims.models import Event, Relation, Statement, User
from claims.retrieval import queue
from claims.retrieval.prepared import Given, Keyed, Prepared, among
from claims.retrieval.queue import suggested
from claims.retrieval.said import hang_lists, in_context

MOST = 50  # of what stands beside a relation
OPEN = 3  # proposals about one statement that are shown, the relation included; the rest is folded
# What a line about a relation shows, and why it is proposed.
LINE = (
    "public_id", "type", "state", "unknown", "needs", "reason", "shown", "explanation", "slots", "score",
    "source__speaker_text", "source__party__name", "target__speaker_text", "target__party__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """What is proposed beside a relation, at most MOST each.

    `others` are about the same statement, `folded` those of them that come later or are shown less; of `unclear` nobody
    knows the event or the time, and `aside` were set aside.
    """

    others: list[Relation]
    folded: list[Relation]
    unclear: list[Relation]
    aside: list[Relation]


def shown(public_id: UUID | None) -> Relation | None:
    """Return a relation with who decided it and both ends in their context; None when there is none."""
    relation = next(iter(_ONE(public_id)), None)
    if relation is not None:
        # Both ends by a query of their own: the database plans one with all these joins for longer than it reads.
        ends = {end.pk: end for end in hang_lists(_ENDS([relation.source_id, relation.target_id]))}
        relation.source, relation.target = ends[relation.source_id], ends[relation.target_id]
    return relation


def lines(rows: QuerySet[Relation]) -> QuerySet[Relation]:
    """Return relations with what a line about one shows."""
    return rows.select_related("source__party", "target__party").only(*LINE)


def beside(relation: Relation, *, event: Event | None = None) -> Beside:
    """Return what else is proposed for the same statement, the best open, and what cannot be decided yet.

    With an event, of what is said in it.
    """
    given = (event.pk,) if event else ()
    same, unclear, aside = _OF_EVENT if event else _OF_ALL
    others = same(relation.pk, relation.source_id, *given)
    clear = [other for other in others if not other.unknown and not other.needs]
    first = clear[: OPEN - 1]
    return Beside(
        others=[other for other in first if other.shown],
        folded=[other for other in clear if other not in first or not other.shown],
        unclear=[other for other in unclear(*given) if other != relation],
        aside=[other for other in aside(*given) if other != relation],
    )


def left(editor: User, *, event: Event | None = None) -> int:
    """Return how many relations are proposed, in an event if one is given, at most queue.MOST_RELATIONS."""
    ((number,),) = _LEFT_OF_EVENT(editor.pk, event.pk) if event else _LEFT(editor.pk)
    return number


def _same(proposed: QuerySet[Relation], pk: Given, statement: Given) -> QuerySet[Relation]:
    return lines(proposed).exclude(pk=pk).filter(Q(source=statement) | Q(target=statement))[:MOST]


def _apart(proposed: QuerySet[Relation], rank: int) -> QuerySet[Relation]:
    return queue.apart(lines(proposed), rank)[:MOST]


def _left(proposed: QuerySet[Relation], editor: Given) -> QuerySet[User, tuple[int]]:
    # Asked beside an editor: a number is no row. In order, so that no more are joined than are counted.
    number = queue.Number(proposed.values("pk")[: queue.MOST_RELATIONS])
    return User.objects.filter(pk=editor).values_list(number)


def _one(public_id: Given) -> QuerySet[Relation]:
    return Relation.objects.select_related("decided_by").filter(public_id=public_id)


_ONE = Keyed(_one)
_ENDS = Keyed[Statement](lambda keys: in_context(Statement.objects.filter(among("pk", keys))))
_OF_ALL = (
    Keyed(lambda pk, statement: _same(suggested(), pk, statement)),
    Keyed(lambda: _apart(suggested(), queue.UNCLEAR)),
    Keyed(lambda: _apart(suggested(), queue.ASIDE)),
)
_OF_EVENT = (
    Prepared(lambda pk, statement, event: _same(suggested(event=event), pk, statement)),
    Prepared(lambda event: _apart(suggested(event=event), queue.UNCLEAR)),
    Prepared(lambda event: _apart(suggested(event=event), queue.ASIDE)),
)
_LEFT = Prepared(lambda editor: _left(suggested(), editor))
_LEFT_OF_EVENT = Prepared(lambda editor, event: _left(suggested(event=event), editor))
