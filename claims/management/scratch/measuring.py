"""What matching costs the database, and how much of the exact answer the index finds."""

import os
import random
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import QuerySet
from pgvector.django import CosineDistance

from claims.matching.embedding import Embedder
from claims.matching.slots import DAYS_WITHIN_EVENT
from claims.models import Relation, Statement, StatementVector
from claims.pipeline import embedding, matching
from claims.retrieval import matching as retrieval
from claims.retrieval import nearest
from claims.retrieval.matching import Read

SEED = 20260402
NEAREST = 100  # of the exact answer
PROPOSED = 20  # of the exact answer: as many as a statement may have relations
COMPARED = 100  # statements whose recall is measured: the exact answer reads every vector
WARMING = 20  # statements matched before the clock counts: the first ones load words and plans


class Clock:
    """Adds up what queries take until their rows have come, in seconds.

    `waited` is by the wall clock, which on a busy machine counts the work of others; `worked` is the processor time of
    the server's process for this connection, nothing where the system does not tell.
    """

    def __init__(self) -> None:
        self.waited = self.worked = 0.0
        self.queries = 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.process = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Time one query, as `connection.execute_wrapper` asks."""
        start, worked = time.perf_counter(), self._processor()
        try:
            return execute(sql, params, many, context)
        finally:
            self.waited += time.perf_counter() - start
            self.worked += self._processor() - worked
            self.queries += 1

    def _processor(self) -> float:
        try:
            return int(self.process.read_text().split()[0]) / 1e9
        except OSError:
            return 0.0


def build(embedder: Embedder) -> float:
    """Build the index of the vectors; return the seconds."""
    start = time.perf_counter()
    embedding.build_index(embedder)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return time.perf_counter() - start


def measure(embedder: Embedder, asked: int) -> dict[str, object]:
    """Match `asked` statements as if each were new; return what that took and what was found."""
    chosen = _choose(asked + WARMING)
    for statement in chosen[:WARMING]:
        _match(statement)
    clocks = [_match(statement) for statement in chosen[WARMING:]]
    known = retrieval.read([row.pk for row in chosen[WARMING:]])
    Relation.objects.all().delete()  # what is related is compared in any case
    return {
        "embedder": embedder.name,
        "matched": len(clocks),
        "database_ms": _spread([clock.waited for clock in clocks]),
        "database_processor_ms": _spread([clock.worked for clock in clocks]),
        "queries_most": max(clock.queries for clock in clocks),
        "recall_at_100": _recall(known[:COMPARED], embedder.name, _of_all),
        "recall_at_100_of_events": _recall(known[:COMPARED], embedder.name, _of_events),
        "recall_at_20_of_compared": _recall(known[:COMPARED], embedder.name, _compared, PROPOSED),
        "load": round(os.getloadavg()[0], 1),
    }


def sizes(embedder: Embedder) -> dict[str, object]:
    """Return the sizes of the vectors, their index and the database in MB, and the server's settings."""
    asked = {
        "vectors_mb": "pg_table_size('claims_statementvector') / 1048576",
        "index_mb": f"pg_relation_size('{nearest.index_name(embedder.name)}') / 1048576",
        "database_mb": "pg_database_size(current_database()) / 1048576",
        "shared_buffers": "current_setting('shared_buffers')",
        "postgresql": "current_setting('server_version')",
        "pgvector": "(SELECT extversion FROM pg_extension WHERE extname = 'vector')",
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(asked.values()))
        return dict(zip(asked, cursor.fetchone(), strict=True))


def _choose(asked: int) -> list[Statement]:
    chance = random.Random(SEED)  # noqa: S311 -- nothing secret
    rows = Statement.objects.in_force().exclude(stance__in=retrieval.STATE_NOTHING)
    keys = list(rows.values_list("pk", flat=True))
    chosen = rows.filter(pk__in=chance.sample(keys, min(asked, len(keys))))
    return sorted(chosen, key=lambda _row: chance.random())


def _match(statement: Statement) -> Clock:
    """Store a statement's vector and match it, as a worker does with a new one."""
    row = StatementVector.objects.get(statement=statement)
    row.delete()
    clock = Clock()
    with connection.execute_wrapper(clock):
        row.save(force_insert=True)
        matching.match(statement)
    return clock


def _of_all(_statement: Read, vector: Sequence[float], model: str) -> tuple[list[int], QuerySet[Statement]]:
    """Return what the index finds, and among what."""
    rows = Statement.objects.in_force().exclude(stance__in=retrieval.STATE_NOTHING)
    with nearest.searching():
        return nearest.nearest(rows, vector, model, NEAREST), rows


def _of_events(statement: Read, vector: Sequence[float], model: str) -> tuple[list[int], QuerySet[Statement]]:
    """Return what matching finds by meaning, and the statements on the events around that the rules may relate."""
    where = retrieval.Where.of(statement)
    days = retrieval.by_day(where.own, where.day, retrieval.OF_DAYS)
    found = [pk for ranking in retrieval.nearest_to(vector, model, where, days) for pk in ranking]
    return found, _relatable(statement)


def _compared(statement: Read, vector: Sequence[float], model: str) -> tuple[list[int], QuerySet[Statement]]:
    """Return what a statement is compared with after all rankings are fused, and what the rules may relate."""
    return [row.pk for row in retrieval.neighbours(statement, vector, model)], _relatable(statement)


def _relatable(statement: Read) -> QuerySet[Statement]:
    day, events = statement.said_from, retrieval.Where.of(statement).events
    assert day is not None  # each made statement has one
    rows = Statement.objects.in_force().filter(event__in=events).exclude(pk=statement.pk)
    window = (day - timedelta(DAYS_WITHIN_EVENT), day + timedelta(DAYS_WITHIN_EVENT))
    return rows.exclude(stance__in=retrieval.STATE_NOTHING).filter(said_from__range=window)


def _recall(statements: Sequence[Read], model: str, search: Callable[..., Any], most: int = NEAREST) -> float | None:
    """Return which share of the `most` nearest statements by exact distance is found, None where there are none."""
    shares = []
    for statement in statements:
        vector = StatementVector.objects.get(statement=statement.pk, model=model).vector
        found, rows = search(statement, vector, model)
        vectors = StatementVector.objects.filter(model=model, statement__in=rows)
        by_distance = vectors.order_by(CosineDistance("vector", vector)).values_list("statement_id", flat=True)
        if exact := set(by_distance[:most]):
            shares.append(len(exact.intersection(found)) / len(exact))
    return round(float(np.mean(shares)), 4) if shares else None


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    milliseconds = np.array(seconds) * 1000
    return {name: round(float(np.percentile(milliseconds, rank)), 1) for name, rank in _RANKS.items()}


_RANKS = {"p50": 50, "p95": 95, "most": 100}
