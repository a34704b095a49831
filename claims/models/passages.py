"""Exact spans of a version."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.articles import ArticleVersion

CONTEXT = 32  # code points of prefix and suffix, as the W3C TextQuoteSelector suggests a short context


class Passage(models.Model):
    """A half-open span in Unicode code points, with its words and their neighbours."""

    version = models.ForeignKey(ArticleVersion, models.PROTECT, verbose_name=_("version"), related_name="passages")
    start = models.PositiveIntegerField(verbose_name=_("start"))
    end = models.PositiveIntegerField(verbose_name=_("end"))
    exact = models.TextField(verbose_name=_("exact"))
    prefix = models.CharField(verbose_name=_("prefix"), max_length=CONTEXT, blank=True)
    suffix = models.CharField(verbose_name=_("suffix"), max_length=CONTEXT, blank=True)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "start", "end"], name="passage_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="passage_not_empty"),
        ]

    def __str__(self) -> str:
        return self.exact[:80]

    @classmethod
    def of(cls, version: ArticleVersion, start: int, end: int) -> "Passage":
        """Return the passage of `version` at [start, end), made when it is new.

        Raises ValueError when the span is empty or outside the text.
        """
        if not 0 <= start < end <= len(version.text):
            raise ValueError(f"no passage at {start} to {end} in a text of {len(version.text)}")
        words = {
            "exact": version.text[start:end],
            "prefix": version.text[max(0, start - CONTEXT) : start],
            "suffix": version.text[end : end + CONTEXT],
        }
        return cls.objects.get_or_create(version=version, start=start, end=end, defaults=words)[0]
