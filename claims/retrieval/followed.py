"""The claims that a member follows, and what others decided about each since the member marked it as seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, Func, IntegerField, OuterRef, QuerySet, Subquery

from claims.models import Claim, Decision, Follow, User
from claims.retrieval.claims import with_sides
from claims.retrieval.history import about
from claims.retrieval.prepared import Prepared

MOST = 200  # claims that a list shows


@dataclass(frozen=True, slots=True)
class Followed:
    """A claim with its sides, how many decisions of others the follower has not seen, and when the last one fell."""

    claim: Claim
    seen_at: datetime
    changes: int
    changed_at: datetime | None


def followed(user: User) -> list[Followed]:
    """Return the claims that `user` follows, those that changed first, at most MOST: a constant number of queries."""
    return _with_claims(_rows(user).order_by("-changes", "-since")[:MOST])


def changed(user: User) -> list[Followed]:
    """Return the followed claims that others changed, the latest change first, at most MOST, in as many queries."""
    return _with_claims(changed_of(user).order_by("-changed_at")[:MOST])


def changed_of(user: Any) -> QuerySet[Any]:
    """Return the follows of claims that others changed, in no order; `user` may be a value that is given later."""
    return _rows(user).filter(changes__gt=0)


def since_seen(claim: Claim, user: User) -> tuple[Follow | None, list[Decision]]:
    """Return how `user` follows `claim`, and what others decided about it since, the newest first."""
    follow = next(iter(_FOLLOW(user.pk, claim.pk)), None)
    if follow is None:
        return None, []
    return follow, list(about(claim.public_id).filter(at__gt=follow.seen_at).exclude(actor=user)[:MOST])


_FOLLOW = Prepared[Follow](lambda user, claim: Follow.objects.filter(user=user, claim=claim))


def _rows(user: Any) -> QuerySet[Any]:
    """Return the follows of claims that were not merged away; a merge lets its followers follow the other claim."""
    news = Decision.objects.filter(about__contains=[OuterRef("claim__public_id")], at__gt=OuterRef("seen_at"))
    news = news.exclude(actor=user).order_by()
    number, last = Func("pk", function="COUNT"), Func("at", function="MAX")  # over all rows, without a group
    return Follow.objects.filter(user=user, claim__merged_into=None).annotate(
        changes=Subquery(news.annotate(number=number).values("number"), output_field=IntegerField()),
        changed_at=Subquery(news.annotate(last=last).values("last"), output_field=DateTimeField()),
    )


def _with_claims(follows: Iterable[Any]) -> list[Followed]:
    rows = list(follows)
    claims = with_sides(Claim.objects.all()).in_bulk([row.claim_id for row in rows])
    return [Followed(claims[row.claim_id], row.seen_at, row.changes, row.changed_at) for row in rows]
