"""Keeping parties, speakers, places, outlets: what they are, their names, whom they speak for, merges."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.forms.base import Apart, Reasoned
from claims.forms.choices import in_use
from claims.models import Outlet, Party, Place
from claims.models.base import Mergeable
from claims.models.choices import PartyKind

LANGUAGES = [("", _("any")), ("id", _("Indonesian")), ("en", _("English")), ("ms", _("Malay"))]
DATE = forms.DateInput({"type": "date"}, format="%Y-%m-%d")  # what browsers read, in whatever language


class Kept(Apart):
    """A record of the newsroom's own lists; the revision is what the editor read, absent for a new one."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def fields_given(self) -> dict[str, Any]:
        """Return the fields to store."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class PartyForm(Kept):
    """A side: state, armed group, authority, company, court."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=PartyKind.choices)
    parent = in_use(Party, label=_("Part of"), empty_label=_("none"))


class SpeakerForm(Kept):
    """A person or an office."""

    name = forms.CharField(label=_("Name"), max_length=200)


class PlaceForm(Kept):
    """A place; its name here is the one that pages show."""

    name = forms.CharField(label=_("Name"), max_length=200)
    within = in_use(Place, label=_("Within"), empty_label=_("none"))


class OutletForm(Kept):
    """A publisher. Outlets are not ranked."""

    name = forms.CharField(label=_("Name"), max_length=200)
    family = forms.CharField(
        label=_("Family"), max_length=200, required=False, help_text=_("The group or agency whose copy it carries.")
    )
    country = forms.CharField(label=_("Country"), max_length=2, required=False, help_text=_("Two letters, such as ID."))
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    hostname = forms.CharField(label=_("Web host"), max_length=253, required=False)

    def __init__(self, *args: Any, row: Outlet | None = None, **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        """Return the name, which no other outlet has."""
        name: str = self.cleaned_data["name"]
        others = Outlet.objects.exclude(pk=self.row.pk) if self.row else Outlet.objects.all()
        if others.filter(name=name).exists():
            raise ValidationError(_("There is an outlet of this name already."))
        return name

    def clean_country(self) -> str:
        """Return the country's code in capitals."""
        return str(self.cleaned_data["country"]).upper()


class AliasForm(Apart):
    """Another name by which texts call a record."""

    text = forms.CharField(label=_("Name in texts"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)


class AffiliationForm(Apart):
    """For which party a speaker speaks, and when."""

    party = in_use(Party, required=True, label=_("Party"))
    valid_from = forms.DateField(label=_("From"), required=False, widget=DATE)
    valid_to = forms.DateField(label=_("To"), required=False, widget=DATE)


class MergeIntoForm(Reasoned):
    """The record that another one turns out to be."""

    field_order = ("into", "reason")

    def __init__(self, *args: Any, row: Mergeable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = in_use(type(row), required=True, label=_("It is the same as"))
        field.queryset = field.queryset.exclude(pk=row.pk)  # type: ignore[union-attr]
        self.fields["into"] = field
        self.order_fields(self.field_order)


class UnmergeForm(Apart):
    """Why a merge is undone."""

    reason = forms.CharField(label=_("Reason"), max_length=1000)
