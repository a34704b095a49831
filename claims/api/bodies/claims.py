"""Bodies about claims."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from claims.api.bodies.base import Body, Choice, Reference, References
from claims.models import Claim, Event, Statement
from claims.models.choices import Verdict
from claims.vocabulary import LONGEST_PROPOSITION


class ClaimBody(Body):
    """A claim that no statement carries yet: one neutral sentence stating the assertion itself."""

    proposition = serializers.CharField(max_length=LONGEST_PROPOSITION)
    language = serializers.CharField(max_length=8, allow_blank=True, required=False)
    event = Reference(queryset=Event.objects.all(), allow_null=True, required=False)


class ClaimChangeBody(Body):
    """A new sentence with the reason for it, or the event that the claim is about."""

    proposition = serializers.CharField(max_length=LONGEST_PROPOSITION, required=False)
    reason = serializers.CharField(max_length=2000, required=False)
    event = Reference(queryset=Event.objects.all(), allow_null=True, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the values. Raises ValidationError unless they change one thing and a sentence has its reason."""
        if ("proposition" in attrs) == ("event" in attrs):
            raise serializers.ValidationError(_("Change either the proposition or the event."))
        if "proposition" in attrs and "reason" not in attrs:
            raise serializers.ValidationError({"reason": [_("Give a reason.")]})
        return attrs


class VerdictBody(Body):
    """An editor's word on a claim, with its reason."""

    verdict = Choice(Verdict.choices)
    reason = serializers.CharField(max_length=2000)


class ClaimMergeBody(Body):
    """The claim that this one turned out to be, and why."""

    into = Reference(queryset=Claim.objects.filter(withdrawn_at=None))
    reason = serializers.CharField(max_length=2000)


class ClaimSplitBody(Body):
    """The further claim that some of the statements belong to, and why."""

    statements = References(queryset=Statement.objects.all(), largest=200)
    proposition = serializers.CharField(max_length=LONGEST_PROPOSITION)
    reason = serializers.CharField(max_length=2000)


class SeenBody(Body):
    """Up to which moment you have seen what was decided."""

    until = serializers.DateTimeField()
