"""Parties, speakers, places, events and outlets: kept through the same actions as on the pages."""

from typing import Any, ClassVar

from django.contrib import admin
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from claims.actions import parties
from claims.actions.base import record
from claims.admin.base import Undeletable, acting
from claims.models import (
    Affiliation,
    Event,
    EventParty,
    Outlet,
    Party,
    PartyAlias,
    Place,
    PlaceAlias,
    Speaker,
    SpeakerAlias,
)
from claims.models.base import Alias


class Kept(Undeletable):
    """A record whose form is saved by `actions.parties`, with its Decision."""

    readonly_fields: ClassVar[Any] = ("public_id", "created_at", "revision")

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm[Any], change: bool) -> None:
        """Add or change the record by its action; an unchanged form changes nothing."""
        changed = {name: form.cleaned_data[name] for name in form.changed_data}
        if not change:
            made = parties.create(model=type(obj), by=acting(request), **changed)
            obj.pk, obj.public_id, obj._state.adding = made.pk, made.public_id, False
        elif changed:
            stands = type(obj)._default_manager.get(pk=obj.pk)
            parties.update(row=stands, by=acting(request), **changed)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: ARG002
        """Save the aliases by their actions, other rows as they are with a Decision on their record."""
        if issubclass(formset.model, Alias):
            _save_aliases(formset, acting(request))
        else:
            formset.save()
            _record_rows(formset, acting(request))


class Mergeable(Kept):
    """A record that may have been merged into another, on the pages, where the moved rows are shown first."""

    readonly_fields: ClassVar[Any] = (*Kept.readonly_fields, "merged_into")
    list_filter: ClassVar[Any] = (("merged_into", admin.EmptyFieldListFilter),)


class PartyAliases(admin.TabularInline[PartyAlias, Party]):
    model = PartyAlias
    extra = 0


class SpeakerAliases(admin.TabularInline[SpeakerAlias, Speaker]):
    model = SpeakerAlias
    extra = 0


class PlaceAliases(admin.TabularInline[PlaceAlias, Place]):
    model = PlaceAlias
    extra = 0
    autocomplete_fields = ("used_by",)


class Affiliations(admin.TabularInline[Affiliation, Speaker]):
    model = Affiliation
    extra = 0
    autocomplete_fields = ("party",)


class Roles(admin.TabularInline[EventParty, Event]):
    model = EventParty
    extra = 0
    autocomplete_fields = ("party",)


@admin.register(Party)
class PartyAdmin(Mergeable):
    list_display = ("name", "kind", "parent", "merged_into")
    list_filter: ClassVar[Any] = ("kind", *Mergeable.list_filter)
    list_select_related = ("parent", "merged_into")
    search_fields = ("name", "aliases__text", "public_id")
    autocomplete_fields = ("parent",)
    inlines = (PartyAliases,)


@admin.register(Speaker)
class SpeakerAdmin(Mergeable):
    list_display = ("name", "merged_into")
    list_select_related = ("merged_into",)
    search_fields = ("name", "aliases__text", "affiliations__party__name", "public_id")
    inlines = (SpeakerAliases, Affiliations)


@admin.register(Place)
class PlaceAdmin(Mergeable):
    list_display = ("name", "within", "merged_into")
    list_select_related = ("within", "merged_into")
    search_fields = ("name", "aliases__text", "public_id")
    autocomplete_fields = ("within",)
    inlines = (PlaceAliases,)


@admin.register(Event)
class EventAdmin(Mergeable):
    list_display = ("title", "place", "starts_on", "ends_on", "part_of", "merged_into")
    list_filter: ClassVar[Any] = ("starts_on", *Mergeable.list_filter)
    list_select_related = ("place", "part_of", "merged_into")
    search_fields = ("title", "place__name", "public_id")
    autocomplete_fields = ("place", "part_of")
    inlines = (Roles,)


@admin.register(Outlet)
class OutletAdmin(Kept):
    list_display = ("name", "family", "country", "language", "hostname")
    list_filter = ("country", "language")
    search_fields = ("name", "family", "hostname", "public_id")


def _save_aliases(formset: BaseModelFormSet[Any, Any], by: Any) -> None:
    """Add and remove by the actions: a changed alias is another one. A place's alias keeps who uses it."""
    formset.save(commit=False)
    owner: Any = formset.instance  # type: ignore[attr-defined]
    gone = [*formset.deleted_objects, *(alias for alias, _fields in formset.changed_objects)]
    for alias in gone:
        stands = type(alias)._default_manager.get(pk=alias.pk)
        parties.remove_alias(record_=owner, alias=stands, by=by)
    for alias in [*formset.new_objects, *(alias for alias, _fields in formset.changed_objects)]:
        made = parties.add_alias(record_=owner, text=alias.text, language=alias.language, by=by)
        if isinstance(made, PlaceAlias):
            PlaceAlias.objects.filter(pk=made.pk).update(used_by=alias.used_by)


def _record_rows(formset: BaseModelFormSet[Any, Any], by: Any) -> None:
    owner: Any = formset.instance  # type: ignore[attr-defined]
    after = {
        "added": [str(row) for row in formset.new_objects],
        "changed": [str(row) for row, _fields in formset.changed_objects],
        "removed": [str(row) for row in formset.deleted_objects],
    }
    if any(after.values()):
        noun = formset.model._meta.model_name  # type: ignore[union-attr]
        record(f"{owner._meta.model_name}.{noun}_changed", owner, by=by, after=after)
