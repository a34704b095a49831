"""Following claims. What a member follows is their own affair: it leaves no Decision."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from claims.models import Claim, Follow, User
from claims.permissions import Permission, require


def follow(*, claim: Claim, by: User) -> Follow:
    """Follow a claim from now on; following it twice changes nothing."""
    require(by, Permission.READ)
    return Follow.objects.get_or_create(user=by, claim=claim)[0]


def unfollow(*, claim: Claim, by: User) -> None:
    """Follow a claim no longer."""
    require(by, Permission.READ)
    Follow.objects.filter(user=by, claim=claim).delete()


def mark_seen(*, claim: Claim, until: datetime, by: User) -> None:
    """Mark what was decided up to `until`, the newest that the page showed, as seen; what came since stays news."""
    require(by, Permission.READ)
    Follow.objects.filter(user=by, claim=claim, seen_at__lt=until).update(seen_at=min(until, timezone.now()))


@transaction.atomic
def carry_over(*, claim: Claim, into: Claim) -> None:
    """Let those who follow a claim follow the one that it is merged into; their own rows stay for an undo."""
    held_by = Follow.objects.filter(claim=claim).select_related("user")
    rows = [Follow(user=held.user, claim=into, seen_at=held.seen_at) for held in held_by]
    Follow.objects.bulk_create(rows, ignore_conflicts=True)
