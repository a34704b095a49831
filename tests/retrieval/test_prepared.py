"""A prepared query gives what the query gives that it was worked out from, whatever the values are."""

import gc
from threading import Thread
from weakref import ref

import pytest
from django.db import connection, connections
from django.db.models import Prefetch
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Figure, Statement
from claims.retrieval.claims import hang_sides, with_sides
from claims.retrieval.prepared import Keyed, Narrowed, Prepared, among, hang
from claims.retrieval.said import hang_lists, statements
from tests.factories import ClaimFactory, FigureFactory, StatementFactory

pytestmark = pytest.mark.django_db

SAID_ON = Prepared[Statement](lambda claim: statements().filter(claim=claim)[:2])
FIGURES = Prepared[Figure](lambda statements: Figure.objects.filter(among("statement", statements)).order_by("pk"))


def test_prepared_query_gives_the_rows_of_each_value_with_what_they_join() -> None:
    claims = [ClaimFactory(), ClaimFactory(), ClaimFactory()]
    for claim in claims[:2] * 2:
        StatementFactory(claim=claim)
    for claim in claims:
        with CaptureQueriesContext(connection) as asked:
            found = SAID_ON(claim.pk)
            shown = [(said.pk, said.party and said.party.name, said.passage.version.article.title) for said in found]
        rows = statements().filter(claim=claim)
        assert shown == [(row.pk, row.party and row.party.name, row.passage.version.article.title) for row in rows]
        assert len(asked) == 1


def test_prepared_query_gives_tuples_and_dicts_as_its_query_does() -> None:
    said = StatementFactory()
    tuples = Prepared[tuple[int, str]](
        lambda keys: Statement.objects.filter(among("pk", keys)).values_list("pk", "stance")
    )
    dicts = Prepared[dict[str, int]](lambda key: Statement.objects.filter(pk=key).values("pk"))
    assert tuples([said.pk, 0]) == [(said.pk, said.stance)]
    assert dicts(said.pk) == [{"pk": said.pk}]
    assert tuples([]) == []


