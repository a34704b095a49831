"""What editors' decisions teach about confidence."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Learning(models.Model):
    """What the decisions up to one moment taught. The newest one is in force; candidates keep the one they were given.

    A row is never changed. A reset is a row without rules, from whose time on decisions count.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    since = models.DateTimeField(null=True, help_text="Decisions before this moment do not count: the last reset.")
    decisions = models.BigIntegerField(default=0, help_text="Key of the newest Decision that was there.")
    report = models.JSONField(default=dict, help_text="Reliability, review times: what the Quality page shows.")

    def __str__(self) -> str:
        return f"learning {self.pk}"


class LearnedRule(models.Model):
    """One rule in one language: how its candidates were decided, and what follows for new ones."""

    learning = models.ForeignKey(Learning, models.CASCADE, related_name="rules")
    rule = models.CharField(max_length=80, help_text='With its language, such as "id.denial".')
    accepted = models.PositiveIntegerField(help_text="As proposed.")
    edited = models.PositiveIntegerField(help_text="Accepted with another stance, speaker or words, or split.")
    rejected = models.PositiveIntegerField(help_text="As wrong.")
    said = models.FloatField(help_text="Mean of the start values of those decided, 0 to 1.")
    learned = models.FloatField(help_text="That mean after the decisions, 0 to 1.")
    factor = models.FloatField(help_text="What the odds of a new candidate are multiplied by.")

    class Meta:
        ordering: ClassVar[list[str]] = ["rule"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["learning", "rule"], name="learned_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} × {self.factor:.2f}"
