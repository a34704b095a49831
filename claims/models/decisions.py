"""The one audit trail."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Decision(models.Model):
    """Who changed what, from what to what, when and why. Append-only: triggers refuse update, delete and truncate."""

    public_id = models.UUIDField(verbose_name=_("permanent id"), default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(verbose_name=_("at"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("actor"), related_name="decisions"
    )
    action = models.CharField(
        verbose_name=_("action"), max_length=40, help_text=_("noun.verb, as the function in claims/actions is called.")
    )
    subject = models.UUIDField(verbose_name=_("subject"), help_text=_("public_id of the record decided on."))
    # public_ids of every record whose history this belongs to, the subject included.
    about = ArrayField(models.UUIDField(), verbose_name=_("about"), default=list)
    before = models.JSONField(verbose_name=_("before"), default=dict)
    after = models.JSONField(verbose_name=_("after"), default=dict)
    reason = models.TextField(verbose_name=_("reason"), blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar[list[str]] = ["-id"]
        indexes: ClassVar[list[models.Index]] = [
            # The history on every record's page.
            GinIndex(fields=["about"], name="decision_about"),
            # An editor's last decisions, beside every queue and in the history.
            models.Index(fields=["actor", "action", "-id"], name="decision_of_actor_by_action"),
            models.Index(fields=["actor", "-id"], name="decision_of_actor"),
            models.Index(fields=["action", "-id"], name="decision_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
