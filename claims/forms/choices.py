"""Fields that choose a record by its public id."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from claims.models.base import Mergeable


def in_use(model: type[Mergeable], *, required: bool = False, **options: Any) -> forms.ModelChoiceField[Any]:
    """Return a field that chooses a record of `model` that was not merged into another one."""
    manager: Any = model._default_manager
    rows: QuerySet[Any] = manager.filter(merged_into=None)
    return forms.ModelChoiceField(rows, required=required, to_field_name="public_id", **options)
