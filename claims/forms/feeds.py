"""Adding and changing a feed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.sources import Suggested
from claims.models import Feed
from claims.models.choices import Cadence


class FeedForm(forms.Form):
    """What a feed is called, whose it is and how often it is fetched."""

    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, help_text=_("Left empty, the feed's own title is taken.")
    )
    outlet = forms.CharField(
        label=_("Outlet"),
        max_length=200,
        required=False,
        widget=Suggested("outlets"),
        help_text=_("Who publishes it. A new name is added to the outlets."),
    )
    cadence = forms.TypedChoiceField(label=_("Fetched"), choices=Cadence.choices, coerce=int, initial=Cadence.HOUR)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, feed: Feed | None = None, **kwargs: Any) -> None:
        if feed is not None:
            outlet = feed.outlet.name if feed.outlet else ""
            held = {"title": feed.title, "outlet": outlet, "cadence": feed.cadence, "revision": feed.revision}
            kwargs["initial"] = held
        super().__init__(*args, **kwargs)


class AddFeedForm(FeedForm):
    """A new feed by its address."""

    url = forms.CharField(
        label=_("Address of the feed"),
        max_length=2000,
        widget=forms.URLInput({"placeholder": "https://"}),
        help_text=_("RSS or Atom. What it names is read as articles; candidates wait for you as always."),
    )
    field_order = ("url",)
