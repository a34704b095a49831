"""Claims that a member follows, to be told when they change."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.claims import Claim


class Follow(models.Model):
    """One member follows one claim. Personal, not editorial: it leaves no Decision and is deleted when it ends."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"), related_name="follows")
    claim = models.ForeignKey(Claim, models.CASCADE, verbose_name=_("claim"), related_name="follows")
    since = models.DateTimeField(verbose_name=_("since"), default=timezone.now, editable=False)
    # The moment of the newest decision that the follower has marked as seen: later ones are news.
    seen_at = models.DateTimeField(verbose_name=_("seen at"), default=timezone.now)

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "claim"], name="follow_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} follows {self.claim}"
