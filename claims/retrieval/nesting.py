"""Events in events: an incident lies in a truce, a truce in a war."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection

from claims.models import Event

# Deeper nesting upwards than this is a mistake in the data, and so is a ring: both end here.
MAX_NESTING = 8
# UNION leaves out what was found before, and so ends in a ring.
_NARROWER = """
WITH RECURSIVE inside (id) AS (
    SELECT id FROM claims_event WHERE part_of_id = ANY(%s)
    UNION SELECT part.id FROM claims_event part JOIN inside ON part.part_of_id = inside.id
) SELECT id FROM inside
"""


def lineages(event_pks: Iterable[int]) -> dict[int, list[int]]:
    """Return each of these events with those it is part of, the nearest first, in at most MAX_NESTING queries."""
    asked = set(event_pks)
    above: dict[int, int] = {}
    level = asked
    # Two steps a query: hardly an event lies deeper than an incident in a truce in a war.
    for _ in range(MAX_NESTING):
        rows = Event.objects.filter(pk__in=level, part_of__isnull=False).order_by()
        steps = list(rows.values_list("pk", "part_of_id", "part_of__part_of_id"))
        above |= {pk: parent for pk, parent, _next in steps}
        above |= {parent: further for _pk, parent, further in steps if further}
        level = {further for _pk, _parent, further in steps if further} - above.keys()
        if not level:
            break
    return {pk: _upwards(pk, above) for pk in asked}


def wider(event_pks: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return, for each of these events, those it is part of, near and far, in at most MAX_NESTING queries."""
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
