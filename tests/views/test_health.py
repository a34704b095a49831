"""The probes say what is there, quickly, and to everybody."""

import time

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from claims.models import Newsroom
from claims.views import health

CHECKS = ["database", "migrations", "broker", "worker", "demo"]


def test_livez_needs_neither_login_nor_database(client):
    assert client.get("/livez").status_code == 200


@pytest.mark.worker
def test_readyz_is_200_with_a_worker_and_quick(client, celery_worker):
    client.get("/readyz")
    began = time.monotonic()
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"ready": True, "checks": dict.fromkeys(CHECKS, "ok")})
    assert time.monotonic() - began < 0.5


@pytest.mark.worker
def test_readyz_waits_for_the_demo_where_it_is_wanted(client, celery_worker, settings):
    settings.DEMO = True
    without = client.get("/readyz")
    Newsroom.current()
    Newsroom.objects.update(is_demo=True)

    assert (without.status_code, without.json()["checks"]["demo"]) == (503, "failed")
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_is_503_without_a_worker(client, monkeypatch):
    monkeypatch.setattr(health.current_app.control, "ping", lambda **_: [])

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"] == {
        "database": "ok", "migrations": "ok", "broker": "ok", "worker": "failed", "demo": "not checked",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["unix:///nowhere/valkey.sock", "redis://127.0.0.1:1/0"])
def test_readyz_is_503_without_a_broker(client, settings, url):
    settings.REDIS_URL = url

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["checks"]["broker"]) == (503, "failed")


@pytest.mark.django_db
def test_readyz_is_503_while_a_migration_is_missing(client):
    MigrationRecorder(connection).migration_qs.filter(app="claims", name="0002_append_only").delete()

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["checks"]["migrations"]) == (503, "failed")


@pytest.mark.django_db
def test_readyz_is_503_without_the_database(client, monkeypatch):
    def refuse():
        raise DatabaseError("gone")

    monkeypatch.setattr(health.connection, "cursor", refuse)
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["checks"]["database"]) == (503, "failed")
