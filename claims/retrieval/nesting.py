"""Events in events: an incident lies in a truce, a truce in a war."""

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping

from django.db import connection

# UNION leaves out what was found before, and so ends in a ring.
_ABOVE = """
WITH RECURSIVE above (id, whole) AS (
    SELECT id, part_of_id FROM claims_event WHERE id = ANY(%s)
    UNION SELECT event.id, event.part_of_id FROM claims_event event JOIN above ON event.id = above.whole
) SELECT above.id, whole, party_id, role FROM above LEFT JOIN claims_eventparty played ON played.event_id = above.id
"""
_NARROWER = """
WITH RECURSIVE inside (id) AS (
    SELECT id FROM claims_event WHERE part_of_id = ANY(%s)
    UNION SELECT part.id FROM claims_event part JOIN inside ON part.part_of_id = inside.id
) SELECT id FROM inside
"""


_FAMILY = """
WITH RECURSIVE above (id, whole) AS (
    SELECT id, part_of_id FROM claims_event WHERE id = ANY(%(asked)s)
    UNION SELECT event.id, event.part_of_id FROM claims_event event JOIN above ON event.id = above.whole
), inside (id, whole) AS (
    SELECT id, part_of_id FROM claims_event WHERE part_of_id = ANY(%(asked)s)
    UNION SELECT part.id, part.part_of_id FROM claims_event part JOIN inside ON part.part_of_id = inside.id
) SELECT id, whole FROM above UNION SELECT id, whole FROM inside
"""


def wider(event_pks: Collection[int]) -> dict[int, frozenset[int]]:
    """Return, for each of these events, those it is part of, near and far, in at most one query."""
    above, _played = _above(event_pks)
    return {pk: frozenset(_upwards(pk, above)[1:]) for pk in event_pks}


def narrower(event_pks: Iterable[int]) -> frozenset[int]:
    """Return the events that are part of these, near and far, in one query."""
    asked = list(event_pks)
    with connection.cursor() as cursor:
        cursor.execute(_NARROWER, [asked])
        return frozenset(pk for (pk,) in cursor.fetchall()).difference(asked)


def parts_played(event_pks: Collection[int]) -> dict[int, dict[int, str]]:
    """Return by event the part of each party, in at most one query: in the event, else in the nearest it is part of."""
    above, played = _above(event_pks)
    return {pk: dict(ChainMap(*(played.get(event, {}) for event in _upwards(pk, above)))) for pk in event_pks}


def family(event_pks: Collection[int]) -> dict[int, frozenset[int]]:
    """Return these events, those above them and their parts, each with what it is part of, in at most one query."""
    if not event_pks:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, {"asked": list(event_pks)})
        whole_of = dict(cursor.fetchall())
    return {pk: frozenset(_upwards(pk, whole_of)[1:]) for pk in whole_of}


def _above(event_pks: Collection[int]) -> tuple[dict[int, int], dict[int, dict[int, str]]]:
    """Return what these events, and those above them, are part of, and the part of each party in each of them."""
    whole_of: dict[int, int] = {}
    played: dict[int, dict[int, str]] = {}
    if not event_pks:
        return whole_of, played
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [list(event_pks)])
        for event, whole, party, role in cursor.fetchall():
            if whole is not None:
                whole_of[event] = whole
            if party is not None:
                played.setdefault(event, {})[party] = role
    return whole_of, played


def _upwards(event_pk: int, above: Mapping[int, int | None]) -> list[int]:
    line = [event_pk]
    while (parent := above.get(line[-1])) is not None and parent not in line:
        line.append(parent)
    return line
