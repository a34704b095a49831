"""What claims are about, and where."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.base import Alias, Mergeable
from claims.models.choices import PartyRole, Precision
from claims.models.parties import Party


class Place(Mergeable):
    """A place; the displayed name is the newsroom's choice, the others are aliases with who uses them."""

    name = models.CharField(verbose_name=_("name"), max_length=200)
    within = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("within"), null=True, blank=True, related_name="parts"
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class PlaceAlias(Alias):
    """Another name of a place, and the party that uses it."""

    place = models.ForeignKey(Place, models.CASCADE, verbose_name=_("place"), related_name="aliases")
    used_by = models.ForeignKey(
        Party, models.SET_NULL, verbose_name=_("used by"), null=True, blank=True, related_name="+"
    )

    class Meta(Alias.Meta):
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["place", "folded"], name="place_alias_once"),
        ]


class Event(Mergeable):
    """A place and a time range, possibly part of another event (incident, ceasefire, war)."""

    title = models.CharField(verbose_name=_("title"), max_length=200)
    place = models.ForeignKey(
        Place, models.PROTECT, verbose_name=_("place"), null=True, blank=True, related_name="events"
    )
    starts_on = models.DateField(verbose_name=_("starts on"), null=True, blank=True)
    starts_precision = models.CharField(
        verbose_name=_("starts precision"), max_length=8, choices=Precision, default=Precision.DAY
    )
    ends_on = models.DateField(verbose_name=_("ends on"), null=True, blank=True)
    ends_precision = models.CharField(
        verbose_name=_("ends precision"), max_length=8, choices=Precision, default=Precision.DAY
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True, related_name="parts"
    )
    watched = models.BooleanField(
        verbose_name=_("watched"),
        default=False,
        help_text=_("Articles on it are added as they appear: that a reply is missing then says something."),
    )
    parties = models.ManyToManyField(Party, verbose_name=_("parties"), through="EventParty", related_name="events")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar[list[str]] = ["-starts_on", "title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="event_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # The list of events by title, and the latest ones in filters (forms/choices.py).
            models.Index(fields=["title", "id"], condition=Q(merged_into=None), name="event_by_title"),
            models.Index(fields=["-starts_on", "title"], condition=Q(merged_into=None), name="event_latest"),
        ]

    def __str__(self) -> str:
        return self.title


class EventParty(models.Model):
    """The role a party plays in an event."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="roles")
    party = models.ForeignKey(Party, models.PROTECT, verbose_name=_("party"), related_name="roles")
    role = models.CharField(verbose_name=_("role"), max_length=16, choices=PartyRole, default=PartyRole.BELLIGERENT)

    class Meta:
        verbose_name = _("party of an event")
        verbose_name_plural = _("parties of events")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["event", "party"], name="event_party_once"),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_role_display()}"
