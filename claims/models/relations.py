"""Typed edges between statements."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from claims.models.base import Record
from claims.models.choices import DismissalReason, RelationState, RelationType
from claims.models.statements import Statement


class Relation(Record):
    """`source` answers `target`. Proposed by a worker or an editor; confirmed or dismissed, with a reason."""

    source = models.ForeignKey(Statement, models.PROTECT, related_name="relations_out")
    target = models.ForeignKey(Statement, models.PROTECT, related_name="relations_in")
    type = models.CharField(max_length=20, choices=RelationType)

    rule = models.CharField(max_length=80, blank=True, editable=False)
    rule_version = models.CharField(max_length=20, blank=True, editable=False)
    score = models.FloatField(default=0, editable=False)
    explanation = models.CharField(max_length=80, blank=True, editable=False)
    slots = models.JSONField(default=dict, editable=False)
    caveats = models.JSONField(default=list, editable=False)
    unknown = models.JSONField(default=list, editable=False, help_text="Slots nobody knows: shown apart, to check.")
    shown = models.BooleanField(default=True, editable=False)
    features = models.JSONField(default=dict, editable=False)

    state = models.CharField(max_length=10, choices=RelationState, default=RelationState.SUGGESTED)
    dismissal = models.CharField(max_length=20, choices=DismissalReason, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Least("source", "target"), Greatest("source", "target"), name="relation_pair_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="relation_between_two"),
            models.CheckConstraint(
                condition=Q(state=RelationState.SUGGESTED, decided_by=None, decided_at=None)
                | (~Q(state=RelationState.SUGGESTED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="relation_decided_iff_not_suggested",
            ),
            models.CheckConstraint(
                condition=Q(state=RelationState.DISMISSED) ^ Q(dismissal=""), name="relation_dismissal_has_reason"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The contradictions queue (retrieval/queue.py).
            models.Index(fields=["-score", "id"], condition=Q(state="suggested"), name="relation_suggested"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.type} {self.target_id}"
