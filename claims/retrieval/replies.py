"""Which accused parties are not on record with a reply, and how much the newsroom has read where one might stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from claims.models import Article, Claim, Event, Party, Statement
from claims.retrieval.nesting import narrower


@dataclass(frozen=True, slots=True)
class Held:
    """The articles held here on an event and the events within it; `watched` says that new ones are being added."""

    articles: int
    last_added: datetime | None
    watched: bool


def held_on(event: Event | None) -> Held:
    """Return what is held on `event`; nothing where no event is set."""
    if event is None:
        return Held(0, None, watched=False)
    articles = Article.objects.filter(events__in=[event.pk, *narrower([event.pk])])
    found = articles.aggregate(number=Count("pk", distinct=True), last=Max("created_at"))
    return Held(found["number"], found["last"], event.watched)


def who_accuses_whom(claim: Claim) -> QuerySet[Statement]:
    """Return a statement in force for each party that spoke on `claim` and each that it accused."""
    rows = Statement.objects.in_force().filter(claim=claim).select_related("target").only("party", "target__name")
    return rows.order_by("party_id", "target_id").distinct("party_id", "target_id")


def unanswered(statements: Iterable[Statement], beside: Iterable[Statement] = ()) -> list[Party]:
    """Return the parties that `statements`, those in force on a claim, accuse and of which nothing is heard on it.

    A party is heard when it says anything on the claim, if only that it declines to comment, or when it made one of
    the statements `beside`, which confirmed relations bring in from other claims.
    """
    rows = list(statements)
    heard = {statement.party_id for statement in (*rows, *beside)}
    accused = {row.target.pk: row.target for row in rows if row.target is not None and row.target_id not in heard}
    return sorted(accused.values(), key=lambda party: party.name)
