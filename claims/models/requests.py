"""Requests that may be sent twice."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class IdempotentRequest(models.Model):
    """The answer to a POST with an Idempotency-Key, given again to the same request."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"), related_name="+")
    key = models.CharField(verbose_name=_("key"), max_length=200)
    request_hash = models.CharField(verbose_name=_("request hash"), max_length=64)
    status = models.PositiveSmallIntegerField(verbose_name=_("status"), null=True)
    body = models.JSONField(verbose_name=_("body"), null=True)
    created_at = models.DateTimeField(verbose_name=_("created at"), default=timezone.now)

    class Meta:
        verbose_name = _("idempotent request")
        verbose_name_plural = _("idempotent requests")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "key"], name="idempotency_key_once"),
        ]

    def __str__(self) -> str:
        return self.key
