"""Vectors of propositions, one row a text and embedder; those that are missing are made when they are asked for."""

from collections.abc import Sequence

import numpy as np

from claims.matching.embedding import Embedder, Vector
from claims.models import ArticleVersion, Candidate, CandidateVector, Statement, StatementVector
from claims.pipeline import machines
from claims.retrieval import nearest
from claims.retrieval.matching import Read

MOST_OF_VERSION = 200  # candidates: some four times what the longest articles hold; an embedder may make 20 a second


def of(statements: Sequence[Statement | Read], embedder: Embedder) -> dict[int, Vector]:
    """Return the unit vector of each statement by its key, embedding those that have none yet in one batch."""
    found = nearest.stored([statement.pk for statement in statements], embedder.name)
    missing = [statement for statement in statements if statement.pk not in found]
    return found | embed_statements(missing, embedder)


def embed_statements(statements: Sequence[Statement | Read], embedder: Embedder) -> dict[int, Vector]:
    """Embed these statements in one batch and keep their vectors; return them by key."""
    # In the order of their keys, so that two workers never wait for each other.
    rows = sorted(statements, key=lambda row: row.pk)
    made = embedder.embed([row.proposition for row in rows])
    StatementVector.objects.bulk_create(
        [
            StatementVector(statement_id=row.pk, model=embedder.name, vector=vector.tolist())
            for row, vector in zip(rows, made, strict=True)
        ],
        ignore_conflicts=True,
    )
    return {row.pk: np.asarray(vector) for row, vector in zip(rows, made, strict=True)}


def embed_version(version: ArticleVersion) -> None:
    """Embed the candidates of a version that have no vector yet, the first MOST_OF_VERSION, to suggest claims for."""
    embedder = machines.embedder()
    missing = version.candidates.exclude(vectors__model=embedder.name).order_by("pk")
    embed_candidates(list(missing[:MOST_OF_VERSION]), embedder)


def embed_candidates(candidates: Sequence[Candidate], embedder: Embedder) -> None:
    """Embed these candidates in one batch and keep their vectors."""
    rows = sorted(candidates, key=lambda row: row.pk)
    made = embedder.embed([row.proposition for row in rows])
    CandidateVector.objects.bulk_create(
        [
            CandidateVector(candidate=row, model=embedder.name, vector=vector.tolist())
            for row, vector in zip(rows, made, strict=True)
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
