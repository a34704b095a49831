"""Bodies about statements and the relations between them."""

from rest_framework import serializers

from claims.api.bodies.base import Body, Choice, Offset, Reference
from claims.api.bodies.said import RecordedBody, SaidBody
from claims.models import Article, Claim, Statement
from claims.models.choices import DismissalReason, MissingContext, RelationType


class SelectionBody(Body):
    """A statement recorded by hand from text[start:end] of an article's version, the latest unless told."""

    article = Reference(queryset=Article.objects.all())
    version = serializers.IntegerField(
        min_value=1, max_value=100_000, required=False, help_text="The version's number."
    )
    start = Offset()
    end = Offset()
    said = RecordedBody()
    claim = Reference(queryset=Claim.objects.filter(withdrawn_at=None), allow_null=True, required=False)


class CorrectionBody(Body):
    """The changed parts of a statement's successor, and why."""

    said = SaidBody()
    reason = serializers.CharField(max_length=2000)


class MoveBody(Body):
    """The claim that a statement belongs to; null for none."""

    claim = Reference(queryset=Claim.objects.filter(withdrawn_at=None), allow_null=True)


class ConfirmBody(Body):
    """A confirmation; `type` corrects the proposed relation."""

    type = Choice(RelationType.choices, required=False)
    reason = serializers.CharField(max_length=2000, allow_blank=True, required=False)


class DismissBody(Body):
    """Why two statements are not related so."""

    dismissal = Choice(DismissalReason.choices)
    reason = serializers.CharField(max_length=2000, allow_blank=True, required=False)


class AsideBody(Body):
    """What must be learned before a pair can be decided."""

    needs = Choice(MissingContext.choices)
    reason = serializers.CharField(max_length=2000, allow_blank=True, required=False)


class DrawBody(Body):
    """A relation drawn by hand: `source` answers `target`."""

    source = Reference(queryset=Statement.objects.all())  # type: ignore[assignment]
    target = Reference(queryset=Statement.objects.all())
    type = Choice(RelationType.choices)
    reason = serializers.CharField(max_length=2000)
