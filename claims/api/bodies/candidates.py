"""Bodies that decide candidates."""

from rest_framework import serializers

from claims.api.bodies.base import Body, Choice, Reference, Span
from claims.api.bodies.said import SaidBody
from claims.models import Claim
from claims.models.choices import RejectionReason
from claims.vocabulary import LONGEST_PROPOSITION


class AcceptBody(Body):
    """Onto `claim`, onto a new one stated as `new_claim`, or onto none; `changes` are made first."""

    claim = Reference(queryset=Claim.objects.filter(withdrawn_at=None), allow_null=True, required=False)
    new_claim = serializers.CharField(max_length=LONGEST_PROPOSITION, allow_blank=True, required=False)
    changes = SaidBody(required=False)
    new_party = serializers.CharField(
        max_length=200, allow_blank=True, required=False, help_text="The party of the speaker, added where none has it."
    )
    remember_alias = serializers.BooleanField(
        required=False, help_text="Make the printed speaker an alias of the party, for this and every later text."
    )


class AcceptBothBody(AcceptBody):
    """The same for a candidate and the one that it answers, both onto one claim; `changes` are those of the answer."""

    answered_revision = serializers.IntegerField(
        min_value=0, help_text="The revision of the candidate that it answers, as you read it."
    )


class RejectBody(Body):
    """Why a candidate is refused."""

    reason = Choice(RejectionReason.choices)
    note = serializers.CharField(max_length=2000, allow_blank=True, required=False)


class SplitBody(Body):
    """The content spans of the new candidates: at least two that do not overlap."""

    parts = Span(many=True, min_length=2, max_length=20)  # type: ignore[call-arg]
