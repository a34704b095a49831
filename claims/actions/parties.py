"""Keeping parties, speakers, places, events and outlets: names, aliases, merges."""

from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from claims.actions.base import ActionRefused, change, lock, once, record, require_reason
from claims.models import (
    Affiliation,
    Decision,
    Event,
    EventParty,
    Party,
    PartyAlias,
    Place,
    PlaceAlias,
    Speaker,
    SpeakerAlias,
    Statement,
    User,
)
from claims.models.base import Alias, Mergeable, Record, fold
from claims.models.choices import PartyKind
from claims.permissions import Permission, require
from claims.pipeline import accused, status
from claims.pipeline import parties as names

Named = Party | Speaker | Place
M = TypeVar("M", bound=Record)

ALIASES: dict[type[Mergeable], tuple[type[Alias], str]] = {
    Party: (PartyAlias, "party"),
    Speaker: (SpeakerAlias, "speaker"),
    Place: (PlaceAlias, "place"),
}

# The fields by which a record lies within another of its kind.
WITHIN = {"parent", "within", "part_of"}

# Positions are derived: refreshed, not moved.
DERIVED = {"Position"}

# Rows that may stand once per pair: by model and merged field, the field that makes up the pair.
ONCE_PER = {
    ("EventParty", "party"): "event",
    ("EventParty", "event"): "party",
    ("Article_events", "event"): "article",
}


@transaction.atomic
def create(*, model: type[M], by: User, **fields: Any) -> M:
    """Add a Party, Speaker, Place, Event or Outlet; its own name becomes its first alias where it has aliases.

    The candidates to review that wait for a party of this name get it, as speaker's party or as the accused.
    """
    require(by, Permission.EDIT)
    row = once(lambda: model._default_manager.create(**fields), _("There is one of this name already."))
    if isinstance(row, Party | Speaker | Place):
        _alias(row, row.name)
    record(f"{_noun(row)}.created", row, by=by, after={name: str(value) for name, value in fields.items()})
    if isinstance(row, Party):
        _reach_waiting(row, row.name)
    return row


def named(*, name: str, by: User) -> Party:
    """Return the one party in use that texts call `name`; add it where there is none."""
    name = " ".join(name.split())[:200]
    held = Party.objects.filter(merged_into=None, aliases__folded=fold(name)).distinct()[:2]
    return held[0] if len(held) == 1 else create(model=Party, name=name, kind=PartyKind.OTHER, by=by)


@transaction.atomic
def update(*, row: M, by: User, revision: int | None = None, **fields: Any) -> M:
    """Change fields of a Party, Speaker, Place, Event or Outlet; a new name becomes an alias, too."""
    require(by, Permission.EDIT)
    before = {name: str(getattr(row, name)) for name in fields}
    for name in WITHIN.intersection(fields):
        if row.pk in _upwards(fields[name], name):
            raise ActionRefused(_("It cannot lie within itself."))
    once(lambda: change(row, revision=revision, **fields), _("There is one of this name already."))
    if "name" in fields and isinstance(row, Party | Speaker | Place):
        _alias(row, row.name)
    after = {name: str(getattr(row, name)) for name in fields}
    record(f"{_noun(row)}.updated", row, by=by, before=before, after=after)
    return row


@transaction.atomic
def add_alias(*, record_: Named, text: str, by: User, language: str = "", used_by: Party | None = None) -> Alias:
    """Add a phrase by which texts name a record; a place's may say which party uses it.

    The candidates to review that wait for a party, or for the party of a speaker, of this name get it. Raises
    ActionRefused when the phrase is empty; known ones are returned.
    """
    require(by, Permission.EDIT)
    if not text.strip():
        raise ActionRefused(_("Write the name as it stands in texts."))
    alias, made = _alias(record_, text, language)
    if isinstance(alias, PlaceAlias) and used_by is not None:
        PlaceAlias.objects.filter(pk=alias.pk).update(used_by=used_by)
    if made:
        record(f"{_noun(record_)}.alias_added", record_, by=by, after={"alias": alias.text})
    if isinstance(record_, Party):
        _reach_waiting(record_, alias.text)
    if isinstance(record_, Speaker):
        names.resolve_waiting_for(record_, [alias.text])
    return alias


def _reach_waiting(party: Party, name: str) -> None:
    names.resolve_waiting(party, name)
    accused.resolve_accused(party, name)


@transaction.atomic
def remove_alias(*, record_: Named, alias: Alias, by: User) -> None:
    """Take an alias away."""
    require(by, Permission.EDIT)
    alias.delete()
    record(f"{_noun(record_)}.alias_removed", record_, by=by, before={"alias": alias.text})


@transaction.atomic
def affiliate(
    *, speaker: Speaker, party: Party, by: User, valid_from: date | None = None, valid_to: date | None = None
) -> Affiliation:
    """Say for which party a speaker speaks, and from when to when that holds (None = open).

    The candidates to review that wait for the party of this speaker get it.
    """
    require(by, Permission.EDIT)
    if valid_from and valid_to and valid_to < valid_from:
        raise ActionRefused(_("The last day lies before the first."))
    row = Affiliation.objects.create(speaker=speaker, party=party, valid_from=valid_from, valid_to=valid_to)
    record("speaker.affiliated", speaker, by=by, about=[party], after={"party": party.name})
    names.resolve_waiting_for(speaker, speaker.aliases.values_list("text", flat=True))
    return row


