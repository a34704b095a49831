"""From one embedder to another: ended at any moment, it goes on where it was."""

import hashlib
from collections.abc import Sequence
from io import StringIO

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from claims.matching.embedding import Vectors
from claims.models import CandidateVector, StatementVector, VectorModel
from claims.pipeline import embedding, machines
from claims.retrieval import embedders
from tests.factories import CandidateFactory, StatementFactory

OTHER = "use-multilingual-3"


class Ended(Exception):
    """What a killed process looks like from inside."""


class SmallEncoder:
    """Three numbers from the letters of a text."""

    name = "small-1"
    dimensions = 3
    unrelated, same = 0.25, 0.85
    embedded: list[str] = []
    room = 1000

    def embed(self, texts: Sequence[str]) -> Vectors:
        if len(self.embedded) + len(texts) > self.room:
            raise Ended
        self.embedded.extend(texts)
        digests = [hashlib.sha256(text.encode()).digest()[:3] for text in texts]
        rows = np.array([list(digest) for digest in digests], dtype=np.float32).reshape(len(texts), 3) + 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def small(monkeypatch, settings, db) -> type[SmallEncoder]:
    settings.EMBEDDER = f"{__name__}.SmallEncoder"
    VectorModel.objects.create(name=OTHER, current=True)
    monkeypatch.setattr(SmallEncoder, "embedded", [])
    monkeypatch.setattr(embedding, "BATCH", 2)
    return SmallEncoder


def command(task: str, model: str = "small-1") -> str:
    out = StringIO()
    call_command("vectors", task, "--model", model, stdout=out)
    return out.getvalue()


def indexed() -> bool | None:
    """Return whether the index can be used, None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", ["vector_near_small_1"])
        found = cursor.fetchone()
        return found[0] if found else None


def file_of_the_index() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filepath('vector_near_small_1')")
        return str(cursor.fetchone()[0])


def leave_half_built() -> None:
    """Leave what a build that was ended leaves: an index of that name that serves nothing."""
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute("CREATE UNIQUE INDEX CONCURRENTLY vector_near_small_1 ON claims_statementvector (model)")


@pytest.mark.django_db(transaction=True)  # an index that is built beside the running product takes no transaction
def test_filling_that_was_ended_goes_on_where_it_was_and_the_newsroom_switches(small, monkeypatch) -> None:
    statements = [StatementFactory(proposition=f"Jembatan {n} runtuh") for n in range(5)]
    CandidateFactory(proposition="Pasar ditutup")
    monkeypatch.setattr(small, "room", 4)
    with pytest.raises(Ended):
        embedding.fill("small-1", lambda done, texts: None)
    half = embedding.filling("small-1")
    monkeypatch.setattr(small, "room", 1000)
    with pytest.raises(CommandError, match="no vector of small-1 yet"):
        command("switch")
    leave_half_built()
    assert indexed() is False

    assert command("fill") == f"small-1: {half.texts} of {half.texts}, indexed\n"

    assert (half.filled, len(small.embedded)) == (4, half.texts)
    assert StatementVector.objects.filter(model="small-1").count() == len(statements)
    assert CandidateVector.objects.filter(model="small-1").count() == half.texts - len(statements)
    assert indexed() is True
    assert embedders.current().name == OTHER
    built = file_of_the_index()
    assert command("rebuild") == "small-1 is indexed anew.\n"
    assert (indexed(), file_of_the_index() == built) == (True, False)

    assert command("switch") == "small-1 is in use.\n"

    assert embedders.current() is small
    assert isinstance(machines.embedder(), small)
    with pytest.raises(CommandError, match="in use"):
        command("drop")
    VectorModel.objects.filter(current=True).update(current=False)
    VectorModel.objects.filter(name=OTHER).update(current=True)
    assert command("drop") == f"{half.texts} vectors of small-1 removed.\n"
    assert indexed() is None


@pytest.mark.django_db
def test_unknown_embedder_is_named_with_those_there_are(small) -> None:
    with pytest.raises(CommandError, match="There is no embedder nothing; known are e5-small-passage, small-1"):
        command("fill", "nothing")
