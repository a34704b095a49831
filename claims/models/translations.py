"""What a claim or a passage says in another language. Passages are never translated in place."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claims import Claim
from claims.models.passages import Passage


class Translation(models.Model):
    """The words in another language, by a person or a machine; shown once a person approved them."""

    language = models.CharField(verbose_name=_("language"), max_length=8)
    text = models.TextField(verbose_name=_("text"))
    by_machine = models.BooleanField(verbose_name=_("by machine"), default=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("approved by"), null=True, related_name="+"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:80]


class ClaimTranslation(Translation):
    """A claim in another language."""

    claim = models.ForeignKey(Claim, models.CASCADE, verbose_name=_("claim"), related_name="translations")

    class Meta:
        verbose_name = _("claim translation")
        verbose_name_plural = _("claim translations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["claim", "language"], name="claim_translation_once"),
        ]


class PassageTranslation(Translation):
    """The words of a passage in another language, beside the original."""

    passage = models.ForeignKey(Passage, models.PROTECT, verbose_name=_("passage"), related_name="translations")

    class Meta:
        verbose_name = _("passage translation")
        verbose_name_plural = _("passage translations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["passage", "language"], name="passage_translation_once"),
            models.CheckConstraint(condition=~Q(text=""), name="passage_translation_says_something"),
        ]
