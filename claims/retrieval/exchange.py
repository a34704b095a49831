"""Statements joined to what they answer: every statement once, its replies below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.models import Relation, Statement


@dataclass(slots=True)
class Said:
    """A statement, the statements that answer it, and how it reaches beyond its place.

    `how` is the confirmed relation by which it answers the one above it, None where only the article says that it
    does, or where it stands at the top. `also` are further confirmed relations that start from it.
    """

    statement: Statement
    how: Relation | None = None
    also: list[Relation] = field(default_factory=list)
    replies: list["Said"] = field(default_factory=list)


def joined(statements: Sequence[Statement], confirmed: Iterable[Relation]) -> list[Said]:
    """Return `statements` in their order, each below the first one that it answers among them.

    A confirmed relation joins before the answer that the article itself names (`Statement.answers`). A ring of answers
    is cut where its first statement would come below itself.
    """
    said = {statement.pk: Said(statement) for statement in statements}
    above: dict[int, int] = {}
    for relation in confirmed:
        one = said.get(relation.source_id)
        if one is None:
            continue
        if _may_stand_below(relation.source_id, relation.target_id, above, said):
            above[relation.source_id], one.how = relation.target_id, relation
        else:
            one.also.append(relation)
    for pk, one in said.items():
        answered = one.statement.answers_id
        if answered is not None and _may_stand_below(pk, answered, above, said):
            above[pk] = answered
    for pk, parent in above.items():
        said[parent].replies.append(said[pk])
    order = {pk: place for place, pk in enumerate(said)}
    for one in said.values():
        one.replies.sort(key=lambda reply: order[reply.statement.pk])
    return [one for pk, one in said.items() if pk not in above]


def _may_stand_below(pk: int, parent: int, above: dict[int, int], said: dict[int, Said]) -> bool:
    if pk in above or parent not in said:
        return False
    at: int | None = parent
    while at is not None and at != pk:
        at = above.get(at)
    return at is None
