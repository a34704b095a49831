"""Who published an article. Never ranked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.base import Record


class Outlet(Record):
    """A publisher: newspaper, agency, broadcaster, ministry site."""

    name = models.CharField(verbose_name=_("name"), max_length=200, unique=True)
    family = models.CharField(
        verbose_name=_("family"), max_length=200, blank=True, help_text=_("The group or agency whose copy it carries.")
    )
    country = models.CharField(verbose_name=_("country"), max_length=2, blank=True)
    language = models.CharField(verbose_name=_("language"), max_length=8, blank=True)
    hostname = models.CharField(verbose_name=_("hostname"), max_length=253, blank=True, db_index=True)

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
