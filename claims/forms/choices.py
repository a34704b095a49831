"""Fields that choose a record by its public id."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.models import Event, Outlet, Party, Place, Speaker
from claims.models.base import Mergeable
from claims.retrieval.choosing import key_in

LISTED = 100  # records that a list holds
LONGEST = 400  # characters of a name or an address that are read
CHOOSE = {
    Event: gettext_lazy("Choose an event"),
    Outlet: gettext_lazy("Choose an outlet"),
    Party: gettext_lazy("Choose a party"),
    Place: gettext_lazy("Choose a place"),
    Speaker: gettext_lazy("Choose a speaker"),
}  # stands where nothing is chosen yet; a field that may stay so says what that means


def in_use(model: type[Mergeable], *, required: bool = False, **options: Any) -> forms.ModelChoiceField[Any]:
    """Return a field that chooses a record of `model` that was not merged into another one.

    It lists the first LISTED and the chosen one; where there are more, any other is given by its name or address.
    """
    options = {"empty_label": CHOOSE[model]} | options
    return _AnyOne(_rows(model), required=required, to_field_name="public_id", widget=_OrAnother, **options)


def filter_by(model: type[Model], **options: Any) -> forms.ModelChoiceField[Any]:
    """Return a field of a filter that takes any record of `model` in use and lists the first LISTED and the chosen one.

    A list of thousands would make up most of the page; an address may name any of them.
    """
    return _FirstOnes(_rows(model), required=False, to_field_name="public_id", widget=_WithChosen, **options)


def _rows(model: type[Model]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.all()
    return rows.filter(merged_into=None) if issubclass(model, Mergeable) else rows


def _named_by(model: type[Any]) -> str:
    """Return the column that holds what a record is called."""
    return "title" if model is Event else "name"


def listed_once(*fields: forms.Field) -> None:
    """Let fields of one form that choose among the same records read their list once, when it is drawn."""
    choosing = [field for field in fields if isinstance(field, _FirstOnes)]
    read = cache(choosing[0].read)
    for field in choosing:
        vars(field)["read"] = read


class _First(ModelChoiceIterator[Any]):
    field: "_FirstOnes"

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        yield ("", self.field.empty_label)
        yield from self.field.read()


class _FirstOnes(forms.ModelChoiceField[Any]):
    iterator = _First

    def read(self) -> list[tuple[str, str]]:
        """Return the public ids and the names that are listed."""
        rows: Any = self.queryset
        listed = rows.values_list("public_id", _named_by(rows.model))[:LISTED]
        return [(str(key), name) for key, name in listed]


class _AnyOne(_FirstOnes):
    """Takes a public id, an address that ends with it, or a name that only one record has."""

    def to_python(self, value: Any) -> Any:
        """Return the record. Raises ValidationError for none, and for a name that several have."""
        try:
            return super().to_python(value)
        except ValidationError:
            found = self._by_address(str(value)[:LONGEST]) or self._by_name(str(value)[:LONGEST].strip())
            if found is None:
                raise
            return found

    def _by_address(self, text: str) -> Any:
        try:
            return super().to_python(str(key_in(text) or ""))
        except ValidationError:
            return None

    def _by_name(self, text: str) -> Any:
        rows: Any = self.queryset
        found = rows.filter(**{f"{_named_by(rows.model)}__iexact": text})[:2]
        if len(found) > 1:
            raise ValidationError(_("Several have this name: open the page of the one you mean and copy its address."))
        return next(iter(found), None)


class _WithChosen(forms.Select):
    """A list that also holds the chosen record where that is a further one, and says that there are further ones."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:  # noqa: ARG002
        """Return all options as one group: Django makes a group of each, which takes longer than to draw it."""
        options = [_option(key, label, selected=str(key) in value) for key, label in self.choices]
        if len(options) > LISTED:
            if not any(option["attrs"] for option in options):
                options += self._chosen(value)
            note = ngettext("Only the first %(n)d is listed.", "Only the first %(n)d are listed.", LISTED)
            options.append(_option("", note % {"n": LISTED}, disabled=True))
        return [(None, options, 0)]

    def _chosen(self, value: list[str]) -> list[dict[str, Any]]:
        choices: Any = self.choices
        try:
            row = choices.field.to_python(next(iter(value), ""))
        except ValidationError:
            return []
        return [] if row is None else [_option(*choices.choice(row), selected=True)]


def _option(value: object, label: object, **attrs: bool) -> dict[str, Any]:
    """Return what `Drawn` draws an option from."""
    return {"value": value, "label": label, "attrs": {name: True for name, holds in attrs.items() if holds}}


class _OrAnother(_WithChosen):
    """The same list, and below it, where there are further records, a line to name one of them."""

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002 -- Django's
        """Leave it to the form to ask for a choice: either of the two inputs makes one."""
        return False

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the list and the line."""
        listed = super().render(name, value, attrs, renderer)
        if listed.count("<option") <= LISTED + 1:
            return listed
        line = '{}<input name="{}-other" maxlength="{}" aria-label="{}" placeholder="{}">'
        words = _("Another one: its name or address")
        return format_html(line, listed, name, LONGEST, words, words)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what the line says, else what the list does."""
        return data.get(f"{name}-other", "").strip() or super().value_from_datadict(data, files, name)