@transaction.atomic
def set_role(*, event: Event, party: Party, role: str, by: User) -> EventParty:
    """Say which part a party plays in an event."""
    require(by, Permission.EDIT)
    row, _made = EventParty.objects.update_or_create(event=event, party=party, defaults={"role": role})
    record("event.role_set", event, by=by, about=[party], after={"party": party.name, "role": role})
    return row


def merge_preview(*, row: Mergeable) -> dict[str, int]:
    """Return how many rows of each kind point at `row` and would move with it, by their plural name."""
    found = [(relation, relation.related_model._base_manager.filter(**{relation.field.name: row}).count())
             for relation in _relations(row)]  # fmt: skip
    return {relation.related_model._meta.verbose_name_plural: count for relation, count in found if count}


@transaction.atomic
def merge(*, row: Mergeable, into: Mergeable, reason: str, by: User, revision: int | None = None) -> Mergeable:
    """Make `row` the same as `into`: what pointed at it points there; the Decision lists each row moved."""
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    if type(row) is type(into):
        lock(row, into)
    if type(row) is not type(into) or row.pk == into.pk or into.merged_into is not None:
        raise ActionRefused(_("Choose another record of the same kind that is in use."))
    if any(row.pk in _upwards(into, name) for name in WITHIN if hasattr(row, name)):
        raise ActionRefused(_("The other one is a part of this one. Change that first."))
    change(row, revision=revision, expect={"merged_into": None}, merged_into=into)
    moved = {_key(relation): _move(relation, row, into) for relation in _relations(row)}
    copied = _copy_aliases(row, into)
    _refresh_claims(row, into)
    record(
        f"{_noun(row)}.merged",
        row,
        by=by,
        about=[into],
        after={"into": str(into.public_id), "moved": moved, "aliases": copied},
        reason=reason,
    )
    return into


@transaction.atomic
def unmerge(*, row: Mergeable, reason: str, by: User) -> Mergeable:
    """Undo a merge: exactly the rows that it moved go back."""
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    merged = Decision.objects.filter(action=f"{_noun(row)}.merged", subject=row.public_id).first()
    if row.merged_into is None or merged is None:
        raise ActionRefused(_("This was not merged."))
    into = row.merged_into
    change(row, merged_into=None)
    if type(row) in ALIASES:
        ALIASES[type(row)][0]._default_manager.filter(pk__in=merged.after["aliases"]).delete()
    relations = {_key(relation): relation for relation in _relations(row)}
    for key, ids in merged.after["moved"].items():
        relation = relations[key]
        rows = relation.related_model._base_manager.filter(pk__in=ids, **{relation.field.name: into})
        rows.update(**{relation.field.name: row})
    _refresh_claims(row, into)
    record(f"{_noun(row)}.unmerged", row, by=by, about=[into], after=merged.after, reason=reason)
    return row


def _upwards(row: Any, name: str) -> list[int]:
    """Return the keys of `row` and of what it lies within, upwards by the field `name`."""
    keys: list[int] = []
    while row is not None and row.pk not in keys:
        keys.append(row.pk)
        row = getattr(row, name)
    return keys


def _noun(row: Record) -> str:
    return type(row)._meta.model_name or ""


def _alias(row: Named, text: str, language: str = "") -> tuple[Alias, bool]:
    model, owner = ALIASES[type(row)]
    text = " ".join(text.split())[:200]
    return model._default_manager.get_or_create(
        **{owner: row}, folded=fold(text), defaults={"text": text, "language": language}
    )


def _copy_aliases(row: Mergeable, into: Mergeable) -> list[int]:
    """Let texts that name the merged record find the one it is now; return the keys of the aliases added."""
    if not (isinstance(row, Party | Speaker | Place) and isinstance(into, Party | Speaker | Place)):
        return []
    aliases = [_alias(into, alias.text, alias.language) for alias in row.aliases.all()]
    return [alias.pk for alias, made in aliases if made]


def _relations(row: Mergeable) -> list[Any]:
    """Return the foreign keys that point at the model of `row`, apart from merges, aliases and derived rows."""
    return [
        relation
        for relation in type(row)._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
        and relation.field.name != "merged_into"
        and relation.related_model.__name__ not in DERIVED
        and not issubclass(relation.related_model, Alias)
    ]


def _move(relation: Any, row: Mergeable, into: Mergeable) -> list[int]:
    """Point the rows of one foreign key at `into`, except those it has already; return the keys of those moved."""
    name = relation.field.name
    rows = relation.related_model._base_manager.filter(**{name: row})
    pair = ONCE_PER.get((relation.related_model.__name__, name))
    if pair:
        held = relation.related_model._base_manager.filter(**{name: into})
        rows = rows.exclude(**{f"{pair}__in": held.values(pair)})
    ids = list(rows.values_list("pk", flat=True))
    relation.related_model._base_manager.filter(pk__in=ids).update(**{name: into})
    return ids


def _refresh_claims(row: Mergeable, into: Mergeable | None) -> None:
    """Bring the positions on claims up to date after parties were merged or parted."""
    if isinstance(row, Party):
        held = Statement.objects.in_force().filter(party__in=[row, into])
        status.refresh(list(held.values_list("claim_id", flat=True).distinct()))


def _key(relation: Any) -> str:
    return f"{relation.related_model.__name__}.{relation.field.name}"
