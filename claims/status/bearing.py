"""How a confirmed relation with a statement on another claim bears on this one: through the statement that is here."""

from collections.abc import Iterable, Iterator

from claims.status.facts import RelationFact, StatementPosition
from claims.status.positions import AGAINST
from claims.vocabulary import RelationType

OPPOSING_BOTH_WAYS = frozenset({RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE})
OPPOSING = OPPOSING_BOTH_WAYS | {RelationType.DENIES}
BRINGS_IN = OPPOSING | {RelationType.CORROBORATES}
TURNED = {RelationType.CONTRADICTS: RelationType.CORROBORATES, RelationType.CORROBORATES: RelationType.DENIES}

Brought = tuple[StatementPosition, RelationType, RelationFact]


def brought_in(statements: Iterable[StatementPosition], relations: Iterable[RelationFact]) -> Iterator[Brought]:
    """Yield (statement elsewhere, how it bears on this claim, the relation) for each relation that brings one in.

    The statement here may itself deny the claim: who contradicts that upholds the claim, and who says the same denies
    it. A denial bears on nothing but what it answers, and a blanket one answers nothing.
    """
    here = {one.key: one for one in statements}
    for relation in relations:
        if relation.elsewhere is None or relation.type not in BRINGS_IN:
            continue
        kind = _bearing(relation, relation.elsewhere, here)
        if kind is not None:
            yield relation.elsewhere, kind, relation


def _bearing(
    relation: RelationFact, elsewhere: StatementPosition, here: dict[str, StatementPosition]
) -> RelationType | None:
    if relation.type is RelationType.DENIES and (relation.target not in here or elsewhere.blanket):
        return None
    end = here.get(relation.target) or here.get(relation.source)
    if end is not None and end.stance in AGAINST:
        return TURNED.get(relation.type)
    return relation.type
