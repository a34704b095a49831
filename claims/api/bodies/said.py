"""The parts of a statement, as an editor may set them."""

from typing import Any, cast

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from claims.actions.statements import Said
from claims.api.bodies.base import Body, Choice, Offset, Reference, Span
from claims.models import Party, Speaker
from claims.models.choices import DenialTarget, Modifier, Stance
from claims.vocabulary import LONGEST_PROPOSITION

LARGEST_FIGURE = 1e15


class FigureBody(Body):
    """A number in a statement: an interval with an open end where the words leave one open."""

    low = serializers.FloatField(min_value=-LARGEST_FIGURE, max_value=LARGEST_FIGURE, allow_null=True, default=None)
    high = serializers.FloatField(min_value=-LARGEST_FIGURE, max_value=LARGEST_FIGURE, allow_null=True, default=None)
    modifier = Choice(Modifier.choices, default=Modifier.EXACTLY)
    unit = serializers.CharField(max_length=20, allow_blank=True, default="")
    counted = serializers.CharField(max_length=200, allow_blank=True, default="")
    whose = serializers.CharField(max_length=200, allow_blank=True, default="")
    disclosed = serializers.BooleanField(default=True)
    start = Offset(allow_null=True, default=None)
    end = Offset(allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the figure. Raises ValidationError unless it has a value exactly when it is disclosed."""
        low, high = attrs["low"], attrs["high"]
        if attrs["disclosed"] == (low is None and high is None):
            raise serializers.ValidationError(_("Give a number, or say that it is not disclosed."))
        if low is not None and high is not None and low > high:
            raise serializers.ValidationError(_("The lower number is larger than the higher one."))
        return attrs


class SaidBody(Body):
    """Parts of a statement to set; those left out stay as they are."""

    stance = Choice(Stance.choices, required=False)
    hedged = serializers.BooleanField(required=False)
    denial_target = Choice(DenialTarget.choices, allow_blank=True, required=False)
    proposition = serializers.CharField(max_length=LONGEST_PROPOSITION, required=False)
    speaker_text = serializers.CharField(max_length=400, allow_blank=True, required=False)
    speaker = Reference(queryset=Speaker.objects.all(), allow_null=True, required=False)
    party = Reference(queryset=Party.objects.all(), allow_null=True, required=False)
    target = Reference(queryset=Party.objects.all(), allow_null=True, required=False)
    figures = FigureBody(many=True, max_length=50, required=False)  # type: ignore[call-arg]
    content = Span(required=False, help_text="What is said, without the attribution, inside the text.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the parts with the names that the actions use."""
        if content := attrs.pop("content", None):
            attrs |= {"content_start": content["start"], "content_end": content["end"]}
        return attrs


class RecordedBody(SaidBody):
    """The parts of a statement recorded by hand: it takes a stance on something."""

    stance = Choice(Stance.choices)
    proposition = serializers.CharField(max_length=LONGEST_PROPOSITION)
    cue = serializers.CharField(max_length=120, allow_blank=True, required=False)
    relay = serializers.ListField(child=serializers.CharField(max_length=200), max_length=10, required=False)


def said_of(values: dict[str, Any]) -> Said:
    """Return validated values as the actions take them."""
    said: dict[str, Any] = dict(values)
    if "figures" in said:
        said["figures"] = [dict(figure) for figure in said["figures"]]
    return cast(Said, said)
