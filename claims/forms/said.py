"""Narrowing the list of what was said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.base import Apart
from claims.forms.choices import filter_by, listed_once
from claims.models import Event, Party
from claims.models.choices import Stance

DENIALS = "denials"
STANCES = {DENIALS: (Stance.DENIES, Stance.PARTLY_DENIES)}  # what one word of the filter stands for


class StatementFilter(Apart):
    """What the list is narrowed to; it stands in the address."""

    event = filter_by(Event, label=_("Event"), empty_label=_("any"))
    party = filter_by(Party, label=_("Party of the speaker"), empty_label=_("any"))
    target = filter_by(Party, label=_("Accused party"), empty_label=_("any"))
    unknown = forms.BooleanField(label=_("Party not known"), required=False)
    stance = forms.ChoiceField(
        label=_("Stance"),
        required=False,
        choices=[("", _("any")), (DENIALS, _("denies, wholly or in part")), *Stance.choices],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed_once(self.fields["party"], self.fields["target"])

    def wanted(self) -> dict[str, Any]:
        """Return the arguments of `retrieval.said.narrowed`; a part that cannot be read narrows nothing."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        stance = given.pop("stance", "")
        return given | ({"stances": STANCES.get(stance, (stance,))} if stance else {})
