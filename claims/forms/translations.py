"""Saying something in another language."""

from typing import Any

from django import forms
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from claims.text.languages import codes


class TranslationForm(forms.Form):
    """The words in another language than `own`: `into` that one, else that of the reader, else the first there is.

    `held` are the translations so far by language, `revision` is that of the record as the editor reads it.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput)
    language = forms.ChoiceField(label=_("Into"))
    text = forms.CharField(
        label=_("Translation"),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Say what it says, no more and no less. The original stays beside it. Left empty, the translation into "
            "this language is taken away."
        ),
    )

    def __init__(self, *args: Any, own: str, held: dict[str, str], into: str, revision: int, **kwargs: Any) -> None:
        choices = {code: get_language_info(code)["name_translated"] for code in codes() if code != own}
        reads = (get_language() or "")[:2]
        language = next(code for code in (into, reads, *choices) if code in choices)
        kwargs["initial"] = {"language": language, "text": held.get(language, ""), "revision": revision}
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = list(choices.items())  # type: ignore[attr-defined]
        self.held = held

    def clean(self) -> dict[str, Any]:
        """Refuse to take away what is not there."""
        given = self.cleaned_data
        if not given.get("text") and given.get("language") not in self.held:
            self.add_error("text", _("Write the translation."))
        return given
