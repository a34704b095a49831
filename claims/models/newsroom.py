"""The one newsroom of an installation."""

import uuid
from typing import ClassVar

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Newsroom(models.Model):
    """A table of one row: no tenant key anywhere else."""

    # What a Decision on its settings names.
    public_id = models.UUIDField(
        verbose_name=_("permanent id"), default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False
    )
    name = models.CharField(verbose_name=_("name"), max_length=120, default="Newsroom")
    time_zone = models.CharField(verbose_name=_("time zone"), max_length=64, default="Asia/Jakarta")
    language = models.CharField(verbose_name=_("language"), max_length=8, default="id")
    # From which score on (0 to 1) a kind of relation is shown open, see claims/matching/thresholds.py.
    thresholds = models.JSONField(verbose_name=_("thresholds"), default=dict, db_default={}, editable=False)
    is_demo = models.BooleanField(verbose_name=_("demo newsroom"), default=False)

    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsrooms")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(pk=1), name="newsroom_one_row"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Newsroom":
        """Return the newsroom, made with its defaults when nobody set it up yet."""
        return cls.objects.get_or_create(pk=1)[0]
