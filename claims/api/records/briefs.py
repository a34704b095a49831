"""A claim's brief as data."""

from typing import Any

from rest_framework import serializers


class SentenceRecord(serializers.Serializer[Any]):
    """One sentence and where it is from."""

    text = serializers.CharField(help_text="Without its full stop.")
    source = serializers.CharField(help_text="Outlet and day, in words.")  # type: ignore[assignment]
    link = serializers.CharField(help_text="Of the article; empty where there is none.")


class BriefRecord(serializers.Serializer[Any]):
    """An attributed paragraph with both sides, made from accepted statements only."""

    claim = serializers.UUIDField(
        source="claim.public_id", help_text="The claim it is about: for a merged one, the one that it became."
    )
    language = serializers.CharField()
    head = serializers.CharField(help_text="What it is about and how it stands.")
    sentences = SentenceRecord(many=True)
    text = serializers.CharField(help_text="Head and sentences as plain text, to be copied.")
    shown = serializers.IntegerField(source="facts.shown", help_text="Statements on the claim that are told here.")
    held = serializers.IntegerField(source="facts.held", help_text="And that there are.")
