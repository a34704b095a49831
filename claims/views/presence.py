"""Who looks at what: a short lease in the cache, so that two editors are given different work.

It orders the queues and names the other editor, no more: the revision decides who comes second. Without the cache
everybody is alone.
"""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from redis.exceptions import RedisError

from claims.models import User
from claims.permissions import Permission
from claims.views.requests import MemberRequest, needs

LEASE = 60  # seconds; the page renews it every 20 while its editor does something

T = TypeVar("T")
logger = logging.getLogger(__name__)


@require_POST
@needs(Permission.EDIT)
def renew(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Keep a record for the editor who looks at it; return who else is there."""
    context = {"public_id": public_id, "other": hold(public_id, request.user)}
    return render(request, "claims/_presence.html", context)


def hold(public_id: UUID, editor: User) -> str:
    """Take or renew the lease of a record; return the name of the other editor who has it, "" for nobody."""
    return _reached(lambda: _hold(_key(public_id), editor), otherwise="")


def held_by_others(public_ids: Iterable[UUID], editor: User) -> set[UUID]:
    """Return those of `public_ids` that another editor has."""
    keys = {_key(public_id): public_id for public_id in public_ids}
    nobody: dict[str, tuple[int, str]] = {}
    held = _reached(lambda: cache.get_many(keys), otherwise=nobody)
    return {keys[key] for key, (holder, _name) in held.items() if holder != editor.pk}


def release(public_id: UUID, editor: User) -> None:
    """Give a record up, unless another editor has it."""
    if not held_by_others([public_id], editor):
        _reached(lambda: cache.delete(_key(public_id)), otherwise=False)


def _hold(key: str, editor: User) -> str:
    mine = (editor.pk, str(editor))
    if cache.add(key, mine, LEASE):
        return ""
    holder, name = cache.get(key) or mine
    if holder != editor.pk:
        return str(name)
    cache.set(key, mine, LEASE)
    return ""


def _key(public_id: UUID) -> str:
    return f"lease:{public_id}"


def _reached(ask: Callable[[], T], *, otherwise: T) -> T:
    try:
        return ask()
    except (RedisError, OSError) as error:
        logger.warning("The cache cannot be reached, nobody's presence is shown: %s", error)
        return otherwise
