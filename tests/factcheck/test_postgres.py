"""What the local PostgreSQL is told."""

import pytest

from factcheck.local import postgres


@pytest.mark.parametrize(("memory", "cached"), [(512, 128), (1024, 128), (4096, 512), (16_384, 2048), (262_144, 2048)])
def test_database_keeps_an_eighth_of_the_memory_within_bounds(memory: int, cached: int) -> None:
    assert postgres.cached(memory << 20) == cached
