"""From one embedder to another: new vectors fill in beside the old ones, then the newsroom switches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Exists, OuterRef, QuerySet

from claims.matching.embedding import Embedder
from claims.models import Candidate, CandidateVector, Statement, StatementVector, VectorModel
from claims.models.choices import CandidateState
from claims.pipeline import machines, vectors
from claims.retrieval import embedders, nearest

BATCH = 256  # texts embedded and stored at once: what is lost when the work is ended

# Memory for building an index of vectors, which is many times slower where it does not fit. Beside its numbers, of two
# bytes, a vector takes its neighbours and what pgvector keeps of an element: 700 bytes with m = 16.
LEAST_MEMORY = 64  # MB
OF_VECTOR = 800  # bytes

# How many vectors are looked at for the neighbours of one, as in migration 0021. With pgvector's own 64 some groups of
# near-duplicates had no way in: one vector in thirty found hardly any of its nearest, however long it looked.
EF_CONSTRUCTION = 128

Progress = Callable[[int, int], None]  # done, of how many


@dataclass(frozen=True, slots=True)
class Filling:
    """How many texts in use there are, statements in force and candidates to review, and how many have a vector."""

    texts: int
    filled: int

    @property
    def missing(self) -> int:
        """Return how many have none yet."""
        return self.texts - self.filled


def filling(model: str) -> Filling:
    """Return how far the vectors of `model` are."""
    texts = _statements().count() + _candidates().count()
    missing = _without(_statements(), StatementVector, "statement", model).count()
    missing += _without(_candidates(), CandidateVector, "candidate", model).count()
    return Filling(texts, texts - missing)


def fill(model: str, progress: Progress) -> None:
    """Make the vectors of `model` that are missing, then its index; what was made stays when it is ended.

    Raises LookupError for an unknown model and EmbedderUnavailable when its package is missing.
    """
    embedder = machines.loaded(embedders.named(model))
    at = filling(model)
    done = at.filled
    for rows, kind, owner, embed in (
        (_statements(), StatementVector, "statement", vectors.embed_statements),
        (_candidates(), CandidateVector, "candidate", vectors.embed_candidates),
    ):
        last = 0
        while batch := list(_without(rows.filter(pk__gt=last), kind, owner, model).order_by("pk")[:BATCH]):
            embed(batch, embedder)
            last = batch[-1].pk
            done += len(batch)
            progress(done, at.texts)
    build_index(embedder)


def switch(model: str, progress: Progress) -> None:
    """Search the vectors of `model` from now on, and make those of texts that came in meanwhile.

    Raises LookupError while texts are without a vector: a search would not find them.
    """
    if missing := filling(model).missing:
        raise LookupError(f"{missing} texts have no vector of {model} yet: fill them first.")
    with transaction.atomic():
        VectorModel.objects.filter(current=True).update(current=False)
        VectorModel.objects.update_or_create(name=model, defaults={"current": True})
    fill(model, progress)


def drop(model: str) -> int:
    """Remove the vectors and the index of `model`; return how many there were. Raises LookupError for the current."""
    if embedders.current().name == model:
        raise LookupError(f"{model} is in use: switch to another embedder first.")
    with connection.cursor() as cursor:
        cursor.execute(f'DROP INDEX CONCURRENTLY IF EXISTS "{nearest.index_name(model)}"')
    VectorModel.objects.filter(name=model).delete()
    return sum(kind.objects.filter(model=model).delete()[0] for kind in (StatementVector, CandidateVector))


def build_index(embedder: Embedder | type[Embedder]) -> None:
    """Build the index of an embedder's vectors beside the running product; one left half built is built again."""
    name = nearest.index_name(embedder.name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [name])
        found = cursor.fetchone()
        if found is not None and found[0]:
            return
        cursor.execute(f'DROP INDEX CONCURRENTLY IF EXISTS "{name}"')
    with _memory_for(embedder) as cursor:
        cursor.execute(
            f'CREATE INDEX CONCURRENTLY "{name}" ON {StatementVector._meta.db_table} '
            f"USING hnsw ((vector::halfvec({int(embedder.dimensions)})) halfvec_cosine_ops) "
            f"WITH (ef_construction = {EF_CONSTRUCTION}) WHERE model = %s",
            [embedder.name],
        )


def rebuild(model: str) -> None:
    """Build the index of `model` anew beside the running product: what an earlier version built is worse at finding.

    Raises LookupError for an unknown model.
    """
    embedder = embedders.named(model)
    build_index(embedder)  # where there is none
    with _memory_for(embedder) as cursor:
        cursor.execute(f'REINDEX INDEX CONCURRENTLY "{nearest.index_name(model)}"')


@contextmanager
def _memory_for(embedder: Embedder | type[Embedder]) -> Iterator[CursorWrapper]:
    """Give a cursor that may use the memory in which the index of an embedder's vectors is built."""
    of_model = StatementVector.objects.filter(model=embedder.name).count()
    megabytes = max(LEAST_MEMORY, of_model * (2 * embedder.dimensions + OF_VECTOR) >> 20)
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = %s", [f"{megabytes}MB"])
        yield cursor
        cursor.execute("RESET maintenance_work_mem")


def _statements() -> QuerySet[Statement]:
    return Statement.objects.in_force()


def _candidates() -> QuerySet[Candidate]:
    return Candidate.objects.filter(state=CandidateState.PENDING)


def _without(
    rows: QuerySet[Any], kind: type[StatementVector] | type[CandidateVector], owner: str, model: str
) -> QuerySet[Any]:
    return rows.exclude(Exists(kind.objects.filter(model=model, **{owner: OuterRef("pk")})))
