"""Saying something in another language."""

from typing import Any

from django import forms
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from claims.text.languages import codes


class TranslationForm(forms.Form):
    """The words in another language than `own`, that of the reader unless told otherwise."""

    language = forms.ChoiceField(label=_("Into"))
    text = forms.CharField(
        label=_("Translation"),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Say what it says, no more and no less. The original stays beside it. Empty takes it away."),
    )

    def __init__(self, *args: Any, own: str, held: dict[str, str], **kwargs: Any) -> None:
        into = [(code, get_language_info(code)["name_translated"]) for code in codes() if code != own]
        reads = (get_language() or "")[:2]
        language = reads if reads in dict(into) else into[0][0]
        kwargs["initial"] = {"language": language, "text": held.get(language, "")}
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = into  # type: ignore[attr-defined]
