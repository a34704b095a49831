"""The sentence of a relation names every party in it, at the price of one query a page."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from claims.models import Relation
from tests.factories import PartyFactory, RelationFactory

pytestmark = pytest.mark.django_db

PAGE = Template("{% load explained %}{% for one in rows %}{% relation_sentence one %}\n{% endfor %}")


def of_a_total(names: list[str]) -> Relation:
    parts = {
        f"part_{n}_{slot}": value
        for n, name in enumerate(names, 1)
        for slot, value in {
            "party": str(PartyFactory(name=name).pk), "number": 5.0, "modifier": "exactly", "population": None,
        }.items()
    }  # fmt: skip
    total = {"total_number": 20.0, "total_modifier": "exactly", "sum_number": 10.0, "sum_modifier": "exactly"}
    hidden = {"undisclosed": 1, "undisclosed_1_party": str(PartyFactory(name="Hidden").pk)}
    slots = total | parts | hidden | {
        "parts": len(names), "undisclosed_1_population": None, "a_party": None, "b_party": None, "a_date": None,
        "b_date": None, "measure": "kill",
    }  # fmt: skip
    return RelationFactory(explanation="total_exceeds_parts", slots=slots)


def test_every_party_of_a_total_is_named() -> None:
    sentence = PAGE.render(Context({"rows": [of_a_total(["North", "South", "East"])]}))
    for name in ("North", "South", "East", "Hidden"):
        assert name in sentence


def test_naming_costs_one_query_for_one_relation_and_for_three() -> None:
    rows = [of_a_total([f"Party {n}", f"Side {n}"]) for n in range(3)]
    for shown in (rows[:1], rows):
        with CaptureQueriesContext(connection) as queries:
            PAGE.render(Context({"rows": shown}))
        assert len(queries) == 1
