"""Events in events: an incident lies in a truce, a truce in a war."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection

# UNION leaves out what was found before, and so ends in a ring.
_WIDER = """
WITH RECURSIVE above (id, whole) AS (
    SELECT id, part_of_id FROM claims_event WHERE id = ANY(%s)
    UNION SELECT event.id, event.part_of_id FROM claims_event event JOIN above ON event.id = above.whole
) SELECT id, whole FROM above WHERE whole IS NOT NULL
"""
_NARROWER = """
WITH RECURSIVE inside (id) AS (
    SELECT id FROM claims_event WHERE part_of_id = ANY(%s)
    UNION SELECT part.id FROM claims_event part JOIN inside ON part.part_of_id = inside.id
) SELECT id FROM inside
"""


def lineages(event_pks: Iterable[int]) -> dict[int, list[int]]:
    """Return each of these events with those it is part of, the nearest first, in at most one query."""
    asked = list(event_pks)
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_WIDER, [asked])
        above = dict(cursor.fetchall())
    return {pk: _upwards(pk, above) for pk in asked}


def wider(event_pks: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return, for each of these events, those it is part of, near and far, in at most one query."""
    return {pk: frozenset(line[1:]) for pk, line in lineages(event_pks).items()}


def narrower(event_pks: Iterable[int]) -> frozenset[int]:
    """Return the events that are part of these, near and far, in one query."""
    asked = list(event_pks)
    with connection.cursor() as cursor:
        cursor.execute(_NARROWER, [asked])
        return frozenset(pk for (pk,) in cursor.fetchall()).difference(asked)


def around(event_pks: Collection[int]) -> frozenset[int]:
    """Return these events, those they are part of and their parts."""
    return narrower(event_pks).union(event_pks, *wider(event_pks).values())


def _upwards(event_pk: int, above: Mapping[int, int]) -> list[int]:
    line = [event_pk]
    while (parent := above.get(line[-1])) is not None and parent not in line:
        line.append(parent)
    return line
