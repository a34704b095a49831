"""What a member sets for themselves."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from claims.models import User


class AccountForm(forms.ModelForm[User]):
    """Name, language and shortcuts."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("as the browser asks")), *settings.LANGUAGES],
        required=False,
        help_text=_("Of the pages. Passages always stay in the language they were printed in."),
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "language", "shortcuts")
        labels = {
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "shortcuts": _("Use single-key shortcuts"),
        }
        help_texts = {"shortcuts": _("Turn them off if you use speech input, or press keys by accident.")}
