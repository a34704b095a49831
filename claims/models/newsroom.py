"""The one newsroom of an installation."""

import uuid
from typing import ClassVar

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q


class Newsroom(models.Model):
    """A table of one row: no tenant key anywhere else."""

    # What a Decision on its settings names.
    public_id = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    name = models.CharField(max_length=120, default="Newsroom")
    time_zone = models.CharField(max_length=64, default="Asia/Jakarta")
    language = models.CharField(max_length=8, default="id")
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(pk=1), name="newsroom_one_row"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Newsroom":
        """Return the newsroom, made with its defaults when nobody set it up yet."""
        return cls.objects.get_or_create(pk=1)[0]
