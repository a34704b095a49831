"""Bodies about feeds."""

from rest_framework import serializers

from claims.api.bodies.base import Body, Choice, Reference
from claims.models import Outlet
from claims.models.choices import Cadence


class FeedChangeBody(Body):
    """What a feed is called, whose it is and how often, in minutes, it is fetched; what is left out stays."""

    title = serializers.CharField(max_length=200, allow_blank=True, required=False)
    outlet = Reference(queryset=Outlet.objects.all(), allow_null=True, required=False)
    cadence = Choice(Cadence.choices, required=False, help_text="Minutes.")


class FeedBody(FeedChangeBody):
    """The address of a feed, with what is known of it."""

    url = serializers.CharField(max_length=2000)
