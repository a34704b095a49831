"""Probes: is the process alive, and is everything there that an editor's work needs? No login, no secrets."""

from collections.abc import Callable
from functools import lru_cache

import redis
from celery import current_app
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from claims.models import Newsroom

BROKER_SECONDS = 1.0
WORKER_SECONDS = 1.0  # at most; a worker that is there answers in some hundredths, and the first answer will do


@require_safe
@never_cache
@login_not_required
def livez(_request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
@login_not_required
def readyz(_request: HttpRequest) -> JsonResponse:
    """200 when the database, its migrations, the broker, a worker and (where wanted) the demo are there, else 503.

    Checks run in this order and stop at the first that fails: those behind it need it.
    """
    found: dict[str, str] = {}
    for name, check in CHECKS.items():
        found[name] = "ok" if check() else "failed"
        if found[name] != "ok":
            break
    ready = len(found) == len(CHECKS) and set(found.values()) == {"ok"}
    checks = {name: found.get(name, "not checked") for name in CHECKS}
    return JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _migrations() -> bool:
    return _known_migrations() <= set(MigrationRecorder(connection).applied_migrations())


@lru_cache(maxsize=1)
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations on disk, which stay the same while the process runs."""
    return frozenset(MigrationLoader(None).disk_migrations or ())


def _broker() -> bool:
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=BROKER_SECONDS, socket_timeout=BROKER_SECONDS
    )
    try:
        with client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def _worker() -> bool:
    try:
        return bool(current_app.control.ping(timeout=WORKER_SECONDS, limit=1))
    except OperationalError:
        return False


def _demo() -> bool:
    return not settings.DEMO or Newsroom.objects.filter(is_demo=True).exists()


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "broker": _broker,
    "worker": _worker,
    "demo": _demo,
}
