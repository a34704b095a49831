"""Deciding proposed relations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.base import Apart
from claims.forms.choices import filter_by
from claims.models import Event
from claims.models.choices import DismissalReason, MissingContext, RelationType


class ConfirmForm(Apart):
    """The relation as the editor sees it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    type = forms.ChoiceField(label=_("Relation"), choices=RelationType.choices)
    reason = forms.CharField(label=_("Note"), max_length=500, required=False)


class DismissForm(Apart):
    """Why two statements do not stand in the proposed relation."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    dismissal = forms.ChoiceField(label=_("Reason"), choices=DismissalReason.choices)
    reason = forms.CharField(label=_("Note"), max_length=500, required=False)


class AsideForm(Apart):
    """What must be known before two statements can be compared."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    needs = forms.ChoiceField(label=_("Needed"), choices=MissingContext.choices)
    reason = forms.CharField(label=_("Note"), max_length=500, required=False)


class RelationFilter(Apart):
    """Which proposed relations to decide."""

    event = filter_by(Event, label=_("Event"), empty_label=_("all events"))
