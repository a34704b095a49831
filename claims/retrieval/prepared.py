"""Queries that are worked out once and asked again with other values.

Django works out the SQL of a query each time that it is asked, which takes one to five milliseconds: longer than the
database takes to answer, and most of what a page of twenty queries costs. See docs/decisions/0125.
"""

import inspect
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.compiler import SQLCompiler
from django.db.models import BooleanField, Expression, F, Func, Model, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.sql import Query
from django.db.transaction import TransactionManagementError

Row = TypeVar("Row")
Held = TypeVar("Held", bound=Model)


class Given(Expression):
    """A value that is put in when the query is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Return its place, and itself for the value."""
        return "%s", [self]


class Prepared(Generic[Row]):
    """The rows of the query that `build` makes of values; called with values, it returns the rows as a list.

    `build` runs once, with a `Given` for each value, so that it must not look at what a value is, nor at the clock, the
    language or the zone. What it prefetches is left out: see `hang`.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._names = list(inspect.signature(build).parameters)

    def __call__(self, *values: object) -> list[Row]:
        """Return the rows for these values, in one query."""
        every, compiler = self._worked_out
        rows = every.all()
        query = cast(_Query, rows.query)
        query.compiler_of_values = compiler.asked(dict(zip(self._names, values, strict=True)))
        return list(rows)

    @cached_property
    def _worked_out(self) -> tuple[QuerySet[Any, Row], "_Compiler"]:
        rows = self._build(*map(Given, self._names)).all()
        rows._prefetch_related_lookups = ()  # type: ignore[attr-defined]  # a union refuses prefetch_related(None)
        compiler = _Compiler(rows.query, connections[DEFAULT_DB_ALIAS], DEFAULT_DB_ALIAS)
        compiler.work_out()
        rows.query.__class__ = _Query  # its own: what was built before keeps its class
        return rows, compiler


class _Query(Query):
    """A query that was worked out already."""

    compiler_of_values: "_Compiler"

    def get_compiler(self, *_args: Any, **_named: Any) -> "_Compiler":
        return self.compiler_of_values


class _Compiler(SQLCompiler):
    """Keeps the SQL, what it selects and how that is read."""

    values: dict[str, object]

    def work_out(self) -> None:
        self._sql, self._places = cast("tuple[str, tuple[Any, ...]]", super().as_sql())
        self._converters = super().get_converters([column for column, _, _ in self.select])
        del self.connection  # of this thread, which may end before the process does

    def asked(self, values: dict[str, object]) -> "_Compiler":
        """Return the same for other values and the connection of this thread."""
        asked = copy(self)
        asked.values, asked.connection = values, connections[DEFAULT_DB_ALIAS]
        return asked

    def as_sql(self, *_args: Any, **_named: Any) -> tuple[str, tuple[Any, ...]]:
        if self.query.select_for_update and self.connection.get_autocommit():
            raise TransactionManagementError(
                "Rows are locked within a transaction only."
            )  # Django asks when it works out
        return self._sql, tuple([self.values[one.name] if isinstance(one, Given) else one for one in self._places])

    def get_converters(self, _expressions: Iterable[Any]) -> Any:
        return self._converters


def among(column: str, keys: Combinable) -> Func:
    """Return the condition that `column` is one of the array `keys`, read once: an IN has a length of its own."""
    return Func(F(column), keys, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField())


def hang(rows: Sequence[Model], name: str, query: Prepared[Held], to_attr: str = "") -> None:
    """Give each of `rows` the list that `prefetch_related` would give it, by a query for the keys of all of them.

    `name` is that of the relation; `query` takes the keys and returns what is at its other end. Without `to_attr` the
    list is what `.all()` of the relation returns.
    """
    if not rows:
        return
    relation = rows[0]._meta.get_field(name).field  # type: ignore[union-attr]
    lists: dict[Any, list[Held]] = {row.pk: [] for row in rows}
    by_key = {row.pk: row for row in rows}
    for one in query(list(by_key)):
        key = getattr(one, relation.attname)
        lists[key].append(one)
        if not relation.is_cached(one):
            relation.set_cached_value(one, by_key[key])
    every = cast(Any, relation.model._default_manager.all())
    for row in rows:
        if to_attr:
            setattr(row, to_attr, lists[row.pk])
            continue
        held = every.all()
        held._result_cache, held._prefetch_done = lists[row.pk], True
        held._deferred_filter = False, (), {relation.name: row}  # for what is asked of it beyond its rows
        kept: dict[str, Any] = row.__dict__.setdefault("_prefetched_objects_cache", {})
        kept[name] = held
