"""The nearest vectors, through the index."""

import pytest
from django.db import connection

from claims.models import Event, Statement
from claims.retrieval import embedders
from claims.retrieval.fusion import fused
from claims.retrieval.nearest import index_name, nearest, ranked, searching
from tests.factories import EventFactory, StatementFactory, StatementVectorFactory

MODEL = "use-multilingual-3"
DIMENSIONS = embedders.named(MODEL).dimensions


def towards(*parts: float) -> list[float]:
    return [*parts, *[0.0] * (DIMENSIONS - len(parts))]


def said(vector: list[float], event: Event | None = None, model: str = MODEL) -> int:
    return int(StatementVectorFactory(statement=StatementFactory(event=event), model=model, vector=vector).statement_id)


@pytest.mark.django_db
def test_nearest_come_first_of_the_rows_and_the_model_asked_for() -> None:
    event = EventFactory()
    far, near = said(towards(0.6, 0.8), event), said(towards(0.9, 0.1), event)
    said(towards(1.0), event, model="another")
    elsewhere = said(towards(1.0), EventFactory())
    with searching():
        assert nearest(Statement.objects.all(), towards(1.0), MODEL, 3) == [elsewhere, near, far]
        assert nearest(Statement.objects.filter(event=event), towards(1.0), MODEL, 3) == [near, far]
        assert nearest(Statement.objects.all(), towards(1.0), MODEL, 1) == [elsewhere]
        assert nearest(Statement.objects.all(), towards(0.0), MODEL, 3) == []


@pytest.mark.django_db
def test_partial_index_serves_the_query() -> None:
    said(towards(1.0))
    with searching(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")  # a small table is sorted instead
        assert index_name(MODEL) in ranked(Statement.objects.in_force(), towards(1.0), MODEL)[:10].explain()


def test_what_several_rankings_hold_comes_before_what_one_holds() -> None:
    assert fused([[1, 2, 3], [4, 3, 2], []], 3) == [2, 3, 1]
    assert fused([], 3) == []
