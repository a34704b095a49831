"""Embeddings, in narrow tables of their own so that a new model fills in beside the old one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from pgvector.django import HalfVectorField

from claims.models.candidates import Candidate
from claims.models.statements import Statement


class VectorModel(models.Model):
    """An embedder whose vectors are stored; the one that is `current` is searched, and new texts get its vectors."""

    name = models.CharField(
        verbose_name=_("name"), max_length=60, unique=True, help_text=_("As stored beside each vector.")
    )
    current = models.BooleanField(verbose_name=_("current"), default=False)

    class Meta:
        verbose_name = _("vector model")
        verbose_name_plural = _("vector models")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["current"], condition=Q(current=True), name="vector_model_one_current"),
        ]

    def __str__(self) -> str:
        return self.name


class StatementVector(models.Model):
    """The vector of a statement's proposition under one embedder; the dimensions are that embedder's.

    Each model has a partial HNSW index (claims/retrieval/nearest.py).
    """

    statement = models.ForeignKey(Statement, models.CASCADE, verbose_name=_("statement"), related_name="vectors")
    model = models.CharField(verbose_name=_("model"), max_length=60)
    vector = HalfVectorField(verbose_name=_("vector"))

    class Meta:
        verbose_name = _("statement vector")
        verbose_name_plural = _("statement vectors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["statement", "model"], name="vector_once_per_model"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.model}"


class CandidateVector(models.Model):
    """The vector of what a worker proposed, so that pages find claims in other languages without an embedder."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, verbose_name=_("candidate"), related_name="vectors")
    model = models.CharField(verbose_name=_("model"), max_length=60)
    vector = HalfVectorField(verbose_name=_("vector"))

    class Meta:
        verbose_name = _("candidate vector")
        verbose_name_plural = _("candidate vectors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["candidate", "model"], name="candidate_vector_once_per_model"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.model}"
