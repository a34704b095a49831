"""How a confirmed relation with a statement on another claim bears on this one: through the statement that is here."""

from collections.abc import Iterable, Iterator

from claims.status.facts import RelationFact, StatementPosition
from claims.status.positions import AGAINST
from claims.vocabulary import RelationType, Stance

OPPOSING_BOTH_WAYS = frozenset({RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE})
OPPOSING = OPPOSING_BOTH_WAYS | {RelationType.DENIES}
BRINGS_IN = OPPOSING | {RelationType.CORROBORATES}
TURNED = {RelationType.CONTRADICTS: RelationType.CORROBORATES, RelationType.CORROBORATES: RelationType.DENIES}

Brought = tuple[StatementPosition, RelationType, RelationFact]


def brought_in(statements: Iterable[StatementPosition], relations: Iterable[RelationFact]) -> Iterator[Brought]:
    """Yield (statement elsewhere, how it bears on this claim, the relation) for each relation that brings one in.

    The statement here may itself deny the claim: who contradicts that upholds the claim, and who says the same denies
    it. A denial bears on nothing but what it answers, a blanket one answers nothing, and to deny a denial asserts
    nothing.
    """
    here = {one.key: one for one in statements}
    for relation in relations:
        if relation.elsewhere is None:
            continue
        end = here.get(relation.target) or here.get(relation.source)
        answered, blanket = relation.target in here, relation.elsewhere.blanket
        kind = bearing(relation.type, end.stance if end else None, answered=answered, blanket=blanket)
        if kind is not None:
            yield relation.elsewhere, kind, relation


def bearing(kind: RelationType, here: Stance | None, *, answered: bool, blanket: bool) -> RelationType | None:
    """Return how a relation of `kind` bears on a claim through a statement on it of stance `here`; None if it does not.

    `answered`: the statement here is the one that is answered. `blanket`: the one elsewhere denies whatever is said.
    """
    if kind not in BRINGS_IN or (kind is RelationType.DENIES and (blanket or not answered)):
        return None
    return TURNED.get(kind) if here in AGAINST else kind
