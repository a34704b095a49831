"""What decisions were about: the records themselves, looked up in one query for each kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from claims.models import (
    Article,
    Candidate,
    Claim,
    Decision,
    Event,
    Feed,
    Outlet,
    Party,
    Place,
    Relation,
    Speaker,
    Statement,
)
from claims.models.base import Record
from claims.retrieval.prepared import Keyed, among

SAID = ("public_id", "stance", "proposition", "speaker_text", "party__name")
ENDS = ("source__speaker_text", "source__party__name", "target__speaker_text", "target__party__name")


def _with_ids(rows: QuerySet[Any], ids: Any) -> QuerySet[Any]:
    return rows.filter(among("public_id", ids))


# By the noun that an action's name begins with: what names a record, and no more.
KINDS: dict[str, QuerySet] = {  # type: ignore[type-arg]
    "article": Article.objects.only("public_id", "title", "canonical_url"),
    "candidate": Candidate.objects.select_related("party").only(*SAID),
    "claim": Claim.objects.select_related("event").only("public_id", "event__title"),
    "event": Event.objects.only("public_id", "title"),
    "feed": Feed.objects.only("public_id", "title", "url"),
    "outlet": Outlet.objects.only("public_id", "name"),
    "party": Party.objects.only("public_id", "name"),
    "place": Place.objects.only("public_id", "name"),
    "relation": Relation.objects.select_related("source__party", "target__party").only("public_id", "type", *ENDS),
    "speaker": Speaker.objects.only("public_id", "name"),
    "statement": Statement.objects.select_related("party").only(*SAID),
}

_NAMED = {kind: Keyed[Record](partial(_with_ids, rows)) for kind, rows in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the record that it was about; None where that one is no record of the newsroom's subject."""

    decision: Decision
    kind: str
    record: Record | None


def with_subjects(decisions: Iterable[Decision]) -> list[Decided]:
    """Return `decisions`, in their order, each with its record."""
    rows = [(decision, decision.action.partition(".")[0]) for decision in decisions]
    found: dict[UUID, Record] = {}
    for kind in {kind for _, kind in rows} & KINDS.keys():
        wanted = [decision.subject for decision, of in rows if of == kind]
        found |= {row.public_id: row for row in _NAMED[kind](wanted)}
    return [Decided(decision, kind, found.get(decision.subject)) for decision, kind in rows]
