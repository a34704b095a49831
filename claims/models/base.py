"""What most records share."""

import uuid
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """A row with a permanent public id and a revision for If-Match and for forms.

    The revision is raised by every action that changes the row; a stale one is refused.
    """

    public_id = models.UUIDField(verbose_name=_("permanent id"), default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(verbose_name=_("created at"), default=timezone.now, editable=False)
    revision = models.PositiveIntegerField(verbose_name=_("revision"), default=1, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 -- Django's
        """Return the label of a choice; Django would flatten and word all choices anew at every call."""
        value = getattr(self, field.attname)
        return str(_labels(field).get(value, value))


class Mergeable(Record):
    """A record that may turn out to be another one: old ids lead to `merged_into`."""

    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
    )

    class Meta:
        abstract = True


class Alias(models.Model):
    """Another way in which a text names a record; `folded` is what is compared."""

    text = models.CharField(verbose_name=_("text"), max_length=200)
    folded = models.CharField(verbose_name=_("folded"), max_length=200, editable=False, db_index=True)
    language = models.CharField(verbose_name=_("language"), max_length=8, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["text"]

    def __str__(self) -> str:
        return self.text


@cache
def _labels(field: Any) -> Mapping[object, object]:
    """Return what the choices of a field are called, in no language yet."""
    return dict(field.flatchoices)


def fold(text: str) -> str:
    """Return `text` as aliases are compared: case-folded, inner white space single."""
    return " ".join(text.casefold().split())
