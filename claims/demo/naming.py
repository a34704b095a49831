"""The names of the demo newsroom: parties, speakers, places, events and outlets, made where they are missing."""

from typing import Any

from claims.actions import parties
from claims.models import Event, Outlet, Party, Place, Speaker, User


def name(data: dict[str, Any], *, by: User) -> dict[str, Any]:
    """Return the parties, events and outlets of the data by key, and the places by name."""
    found: dict[str, Any] = {row["key"]: _outlet(row, by=by) for row in data["outlets"]}
    for row in data["parties"]:
        found[row["key"]] = _party(row, by=by)
    for row in data["speakers"]:
        _speaker(row, found[row["party"]], by=by)
    for row in data["places"]:
        found[row["name"]] = _place(row, found, by=by)
    for row in data["events"]:
        found[row["key"]] = _event(row, found, by=by)
    return found


def _outlet(row: dict[str, Any], *, by: User) -> Outlet:
    known = Outlet.objects.filter(name=row["name"]).first()
    fields = {name: row[name] for name in ("name", "country", "language")}
    return known or parties.create(model=Outlet, by=by, **fields)


def _party(row: dict[str, Any], *, by: User) -> Party:
    known = Party.objects.filter(name=row["name"]).first()
    party = known or parties.create(model=Party, by=by, name=row["name"], kind=row["kind"])
    for alias in row["aliases"]:
        parties.add_alias(record_=party, text=alias, by=by)
    return party


def _speaker(row: dict[str, Any], party: Party, *, by: User) -> None:
    if Speaker.objects.filter(name=row["name"]).exists():
        return
    speaker = parties.create(model=Speaker, by=by, name=row["name"])
    for alias in row["aliases"]:
        parties.add_alias(record_=speaker, text=alias, by=by)
    parties.affiliate(speaker=speaker, party=party, by=by)


def _place(row: dict[str, Any], found: dict[str, Any], *, by: User) -> Place:
    known = Place.objects.filter(name=row["name"]).first()
    place = known or parties.create(model=Place, by=by, name=row["name"], within=found.get(row.get("within", "")))
    for alias in row["aliases"]:
        parties.add_alias(record_=place, text=alias["text"], used_by=found.get(alias.get("used_by", "")), by=by)
    return place


def _event(row: dict[str, Any], found: dict[str, Any], *, by: User) -> Event:
    known = Event.objects.filter(title=row["title"]).first()
    if known is not None:
        return known
    event = parties.create(
        model=Event,
        by=by,
        title=row["title"],
        place=found[row["place"]],
        part_of=found.get(row.get("part_of", "")),
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        watched=row.get("watched", False),
    )
    for key, role in row["roles"].items():
        parties.set_role(event=event, party=found[key], role=role, by=by)
    return event
