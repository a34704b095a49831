"""Parties, speakers, places, events and outlets: names, aliases, merges."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _

from claims.actions import parties
from claims.actions.base import ActionRefused
from claims.api.bodies import names as bodies
from claims.api.bodies.base import Body, Reason
from claims.api.filters import EventFilter, NameFilter, OutletFilter
from claims.api.records import names as records
from claims.api.views.base import Records, Values, changes, creates, edits
from claims.models import Event, Speaker


class Kept(Records):
    """Records that editors keep: added and changed by hand."""

    body: ClassVar[type[Body]]

    @creates("body")
    def create(self, values: Values) -> Any:
        """Add a record; where it has aliases its name becomes the first."""
        return parties.create(model=self.record.Meta.model, by=self.by, **values)

    @edits("body", partial=True)
    def partial_update(self, row: Any, values: Values, revision: int | None) -> Any:
        """Change a record; what is left out stays."""
        return parties.update(row=row, by=self.by, revision=revision, **values)


class Mergeable(Kept):
    """Records that may turn out to be another one."""

    merge_body: ClassVar[type[Body]]

    @changes("merge_body")
    def merge(self, row: Any, values: Values, revision: int | None) -> Any:
        """Make a record the same as another, which is the answer: what pointed at it points there."""
        return parties.merge(row=row, by=self.by, revision=revision, **values)

    @changes(Reason)
    def unmerge(self, row: Any, values: Values, _revision: int | None) -> Any:
        """Undo a merge: exactly the rows that it moved go back."""
        return parties.unmerge(row=row, by=self.by, **values)


class Named(Mergeable):
    """Records that texts name in several ways."""

    filterset_class = NameFilter

    @changes(bodies.AliasBody)
    def add_alias(self, row: Any, values: Values, _revision: int | None) -> Any:
        """Add a phrase by which texts name the record."""
        parties.add_alias(record_=row, by=self.by, **values)
        return row

    @changes(bodies.AliasTextBody)
    def remove_alias(self, row: Any, values: Values, _revision: int | None) -> Any:
        """Take an alias away."""
        alias = row.aliases.filter(text=values["text"]).first()
        if alias is None:
            raise ActionRefused(_("There is no such alias."))
        parties.remove_alias(record_=row, alias=alias, by=self.by)
        return row


class Parties(Named):
    """The sides, any number per event."""

    record = records.PartyRecord
    body = bodies.PartyBody
    merge_body = bodies.PartyMergeBody


class Speakers(Named):
    """Persons and offices that speak for parties."""

    record = records.SpeakerRecord
    body = bodies.SpeakerBody
    merge_body = bodies.SpeakerMergeBody

    @changes(bodies.AffiliationBody)
    def affiliate(self, speaker: Speaker, values: Values, _revision: int | None) -> Speaker:
        """Say for which party a speaker speaks, and from when to when."""
        parties.affiliate(speaker=speaker, by=self.by, **values)
        return speaker


class Places(Named):
    """Where things happen, under every name that is used."""

    record = records.PlaceRecord
    body = bodies.PlaceBody
    merge_body = bodies.PlaceMergeBody


class Events(Mergeable):
    """What claims are about."""

    record = records.EventRecord
    filterset_class = EventFilter
    body = bodies.EventBody
    merge_body = bodies.EventMergeBody

    @changes(bodies.RoleBody)
    def set_role(self, event: Event, values: Values, _revision: int | None) -> Event:
        """Say which part a party plays in an event."""
        parties.set_role(event=event, by=self.by, **values)
        return event


class Outlets(Kept):
    """Who publishes articles."""

    record = records.OutletRecord
    filterset_class = OutletFilter
    body = bodies.OutletBody
