"""All that an editor may do to a statement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.actions.statements import Said, figures_of
from claims.forms.base import Reasoned
from claims.forms.choices import in_use
from claims.forms.figures import rows_of
from claims.forms.finding import ClaimFound, OneFound, statement_at
from claims.models import Party, Statement
from claims.models.choices import DenialTarget, RelationType, Stance
from claims.retrieval import choosing
from claims.retrieval.choosing import LONGEST
from claims.retrieval.search import Hit
from claims.vocabulary import LONGEST_PROPOSITION


class CorrectForm(Reasoned):
    """A statement with what was wrong put right."""

    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices)
    denial_target = forms.ChoiceField(
        label=_("What is denied"), choices=[("", "—"), *DenialTarget.choices], required=False
    )
    hedged = forms.BooleanField(label=_("Reported with reserve (“claims”, “reportedly”)"), required=False)
    speaker_text = forms.CharField(label=_("Speaker"), max_length=400, required=False)
    party = in_use(Party, label=_("Party of the speaker"), empty_label=_("unknown"))
    target = in_use(Party, label=_("Accused party"), empty_label=_("none"))
    proposition = forms.CharField(label=_("What is said"), widget=forms.Textarea({"rows": 2}))
    field_order = ("speaker_text", "party", "stance", "denial_target", "target", "proposition", "hedged", "reason")
    names = ("speaker_text", "party", "stance", "denial_target", "target", "proposition", "hedged")

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        self.statement = statement
        kwargs["initial"] = {name: getattr(statement, name) for name in (*self.names, "revision")}
        super().__init__(*args, **kwargs)
        self.held = figures_of(statement)
        self.figures = rows_of(self.held, self.data if self.is_bound else None)

    def is_valid(self) -> bool:
        """Return whether the parts and every figure hold."""
        return super().is_valid() and (not self.figures.is_bound or self.figures.is_valid())

    def clean(self) -> dict[str, Any]:
        """Refuse a correction that changes nothing."""
        given = self.cleaned_data
        figures_hold = not self.figures.is_bound or self.figures.is_valid()
        if figures_hold and not self.errors and not self.said():
            raise forms.ValidationError(_("Nothing is changed yet."))
        return given

    def said(self) -> Said:
        """Return the parts that differ from the statement."""
        given, held = self.cleaned_data, self.statement
        changed: dict[str, Any] = {name: given[name] for name in self.names if given[name] != getattr(held, name)}
        if "speaker_text" in changed:
            changed["speaker"] = None
        if self.figures.changed(self.held):
            changed["figures"] = self.figures.figures()
        return changed  # type: ignore[return-value]


class WithdrawForm(Reasoned):
    """Taking a statement out of force."""


class MoveForm(ClaimFound):
    """The claim that a statement belongs to: one that is picked, or by its address, or a new one, or none."""

    none = _("None of these")
    revision = forms.IntegerField(widget=forms.HiddenInput)
    claim = forms.CharField(label=_("The claim it belongs to"), max_length=400, required=False)
    new_claim = forms.CharField(
        label=_("Or a new claim"),
        max_length=LONGEST_PROPOSITION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "The assertion itself in neutral words, without who says it and without “not”. "
            "Without either, the statement is taken off its claim."
        ),
    )

    def may_go_without(self, find: str) -> bool:
        """Return whether nothing is looked for any more: a new claim is worded, or none of those found is meant."""
        return not find or "claim" in self.data or bool(self.cleaned_data.get("new_claim"))

    def clean(self) -> dict[str, Any]:
        """Return the values. Raises ValidationError when a claim is picked and another one worded."""
        given = super().clean()
        if given.get("claim") and given.get("new_claim"):
            raise forms.ValidationError(_("Choose a claim or word a new one, not both."))
        return given


class DrawForm(OneFound):
    """A relation that no machine proposed, from `statement` to the one that it answers."""

    choice = "target"
    unpicked = _("Choose one of the statements found.")
    find = forms.CharField(label=_("Find a statement"), max_length=LONGEST, required=False)
    target = forms.CharField(label=_("The statement that is answered"), max_length=400, required=False)
    type = forms.ChoiceField(label=_("Relation"), choices=RelationType.choices)
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        self.statement = statement
        super().__init__(*args, **kwargs)

    def found(self) -> list[Hit]:
        """Return statements, each with its claim."""
        return choosing.statements_by_words(**self.asked(), besides=self.statement.pk)

    def at(self, address: str) -> Statement:
        """Return the statement."""
        return statement_at(address)
