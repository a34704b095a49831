"""Narrowing the audit trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.actions.wording import ACTIONS
from claims.forms.base import Apart
from claims.models import User


class HistoryFilter(Apart):
    """Whose decisions, and of which kind."""

    actor = forms.ModelChoiceField(
        User.objects.order_by("username"),
        label=_("Who"),
        required=False,
        to_field_name="username",
        empty_label=_("anybody"),
    )
    about = forms.UUIDField(required=False, widget=forms.HiddenInput)
    action = forms.ChoiceField(
        label=_("What"),
        required=False,
        choices=[("", _("anything")), *((slug, words) for slug, words in ACTIONS.items() if "." in slug)],
    )
