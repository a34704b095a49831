"""What the benchmark of ingest measures."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management.base import CommandError

from claims import tasks
from claims.management import throughput
from claims.models import Article
from tests.factories import INDONESIAN

pytestmark = pytest.mark.django_db


def test_each_reading_is_of_an_article_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(call: Callable[[], Any]) -> None:
        call()

    monkeypatch.setattr(throughput.transaction, "on_commit", at_once)
    monkeypatch.setattr(tasks.read_source, "delay", tasks.read_source)
    monkeypatch.setattr(throughput, "WARMING", 1)

    found = throughput.measure([INDONESIAN], 2)

    assert (found["articles"], found["failed"], Article.objects.count()) == (2, 0, 5)
    assert isinstance(found["p50_s"], float)
    assert 0 < found["p50_s"] <= found["p95_s"]  # type: ignore[operator]
    assert isinstance(found["candidates"], int)
    assert found["candidates"] >= 8


def test_without_a_worker_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throughput, "PATIENCE", 0.0)

    with pytest.raises(CommandError, match="make run"):
        throughput.measure([INDONESIAN], 1)
