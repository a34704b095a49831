"""The sides of a conflict, and who speaks for them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.base import Alias, Mergeable
from claims.models.choices import PartyKind


class Party(Mergeable):
    """A side: any number per event. A parent never speaks for a child."""

    name = models.CharField(verbose_name=_("name"), max_length=200)
    kind = models.CharField(verbose_name=_("kind"), max_length=16, choices=PartyKind, default=PartyKind.OTHER)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("parent"), null=True, blank=True, related_name="children"
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class PartyAlias(Alias):
    """A phrase by which texts name a party."""

    party = models.ForeignKey(Party, models.CASCADE, verbose_name=_("party"), related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name = _("name of a party")
        verbose_name_plural = _("names of parties")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["party", "folded"], name="party_alias_once"),
        ]


class Speaker(Mergeable):
    """A person or an office."""

    name = models.CharField(verbose_name=_("name"), max_length=200)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def party_on(self, day: date | None) -> Party | None:
        """Return the party this speaker spoke for on `day` (the latest one when `day` is unknown)."""
        held = [a for a in self.affiliations.all() if day is None or a.holds_on(day)]
        return max(held, key=lambda a: a.valid_from or date.min).party if held else None


class Affiliation(models.Model):
    """For which party a speaker speaks, and the dates for which that holds (None = open)."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, verbose_name=_("speaker"), related_name="affiliations")
    party = models.ForeignKey(Party, models.PROTECT, verbose_name=_("party"), related_name="affiliations")
    valid_from = models.DateField(verbose_name=_("valid from"), null=True, blank=True)
    valid_to = models.DateField(verbose_name=_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering: ClassVar[list[str]] = ["valid_from"]

    def __str__(self) -> str:
        return f"{self.speaker}, {self.party}"

    def holds_on(self, day: date) -> bool:
        """Return whether the affiliation covers `day`."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


class SpeakerAlias(Alias):
    """A phrase by which texts name a speaker."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, verbose_name=_("speaker"), related_name="aliases")

    class Meta(Alias.Meta):
        verbose_name = _("name of a speaker")
        verbose_name_plural = _("names of speakers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["speaker", "folded"], name="speaker_alias_once"),
        ]