def test_keyed_query_gives_the_rows_of_its_query_by_a_plan_that_the_database_keeps() -> None:
    said = [StatementFactory(), StatementFactory()]
    shown = Keyed[Statement](lambda keys: statements().filter(among("pk", keys)).prefetch_related(None))
    tuples = Keyed[tuple[int, str]](
        lambda key: Statement.objects.filter(pk=key).exclude(stance="100% sure").values_list("pk", "stance")
    )
    for _ in range(7):  # from the sixth time on PostgreSQL may take a plan for all values
        with CaptureQueriesContext(connection) as asked:
            assert tuples(said[0].pk) == [(said[0].pk, said[0].stance)]
        assert "100%% sure" in asked[0]["sql"]
        assert shown([row.pk for row in said]) == list(statements())
        assert shown([]) == []
        assert tuples(said[1].pk) == [(said[1].pk, said[1].stance)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE strpos(statement, %s) > 0", ["100% sure"])
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_keyed_query_finds_its_rows_after_a_column_was_given_another_type() -> None:
    claim = ClaimFactory()
    shown = Keyed[Claim](lambda keys: Claim.objects.filter(among("pk", keys)))
    with connection.copy().cursor() as migrating:  # as another process does, which psycopg here knows nothing of
        for letters in (9, 8):
            for _ in range(2):
                assert shown([claim.pk]) == [claim]
            migrating.execute(f"ALTER TABLE claims_claim ALTER COLUMN language TYPE varchar({letters})")
            assert shown([claim.pk]) == [claim]
        migrating.connection.close()


def test_narrowed_query_gives_what_each_choice_of_filters_lets_through() -> None:
    claim = ClaimFactory()
    said = [StatementFactory(claim=claim, stance="denies"), StatementFactory(claim=claim), StatementFactory()]
    held = Narrowed[int](lambda most, **by: Statement.objects.filter(pk__lte=most, **by).values_list("pk", flat=True))
    every = [row.pk for row in said]
    for _ in range(2):
        assert sorted(held(every[-1])) == every
        assert sorted(held(every[-1], claim=claim)) == every[:2]
        assert sorted(held(every[0], claim=claim)) == every[:1]
        assert held(every[-1], claim=claim, stance="denies") == every[:1]
        assert held(every[-1], stance="denies") == every[:1]


def test_keyed_query_leaves_out_what_only_orders_its_rows() -> None:
    claims = [ClaimFactory(proposition="b"), ClaimFactory(proposition="a")]
    words = Keyed[str](
        lambda keys: (
            Claim.objects.filter(among("pk", keys))
            .values_list("proposition", flat=True)
            .distinct()
            .order_by("-proposition", "pk")
        )
    )
    assert words([claim.pk for claim in claims]) == ["b", "a"]


def test_prepared_query_refuses_another_number_of_values() -> None:
    with pytest.raises(ValueError, match="0 values for a query that takes 1"):
        SAID_ON()


def test_prepared_query_locks_rows_within_a_transaction_only(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StatementFactory()
    locked = Prepared[Statement](lambda key: Statement.objects.filter(pk=key).select_for_update())
    assert locked(said.pk) == [said]
    monkeypatch.setattr(connection, "get_autocommit", lambda: True)
    with pytest.raises(TransactionManagementError):
        locked(said.pk)


def test_prepared_query_lets_go_of_the_connection_of_a_thread_that_ended() -> None:
    query = Prepared[Statement](lambda key: Statement.objects.filter(pk=key))
    held: list[ref[object]] = []

    def work_out() -> None:
        assert query._worked_out
        held.append(ref(connections["default"]))

    thread = Thread(target=work_out)
    thread.start()
    thread.join()
    gc.collect()
    assert [one() for one in held] == [None]
    assert query(StatementFactory().pk) != []


def test_hung_lists_are_those_that_a_prefetch_gives() -> None:
    said = [StatementFactory(), StatementFactory(), StatementFactory()]
    for row in (said[0], said[0], said[1]):
        FigureFactory(statement=row)
    ordered = Figure.objects.order_by("pk")
    fetched = list(Statement.objects.order_by("pk").prefetch_related(Prefetch("figures", ordered)))
    own = list(Statement.objects.order_by("pk"))
    hang(own, "figures", FIGURES)
    with CaptureQueriesContext(connection) as asked:
        lists = [list(row.figures.all()) for row in own]
        assert [figure.statement for figures in lists for figure in figures] == [own[0], own[0], own[1]]
    assert lists == [list(row.figures.all()) for row in fetched]
    assert [len(figures) for figures in lists] == [2, 1, 0]
    assert not asked


def test_hung_list_is_asked_further_as_the_relation_is() -> None:
    said = [StatementFactory(), StatementFactory()]
    for row in (said[0], said[0], said[1]):
        FigureFactory(statement=row)
    hang(said, "figures", FIGURES)
    assert [row.figures.count() for row in said] == [2, 1]
    assert list(said[0].figures.values_list("statement", flat=True)) == [said[0].pk] * 2
    assert said[1].figures.exclude(statement=said[1]).exists() is False
    added = FigureFactory(statement=said[1])
    assert list(Statement.objects.get(pk=said[1].pk).figures.order_by("pk"))[-1] == added
    assert said[1].figures.order_by("-pk").first() == added


def test_rows_read_by_prepared_queries_ask_for_nothing_more() -> None:
    claim = ClaimFactory()
    FigureFactory(statement=StatementFactory(claim=claim))
    found = hang_sides(list(Claim.objects.select_related("event")))
    said = hang_lists(list(statements().prefetch_related(None)))
    with CaptureQueriesContext(connection) as asked:
        beside = [(list(row.voices.all()), row.decided) for row in found]  # type: ignore[attr-defined]
        lists = [(list(row.figures.all()), row.passage.standing, row.passage.translated) for row in said]  # type: ignore[attr-defined]
    assert not asked
    assert beside == [(list(row.voices.all()), row.decided) for row in with_sides(Claim.objects.all())]  # type: ignore[attr-defined]
    assert lists == [
        (list(row.figures.all()), row.passage.standing, row.passage.translated)  # type: ignore[attr-defined]
        for row in statements()
    ]
