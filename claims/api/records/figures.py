"""Figures of candidates and statements."""

from typing import Any

from rest_framework import serializers

from claims.models.choices import Modifier


class FigureRecord(serializers.Serializer[Any]):
    """A number somebody states: an interval, null where an end is open; what is counted, whose, and as of when."""

    low = serializers.FloatField(allow_null=True, default=None)
    high = serializers.FloatField(allow_null=True, default=None)
    modifier = serializers.ChoiceField(Modifier.choices)
    unit = serializers.CharField(default="")
    counted = serializers.CharField(default="")
    whose = serializers.CharField(allow_null=True, default="")
    disclosed = serializers.BooleanField(default=True)
    start = serializers.IntegerField(allow_null=True, default=None)
    end = serializers.IntegerField(allow_null=True, default=None)
    as_of = serializers.DateField(allow_null=True, default=None)
