"""Deciding many candidates of one filter at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.forms.finding import Finding, claim_at
from claims.models import Candidate, Claim
from claims.models.choices import CandidateState, RejectionReason
from claims.vocabulary import LONGEST_PROPOSITION

MOST = 100  # candidates shown, and decided at once
NEW, NONE = "new", "none"
CHOSEN, MATCHING = "chosen", "matching"


class BulkForm(Finding):
    """The chosen candidates and what becomes of them; each is decided as if it stood alone.

    With the scope MATCHING it is all that the filter finds, as many as the editor saw: `waiting` are those rows.
    """

    candidates = forms.ModelMultipleChoiceField(
        Candidate.objects.filter(state=CandidateState.PENDING),
        to_field_name="public_id",
        required=False,
        error_messages={"invalid_choice": _("A chosen candidate was decided meanwhile. Look at the list again.")},
    )
    scope = forms.ChoiceField(choices=[(CHOSEN, _("the chosen")), (MATCHING, _("all that match"))], required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=[("accept", _("accept")), ("reject", _("reject"))])
    claim = forms.CharField(required=False, max_length=400)
    new_claim = forms.CharField(
        label=_("New claim"), max_length=LONGEST_PROPOSITION, required=False, widget=forms.Textarea({"rows": 2})
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=RejectionReason.choices, required=False)

    def __init__(self, *args: Any, waiting: list[Candidate], **kwargs: Any) -> None:
        self.waiting = waiting
        super().__init__(*args, **kwargs)

    def clean_claim(self) -> Claim | str:
        """Return the claim whose public id is given, or ends the given address; else NEW or NONE."""
        given = self.cleaned_data["claim"].strip() or NONE
        return given if given in {NEW, NONE} else claim_at(given)

    def clean(self) -> dict[str, Any]:
        """Put into `candidates` a list of what is to be decided."""
        given = self.cleaned_data
        if given.get("scope") == MATCHING:
            given["candidates"] = self._matching(given.get("seen"))
        elif "candidates" in given:
            given["candidates"] = list(given["candidates"][: MOST + 1])
            if not given["candidates"]:
                self.add_error("candidates", _("Choose candidates first."))
        if len(given.get("candidates", [])) > MOST:
            self.add_error("candidates", _("At most %(most)d at once. Narrow the list first.") % {"most": MOST})
        if given.get("decision") == "accept" and given.get("claim") == NEW and not given.get("new_claim", "").strip():
            self.add_error("new_claim", _("State the new claim."))
        return given

    def _matching(self, seen: int | None) -> list[Candidate]:
        if len(self.waiting) != seen:
            number = len(self.waiting)
            changed = ngettext(
                "The list has changed: %(number)d candidate matches now. Look at it again.",
                "The list has changed: %(number)d candidates match now. Look at it again.",
                number,
            )
            self.add_error("candidates", changed % {"number": number})
        return self.waiting
