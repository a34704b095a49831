"""What editors' decisions teach about confidence."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Learning(models.Model):
    """What the decisions up to one moment taught. The newest one is in force; candidates keep the one they were given.

    A row is never changed. A reset is a row without rules, from whose time on decisions count.
    """

    at = models.DateTimeField(verbose_name=_("at"), default=timezone.now, editable=False)
    since = models.DateTimeField(
        verbose_name=_("since"), null=True, help_text=_("Decisions before this moment do not count: the last reset.")
    )
    decisions = models.BigIntegerField(
        verbose_name=_("decisions"), default=0, help_text=_("Key of the newest Decision that was there.")
    )
    report = models.JSONField(
        verbose_name=_("report"), default=dict, help_text=_("Reliability, review times: what the Quality page shows.")
    )

    class Meta:
        verbose_name = _("learning")
        verbose_name_plural = _("learnings")

    def __str__(self) -> str:
        return f"learning {self.pk}"


class LearnedRule(models.Model):
    """One rule in one language: how its candidates were decided, and what follows for new ones."""

    learning = models.ForeignKey(Learning, models.CASCADE, verbose_name=_("learning"), related_name="rules")
    rule = models.CharField(
        verbose_name=_("rule"), max_length=80, help_text=_('With its language, such as "id.denial".')
    )
    accepted = models.PositiveIntegerField(verbose_name=_("accepted"), help_text=_("As proposed."))
    edited = models.PositiveIntegerField(
        verbose_name=_("edited"), help_text=_("Accepted with another stance, speaker or words, or split.")
    )
    rejected = models.PositiveIntegerField(verbose_name=_("rejected"), help_text=_("As wrong."))
    said = models.FloatField(verbose_name=_("said"), help_text=_("Mean of the start values of those decided, 0 to 1."))
    learned = models.FloatField(verbose_name=_("learned"), help_text=_("That mean after the decisions, 0 to 1."))
    factor = models.FloatField(
        verbose_name=_("factor"), help_text=_("What the odds of a new candidate are multiplied by.")
    )

    class Meta:
        verbose_name = _("learned rule")
        verbose_name_plural = _("learned rules")
        ordering: ClassVar[list[str]] = ["rule"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["learning", "rule"], name="learned_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} × {self.factor:.2f}"
