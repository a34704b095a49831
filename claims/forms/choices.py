"""Fields that choose a record by its public id."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import ngettext

from claims.models.base import Mergeable

LISTED = 100  # records that the list of a filter holds


def in_use(model: type[Mergeable], *, required: bool = False, **options: Any) -> forms.ModelChoiceField[Any]:
    """Return a field that chooses a record of `model` that was not merged into another one."""
    return forms.ModelChoiceField(_rows(model), required=required, to_field_name="public_id", **options)


def filter_by(model: type[Mergeable], **options: Any) -> forms.ModelChoiceField[Any]:
    """Return a field of a filter that takes any record of `model` in use and lists the first LISTED and the chosen one.

    A list of thousands would make up most of the page; an address may name any of them.
    """
    return _FirstOnes(_rows(model), required=False, to_field_name="public_id", widget=_WithChosen, **options)


def _rows(model: type[Mergeable]) -> QuerySet[Any]:
    manager: Any = model._default_manager
    rows: QuerySet[Any] = manager.filter(merged_into=None)
    return rows


class _First(ModelChoiceIterator[Any]):
    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        yield ("", self.field.empty_label)
        yield from map(self.choice, self.queryset[:LISTED])


class _FirstOnes(forms.ModelChoiceField[Any]):
    iterator = _First


class _WithChosen(forms.Select):
    """A list that also holds the chosen record where that is a further one, and says that there are further ones."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups: list[Any] = super().optgroups(name, value, attrs)
        if len(groups) <= LISTED:
            return groups
        if not any(option["selected"] for _, options, _ in groups for option in options):
            groups += self._chosen(name, value, len(groups))
        note = ngettext("Only the first %(n)d is listed.", "Only the first %(n)d are listed.", LISTED) % {"n": LISTED}
        option = self.create_option(name, "", note, False, len(groups), attrs={"disabled": True})
        return [*groups, (None, [option], len(groups))]

    def _chosen(self, name: str, value: list[str], index: int) -> list[Any]:
        choices: Any = self.choices
        try:
            row = choices.field.to_python(next(iter(value), ""))
        except ValidationError:
            return []
        if row is None:
            return []
        key, label = choices.choice(row)
        return [(None, [self.create_option(name, key, label, True, index)], index)]
