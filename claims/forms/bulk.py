"""Deciding many candidates of one filter at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.base import Apart
from claims.forms.claims import claim_at
from claims.models import Candidate, Claim
from claims.models.choices import CandidateState, RejectionReason

MOST = 200


class BulkForm(Apart):
    """The chosen candidates and what becomes of them; each is decided as if it stood alone."""

    candidates = forms.ModelMultipleChoiceField(
        Candidate.objects.filter(state=CandidateState.PENDING),
        to_field_name="public_id",
        error_messages={
            "required": _("Choose candidates first."),
            "invalid_choice": _("A chosen candidate was decided meanwhile. Look at the list again."),
        },
    )
    decision = forms.ChoiceField(choices=[("accept", _("accept")), ("reject", _("reject"))])
    claim = forms.CharField(
        label=_("Onto this claim"),
        required=False,
        max_length=400,
        help_text=_("Open the claim and copy its address here; leave empty to keep them without a claim."),
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=RejectionReason.choices, required=False)

    def clean_claim(self) -> Claim | None:
        """Return the claim whose public id ends the address; None when nothing is given."""
        given = self.cleaned_data["claim"].strip()
        return claim_at(given) if given else None
