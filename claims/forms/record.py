"""Recording a statement by hand from an article."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.actions.statements import Said
from claims.forms.choices import in_use
from claims.models import ArticleVersion, Party
from claims.models.choices import DenialTarget, Stance


class RecordForm(forms.Form):
    """A passage, and what is said in it. The words are looked up in the text; a selection brings its offsets along."""

    passage = forms.CharField(
        label=_("Words of the article"),
        strip=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Select them in the text, or copy them here exactly as printed."),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    speaker_text = forms.CharField(label=_("Speaker"), max_length=400, required=False, help_text=_("As printed."))
    party = in_use(Party, label=_("Party of the speaker"), empty_label=_("unknown"))
    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices)
    denial_target = forms.ChoiceField(
        label=_("What is denied"), choices=[("", "—"), *DenialTarget.choices], required=False
    )
    target = in_use(Party, label=_("Accused party"), empty_label=_("none"))
    proposition = forms.CharField(
        label=_("What is said"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The assertion itself in neutral words, also where it is denied."),
    )

    def __init__(self, *args: Any, version: ArticleVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = version.text

    def clean(self) -> dict[str, Any]:
        """Find the passage: where it was selected, else where its words stand once in the text."""
        given = self.cleaned_data
        if words := given.get("passage", "").split():
            given["span"] = self._selected(words) or self._found(words)
        return given

    def said(self) -> Said:
        """Return the statement's parts, for `actions.statements.record_from_selection`."""
        names = ("speaker_text", "party", "stance", "denial_target", "target", "proposition")
        return {name: self.cleaned_data[name] for name in names}  # type: ignore[return-value]

    def _selected(self, words: list[str]) -> tuple[int, int] | None:
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start is None or end is None or self.text[start:end].split() != words:
            return None
        return trimmed(self.text, start, end)

    def _found(self, words: list[str]) -> tuple[int, int] | None:
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        spans = [match.span() for _n, match in zip(range(2), pattern.finditer(self.text), strict=False)]
        if len(spans) == 1:
            return spans[0]
        self.add_error("passage", self._not_once(len(spans)))
        return None

    @staticmethod
    def _not_once(times: int) -> ValidationError:
        if times:
            return ValidationError(
                _("These words stand more than once in the text. Take a few more of their neighbours.")
            )
        return ValidationError(_("These words do not stand in the text. Copy them exactly as printed."))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
