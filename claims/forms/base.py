"""What forms share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Apart(forms.Form):
    """A form that shares its page with others: the ids of its fields begin with its own name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


class Reasoned(Apart):
    """A change that needs a reason. The revision is what the editor read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 2}))
