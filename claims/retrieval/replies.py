"""Which accused parties are not on record with a reply, and how much the newsroom has read where one might stand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, QuerySet

from claims.models import Claim, Event, Statement
from claims.retrieval.prepared import Given, Prepared

# UNION leaves out what was found before, and so ends in a ring. An array, as the database cannot tell how few rows the
# recursion has, and would read all articles for them.
_HELD = """
WITH RECURSIVE inside (id) AS (
    SELECT %s::bigint UNION SELECT part.id FROM claims_event part JOIN inside ON part.part_of_id = inside.id
)
SELECT count(DISTINCT article.id), max(article.created_at)
FROM claims_article_events link JOIN claims_article article ON article.id = link.article_id
WHERE link.event_id = ANY(ARRAY(SELECT id FROM inside))
"""


@dataclass(frozen=True, slots=True)
class Held:
    """The articles held here on an event and the events within it; `watched` says that new ones are being added."""

    articles: int
    last_added: datetime | None
    watched: bool


class Spoke(NamedTuple):
    """In how many statements on a claim a party spoke of another; None for a party that is not known, or of nobody."""

    party: int | None
    target: int | None
    name: str  # of the target
    times: int


def held_on(event: Event | None) -> Held:
    """Return what is held on `event`; nothing where no event is set."""
    if event is None:
        return Held(0, None, watched=False)
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [event.pk])
        number, last = cursor.fetchone()
    return Held(number, last, event.watched)


def who_spoke(claim: Claim) -> list[Spoke]:
    """Return how often each party spoke on `claim` and of whom, in one query over the statements in force."""
    return [Spoke(*row) for row in _SPOKE(claim.pk)]


def _spoke(claim: Given) -> QuerySet[Statement, Any]:
    rows = Statement.objects.in_force().filter(claim=claim).order_by()
    return rows.values_list("party", "target", "target__name").annotate(times=Count("pk"))


_SPOKE = Prepared[Any](_spoke)


def unanswered(spoke: Iterable[Spoke], beside: Iterable[Statement] = ()) -> list[str]:
    """Return the names of the parties that are accused on a claim and of which nothing is heard on it.

    A party is heard when it says anything on the claim, if only that it declines to comment, or when it made one of
    the statements `beside`, which confirmed relations bring in from other claims.
    """
    rows = list(spoke)
    heard = {row.party for row in rows} | {statement.party_id for statement in beside}
    return sorted({row.target: row.name for row in rows if row.target is not None and row.target not in heard}.values())


def speaking_again(spoke: Iterable[Spoke]) -> int:
    """Return how many parties spoke on a claim more than once."""
    times = Counter[int]()
    for row in spoke:
        if row.party is not None:
            times[row.party] += row.times
    return sum(number > 1 for number in times.values())
