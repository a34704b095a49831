"""Events and the parts that parties play in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.base import Apart
from claims.forms.choices import in_use
from claims.forms.parties import DATE, Kept
from claims.models import Event, Party, Place
from claims.models.choices import PartyRole, Precision

EXACTNESS = [(slug, label) for slug, label in Precision.choices if slug != Precision.UNKNOWN]


class EventForm(Kept):
    """What claims are about: a place and a time range."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("Neutral words, a place and a day."))
    place = in_use(Place, label=_("Place"), empty_label=_("not set"))
    starts_on = forms.DateField(label=_("First day"), required=False, widget=DATE)
    starts_precision = forms.ChoiceField(label=_("First day known to the"), choices=EXACTNESS)
    ends_on = forms.DateField(label=_("Last day"), required=False, widget=DATE)
    ends_precision = forms.ChoiceField(label=_("Last day known to the"), choices=EXACTNESS)
    part_of = in_use(Event, label=_("Part of"), empty_label=_("none"))
    watched = forms.BooleanField(
        label=_("We follow this event"),
        required=False,
        help_text=_("New articles on it are added here, so a reply that is missing is shown as missing."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an event that ends before it starts."""
        given = self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first."))
        return given


class RoleForm(Apart):
    """The part a party plays in an event."""

    party = in_use(Party, required=True, label=_("Party"))
    role = forms.ChoiceField(label=_("Role"), choices=PartyRole.choices)
