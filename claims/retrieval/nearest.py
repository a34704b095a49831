"""The nearest vectors, through the partial HNSW index that each embedder has."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from django.db import connection, transaction
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from pgvector.django import CosineDistance, HalfVectorField

from claims.matching.embedding import Vector
from claims.models import Statement, StatementVector

# Measured with `manage.py benchmark matching`; docs/matching.md has the figures.
EF_SEARCH = 200  # vectors that one pass over the index keeps in mind
MOST_SCANNED = 20_000  # vectors that passes for a filter may look at in all


def nearest(rows: QuerySet[Statement], vector: Sequence[float], model: str, most: int) -> list[int]:
    """Return the keys of the at most `most` statements of `rows` whose vectors are nearest, the nearest first.

    A vector of zeros (of an empty text) is near to nothing. Call it inside `searching()`: outside, a filter that lets
    few through finds too few.
    """
    return list(ranked(rows, vector, model)[:most]) if any(vector) else []


def ranked(rows: QuerySet[Statement], vector: Sequence[float], model: str) -> QuerySet[StatementVector, int]:
    """Return the query behind `nearest`; the index serves it only as long as it is cut off."""
    vectors = StatementVector.objects.filter(model=model, statement__in=rows.order_by().values("pk"))
    # As the index has it: without the cast every vector is compared.
    typed = Cast("vector", HalfVectorField(dimensions=len(vector)))
    return vectors.order_by(CosineDistance(typed, vector)).values_list("statement_id", flat=True)


def nearest_among(statement_pks: Collection[int], vector: Sequence[float], model: str, most: int) -> list[int]:
    """Return the at most `most` of some thousand statements whose vectors are nearest: the exact answer."""
    if not any(vector):
        return []
    rows = StatementVector.objects.filter(_of(statement_pks), model=model)
    return list(rows.order_by(CosineDistance("vector", vector)).values_list("statement_id", flat=True)[:most])


@contextmanager
def searching() -> Iterator[None]:
    """Set, for the queries inside, how thoroughly the index is searched; passes go on until a filter is satisfied."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hnsw.ef_search', %s, true), set_config('hnsw.max_scan_tuples', %s, true), "
            "set_config('hnsw.iterative_scan', 'relaxed_order', true)",
            [str(EF_SEARCH), str(MOST_SCANNED)],
        )
        yield


def stored(statement_pks: Collection[int], model: str) -> dict[int, Vector]:
    """Return the vectors of these statements that there are."""
    rows = StatementVector.objects.filter(_of(statement_pks), model=model)
    return {key: np.array(vector, dtype=np.float32) for key, vector in rows.values_list("statement_id", "vector")}


def _of(statement_pks: Collection[int]) -> RawSQL:
    """Return the condition that a vector is of one of these: as one value, since thousands take long to plan for."""
    return RawSQL("statement_id = ANY(%s::bigint[])", [list(statement_pks)], BooleanField())


def index_name(model: str) -> str:
    """Return the name of the index of an embedder's vectors."""
    return "vector_near_" + re.sub(r"\W", "_", model.lower())[:50]
