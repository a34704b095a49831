"""Embeddings, in narrow tables of their own so that a new model fills in beside the old one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from pgvector.django import HalfVectorField

from claims.models.candidates import Candidate
from claims.models.statements import Statement


class VectorModel(models.Model):
    """An embedder whose vectors are stored; the one that is `current` is searched, and new texts get its vectors."""

    name = models.CharField(max_length=60, unique=True, help_text="As stored beside each vector.")
    current = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["current"], condition=Q(current=True), name="vector_model_one_current"),
        ]

    def __str__(self) -> str:
        return self.name


class StatementVector(models.Model):
    """The vector of a statement's proposition under one embedder; the dimensions are that embedder's.

    Each model has a partial HNSW index (claims/retrieval/nearest.py).
    """

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="vectors")
    model = models.CharField(max_length=60)
    vector = HalfVectorField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["statement", "model"], name="vector_once_per_model"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.model}"


class CandidateVector(models.Model):
    """The vector of what a worker proposed, so that pages find claims in other languages without an embedder."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="vectors")
    model = models.CharField(max_length=60)
    vector = HalfVectorField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["candidate", "model"], name="candidate_vector_once_per_model"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.model}"
