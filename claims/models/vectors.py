"""Embeddings, in their own narrow table so that a new model fills in beside the old one."""

from typing import ClassVar

from django.db import models
from pgvector.django import HalfVectorField

from claims.models.statements import Statement


class StatementVector(models.Model):
    """The vector of a statement's proposition under one embedder; the dimensions are that embedder's."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="vectors")
    model = models.CharField(max_length=60)
    vector = HalfVectorField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["statement", "model"], name="vector_once_per_model"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.model}"
