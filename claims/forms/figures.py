"""The figures of a statement as rows of a form: each with its ends, how sure, what is counted and whose."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.actions.statements import FigureData
from claims.models.choices import Modifier

MOST = 20
BLANK: FigureData = {
    "low": None, "high": None, "modifier": str(Modifier.EXACTLY), "unit": "", "counted": "", "whose": "",
    "disclosed": True, "start": None, "end": None,
}  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}([.,  ]\d{3})+")
_PLAIN = re.compile(r"\d{1,15}([.,]\d{1,6})?")


class NumberField(forms.Field):
    """A number as people write it: 5000, 5.000 and 5,000 are five thousand, 2.5 and 2,5 two and a half."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "size": 8, "maxlength": 24})
        super().__init__(required=False, widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        """Return the number; None when nothing is given."""
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        if _GROUPED.fullmatch(text):
            return float(re.sub(r"\D", "", text))
        if _PLAIN.fullmatch(text):
            return float(text.replace(",", "."))
        raise forms.ValidationError(_("Write a number in digits, such as 5000 or 2.5."))

    def prepare_value(self, value: Any) -> Any:
        """Return a number without a needless point; what was typed stays as it was typed."""
        return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, int | float) else value


class FigureForm(forms.Form):
    """One figure. A row without any number or mark is no figure."""

    low = NumberField(label=_("From"))
    high = NumberField(label=_("To"))
    modifier = forms.ChoiceField(label=_("How sure"), choices=Modifier.choices, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)
    counted = forms.CharField(label=_("What is counted"), max_length=200, required=False)
    whose = forms.CharField(label=_("Whose"), max_length=200, required=False)
    undisclosed = forms.BooleanField(label=_("Not disclosed"), required=False)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    until: date | None = None  # the day up to which it counts, by its passage

    def clean(self) -> dict[str, Any]:
        """Refuse a figure that is disclosed and not at once, or whose ends are the wrong way round."""
        given = self.cleaned_data
        low, high = given.get("low"), given.get("high")
        if given.get("undisclosed") and (low is not None or high is not None):
            raise forms.ValidationError(_("A figure that is not disclosed has no number."))
        if low is not None and high is not None and low > high:
            raise forms.ValidationError(_("The figure goes from a smaller number to a larger one."))
        words = given.get("counted") or given.get("whose") or given.get("unit")
        if words and self.is_empty() and not self.errors:
            raise forms.ValidationError(_("Give a number, or mark the figure as not disclosed."))
        return given

    def is_empty(self) -> bool:
        """Return whether the row states no figure."""
        given = self.cleaned_data
        return not given.get("undisclosed") and given.get("low") is None and given.get("high") is None

    def figure(self) -> FigureData:
        """Return the figure as a statement records it."""
        given = self.cleaned_data
        kept = {name: given[name] for name in BLANK if name in given}
        sure = given["modifier"] or str(Modifier.EXACTLY)
        if sure == Modifier.EXACTLY:  # one number is both ends
            ends = [end for end in (given["low"], given["high"]) if end is not None]
            kept |= {"low": ends[0], "high": ends[-1]} if ends else {}
        return cast("FigureData", kept | {"modifier": sure, "disclosed": not given["undisclosed"]})


class Rows(forms.BaseFormSet[FigureForm]):
    """All figures of a statement; a row is taken away by its box, and a blank one is always there to be filled."""

    def changed(self, before: Sequence[Mapping[str, Any]]) -> bool:
        """Return whether the rows state other figures than `before`."""
        return self.is_bound and self.figures() != [{**BLANK, **row} for row in before]

    def figures(self) -> list[FigureData]:
        """Return the figures that stay, in the order of the rows."""
        stay = [form for form in self.forms if hasattr(form, "cleaned_data") and form not in self.deleted_forms]
        return [form.figure() for form in stay if not form.is_empty()]


FigureRows = forms.formset_factory(
    FigureForm, formset=Rows, extra=1, can_delete=True, max_num=MOST, validate_max=True, absolute_max=MOST + 5
)


def rows_of(figures: Sequence[Mapping[str, Any]], data: Any = None) -> Rows:
    """Return the rows of `figures` and a blank one; bound to `data` where that holds rows."""
    if data is not None and "figures-TOTAL_FORMS" in data:
        return cast("Rows", FigureRows(data, prefix="figures"))
    initial = [{**row, "high": _other_end(row), "undisclosed": not row.get("disclosed", True)} for row in figures]
    return cast("Rows", FigureRows(prefix="figures", initial=initial))


def _other_end(row: Mapping[str, Any]) -> object:
    """Return the upper end; None where an exact number stands for both, so that one field corrects it."""
    exact = row.get("modifier") == Modifier.EXACTLY and row.get("low") == row.get("high")
    return None if exact else row.get("high")


def typed_rows(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what stands in the rows of `data`, those to be taken away left out, to show it again with more rows."""
    total = str(data.get("figures-TOTAL_FORMS", ""))
    number = min(int(total), MOST) if total.isdecimal() else 0
    rows = []
    for place in range(number):
        prefix = f"figures-{place}-"
        row = {name.removeprefix(prefix): value for name, value in data.items() if name.startswith(prefix)}
        if "DELETE" not in row and any(row.get(name) for name in ("low", "high", "counted", "whose", "undisclosed")):
            rows.append(row | {"disclosed": "undisclosed" not in row})
    return rows
