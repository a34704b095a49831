"""Vectors of propositions, one row a statement and embedder."""

from collections.abc import Sequence

import numpy as np

from claims.matching.embedding import Vectors
from claims.models import Statement, StatementVector
from claims.pipeline import machines


def of(statements: Sequence[Statement]) -> Vectors:
    """Return one unit vector a statement, in order, embedding those that have none yet in one batch."""
    embedder = machines.embedder()
    keys = [statement.pk for statement in statements]
    missing = _missing(statements, embedder.name)
    if missing:
        made = embedder.embed([statement.proposition for statement in missing])
        rows = (
            StatementVector(statement=statement, model=embedder.name, vector=made[place].tolist())
            for place, statement in enumerate(missing)
        )
        StatementVector.objects.bulk_create(rows, ignore_conflicts=True)
    stored = StatementVector.objects.filter(statement__in=keys, model=embedder.name)
    by_key = dict(stored.values_list("statement_id", "vector"))
    return np.array([by_key[key] for key in keys], dtype=np.float32).reshape(len(keys), embedder.dimensions)


def _missing(statements: Sequence[Statement], model: str) -> list[Statement]:
    present = set(
        StatementVector.objects.filter(statement__in=[s.pk for s in statements], model=model).values_list(
            "statement_id", flat=True
        )
    )
    # In the order of their keys, so that two workers never wait for each other.
    return sorted((row for row in statements if row.pk not in present), key=lambda row: row.pk)
