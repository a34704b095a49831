"""The fixtures that other tests rely on really do what they say."""

import pytest
from django.db import DatabaseError, connection, transaction
from playwright.sync_api import Page

from claims.models import Decision
from factcheck.celery import app
from factcheck.local.services import QUEUES
from tests.factories import DecisionFactory


@pytest.mark.worker
def test_worker_answers_on_the_queues_of_the_test_run(celery_worker: str) -> None:
    queues = app.control.inspect([celery_worker]).active_queues()

    assert queues is not None
    assert {queue["name"] for queue in queues[celery_worker]} == set(QUEUES)


@pytest.mark.browser
def test_page_reaches_the_live_server(page: Page) -> None:
    answer = page.goto("/admin/login/")

    assert answer is not None
    assert answer.status == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", [1, 2])
def test_tables_are_empty_after_each_transactional_test_and_history_refuses_again(run: int) -> None:
    DecisionFactory(id=1)

    assert Decision.objects.count() == 1
    with pytest.raises(DatabaseError, match="only grows"):
        Decision.objects.all().delete()


@pytest.mark.django_db
def test_history_still_refuses_to_be_emptied() -> None:
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_decision CASCADE")
