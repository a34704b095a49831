"""A statement to suggested relations. What an editor decided stays; what nobody decided follows the rule."""

from django.db import transaction
from django.db.models import F, Q

from claims.matching import embedding
from claims.matching.embedding import Embedder
from claims.matching.facts import RelationProposal
from claims.matching.propose import RULE_VERSION, propose
from claims.models import Decision, Relation, Statement
from claims.models.choices import RelationState
from claims.pipeline import machines, thresholds, vectors
from claims.retrieval import matching as retrieval
from claims.retrieval.matching import Read

MOST = 20  # relations proposed for one statement


def match(statement: Statement) -> int:
    """Suggest relations of `statement` with others in force; return how many suggestions it now has.

    Each pair has one row whichever way round; a decided pair is left alone, a dismissed one never comes back. A
    suggestion that the rule no longer makes goes. Two workers at once leave the same rows.
    """
    if statement.withdrawn_at is not None or statement.stance in retrieval.STATE_NOTHING:
        return 0
    (read,) = retrieval.read([statement.pk])
    embedder = machines.embedder()
    own = vectors.of([read], embedder)[read.pk]
    proposals = _propose(read, retrieval.neighbours(read, own.tolist(), embedder.name), embedder)
    with transaction.atomic():
        _store(statement, proposals)
    return Relation.objects.filter(_of(statement), state=RelationState.SUGGESTED).count()


def _propose(statement: Read, others: list[Read], embedder: Embedder) -> list[RelationProposal]:
    facts = retrieval.facts([statement, *others])
    # Within one language the rules compare words: vectors are read across languages only.
    rows = vectors.of([statement, *(row for row in others if row.language != statement.language)], embedder)
    by_key = {str(pk): vector for pk, vector in rows.items()}
    similarity = embedding.similarity(by_key, type(embedder))
    return propose(facts[0], facts[1:], similarity=similarity, limit=MOST, thresholds=thresholds.in_use())


def _store(statement: Statement, proposals: list[RelationProposal]) -> None:
    Statement.objects.select_for_update(no_key=True).get(pk=statement.pk)  # one match of a statement at a time
    # In the order of the pairs, so that two matches that share some never wait for each other.
    proposals = sorted(proposals, key=_pair_of)
    rows = [Relation(**_fields(found), **_ends(found)) for found in proposals]
    Relation.objects.bulk_create(rows, ignore_conflicts=True)
    undecided = {_pair(row.source_id, row.target_id): row for row in _undecided(statement)}
    kept = set()
    for found in proposals:
        pair = _pair_of(found)
        kept.add(pair)
        if (row := undecided.get(pair)) is not None:
            _refresh(row, found)
    gone = [row.pk for pair, row in undecided.items() if pair not in kept]
    Relation.objects.filter(pk__in=gone, state=RelationState.SUGGESTED).delete()


def _undecided(statement: Statement) -> list[Relation]:
    """Return the suggestions of `statement` on which no editor ever decided; a reopened one is an editor's matter."""
    rows = list(Relation.objects.filter(_of(statement), state=RelationState.SUGGESTED).exclude(rule=""))
    decisions = Decision.objects.filter(subject__in=[row.public_id for row in rows])
    decided = set(decisions.values_list("subject", flat=True))
    return [row for row in rows if row.public_id not in decided]


def _refresh(row: Relation, found: RelationProposal) -> None:
    """Bring a suggestion up to date, raising its revision, so that nobody decides on what has changed unseen."""
    fields = _fields(found) | _ends(found)
    if any(getattr(row, name) != value for name, value in fields.items()):
        rows = Relation.objects.filter(pk=row.pk, state=RelationState.SUGGESTED)
        rows.update(**fields, revision=F("revision") + 1)


def _ends(found: RelationProposal) -> dict[str, int]:
    return {"source_id": int(found.source), "target_id": int(found.target)}


def _fields(found: RelationProposal) -> dict[str, object]:
    return {
        "type": found.type,
        "rule": found.rule,
        "rule_version": RULE_VERSION,
        "score": found.score,
        "explanation": found.explanation,
        "slots": dict(found.slots),
        "caveats": list(found.caveats),
        "unknown": list(found.unknown),
        "shown": found.shown,
        "features": dict(found.features),
    }


def _of(statement: Statement) -> Q:
    return Q(source=statement) | Q(target=statement)


def _pair_of(found: RelationProposal) -> tuple[int, int]:
    return _pair(int(found.source), int(found.target))


def _pair(one: int, two: int) -> tuple[int, int]:
    return min(one, two), max(one, two)
