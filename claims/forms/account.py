"""What a member sets for themselves."""

from functools import cache
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from claims.models import User

AREAS = {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


def zones() -> list[tuple[str, object]]:
    """Return the zones that a place stands for, by name, after that of the newsroom."""
    return [("", _("the newsroom's")), *((name, name.replace("_", " ")) for name in _named())]


@cache
def _named() -> list[str]:
    """Return their names, for which every file of the system's zones is opened."""
    return sorted(name for name in available_timezones() if name.split("/")[0] in AREAS)


class AccountForm(forms.ModelForm[User]):
    """Name, language, zone and shortcuts."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("as the browser asks")), *settings.LANGUAGES],
        required=False,
        help_text=_("Of the pages. Passages always stay in the language they were printed in."),
    )

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zones,
        required=False,
        help_text=_("In which moments are shown. Days stay those that a source or an editor gave."),
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "language", "time_zone", "shortcuts")
        labels = {
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "shortcuts": _("Use single-key shortcuts"),
        }
        help_texts = {"shortcuts": _("Turn them off if you use speech input, or press keys by accident.")}
