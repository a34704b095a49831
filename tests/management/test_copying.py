"""Made rows reach the tables as the models would write them."""

import numpy as np
import pytest

from claims.management.scratch.copying import copy, copy_vectors
from claims.models import Party, StatementVector
from tests.factories import StatementFactory

pytestmark = pytest.mark.django_db


def test_copied_rows_have_their_columns_the_defaults_and_ids_that_go_on(monkeypatch) -> None:
    monkeypatch.setattr("claims.management.scratch.copying.LINES", 2)
    Party.objects.all().delete()
    copy(Party, 5, name=[f"Pihak {n}" for n in range(5)], parent_id=[None, 1, 1, None, 2], kind="state")

    rows = Party.objects.order_by("pk").values_list("pk", "name", "parent", "kind", "revision")

    assert list(rows) == [(n + 1, f"Pihak {n}", [None, 1, 1, None, 2][n], "state", 1) for n in range(5)]
    assert Party.objects.create(name="Pihak 5").pk == 6


def test_copied_vectors_are_those_given() -> None:
    statement = StatementFactory(id=1)
    copy_vectors(StatementVector, "small-1", [np.array([[0.5, -0.25, 1.0]], dtype=np.float32)])
    row = StatementVector.objects.get()
    assert (row.statement_id, row.model, list(row.vector)) == (statement.pk, "small-1", [0.5, -0.25, 1.0])
