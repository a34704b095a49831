"""The body about a passage whose source has changed."""

from rest_framework import serializers

from claims.api.bodies.base import Body


class UpholdBody(Body):
    """Why the statements stand, if it needs saying."""

    reason = serializers.CharField(max_length=1000, allow_blank=True, required=False)
