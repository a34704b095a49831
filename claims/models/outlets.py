"""Who published an article. Never ranked."""

from typing import ClassVar

from django.db import models

from claims.models.base import Record


class Outlet(Record):
    """A publisher: newspaper, agency, broadcaster, ministry site."""

    name = models.CharField(max_length=200, unique=True)
    family = models.CharField(max_length=200, blank=True, help_text="The group or agency whose copy it carries.")
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=8, blank=True)
    hostname = models.CharField(max_length=253, blank=True, db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
