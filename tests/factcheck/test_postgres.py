"""What the local PostgreSQL is told, and what a crash left that it would not start with."""

import os
from pathlib import Path

import pytest

from factcheck.local import postgres
from factcheck.local.layout import Layout


@pytest.mark.parametrize(("memory", "cached"), [(512, 128), (1024, 128), (4096, 512), (16_384, 2048), (262_144, 2048)])
def test_database_keeps_an_eighth_of_the_memory_within_bounds(memory: int, cached: int) -> None:
    assert postgres.cached(memory << 20) == cached


@pytest.mark.parametrize(
    ("written", "stays"),
    [("", False), (f"{os.getpid()}\n", False), ("999999999\n", True)],
    ids=["half written", "another program's number", "nobody's number"],
)
def test_pid_file_that_names_no_server_is_removed(tmp_path: Path, written: str, stays: bool) -> None:
    layout = Layout(tmp_path)
    layout.postgres_data.mkdir(parents=True)
    pid_file = layout.postgres_data / "postmaster.pid"
    pid_file.write_text(written)
    postgres.clear_stale(layout)
    assert pid_file.exists() == stays
