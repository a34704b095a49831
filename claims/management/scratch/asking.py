"""What an answer of the server costs: time, work of the processors, queries, and bytes that travel."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from claims.management.scratch.measuring import Clock

Ask = Callable[[Client], Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one answer cost."""

    milliseconds: float  # by the clock, from the request to the last byte
    worked: float  # milliseconds of processors, of this process and of the database's together
    queries: int
    kilobytes: float  # compressed


def spread(client: Client, ask: Ask, asked: int) -> dict[str, Any]:
    """Ask `asked` times after one that does not count; return what that cost. Raises ValueError for a refusal."""
    _cost(client, ask)
    costs = [_cost(client, ask) for _ in range(asked)]
    times = sorted(cost.milliseconds for cost in costs)
    return {
        "p50": round(times[len(times) // 2], 1),
        "p95": round(times[int(len(times) * 0.95)], 1),
        "worked": round(sorted(cost.worked for cost in costs)[len(costs) // 2], 1),
        "queries": max(cost.queries for cost in costs),
        "kb": max(cost.kilobytes for cost in costs),
    }


@contextmanager
def undone() -> Iterator[None]:
    """Take back what the block writes; what it would start afterwards is not started."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _cost(client: Client, ask: Ask) -> Cost:
    clock, start, worked = Clock(), time.perf_counter(), time.process_time()
    with connection.execute_wrapper(clock):
        answer: HttpResponse = ask(client)
        content = answer.getvalue()
    taken, worked = time.perf_counter() - start, time.process_time() - worked + clock.worked
    if answer.status_code not in {200, 303}:
        raise ValueError(f"{answer.wsgi_request.get_full_path()} answers {answer.status_code}")  # type: ignore[attr-defined]
    size = round(len(gzip.compress(content, compresslevel=6)) / 1000, 1)
    return Cost(1000 * taken, 1000 * worked, clock.queries, size)
