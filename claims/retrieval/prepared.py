"""Queries that are worked out once and asked again with other values.

Django works out the SQL of a query each time that it is asked, which takes one to five milliseconds: longer than the
database takes to answer, and most of what a page of twenty queries costs. See docs/decisions/0125.
"""

import inspect
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cached_property, partial
from itertools import chain
from typing import Any, ClassVar, Generic, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.postgresql.compiler import SQLCompiler
from django.db.models import BooleanField, Expression, F, Func, Model, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.sql import Query
from django.db.transaction import TransactionManagementError
from psycopg.sql import Literal

Row = TypeVar("Row")
Held = TypeVar("Held", bound=Model)


class Given(Expression):
    """A value that is put in when the query is asked: the one in this place."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Return its place, and itself for the value."""
        return "%s", [self]


class Prepared(Generic[Row]):
    """The rows of the query that `build` makes of values; called with values, it returns the rows as a list.

    `build` runs once, with a `Given` for each value, so that it must not look at what a value is, nor at the clock, the
    language or the zone. What it prefetches is left out: see `hang`. It takes as many values as it has parameters, else
    `number`.
    """

    _plan_kept: ClassVar[bool] = False

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], number: int | None = None) -> None:
        self._build = build
        self._number = len(inspect.signature(build).parameters) if number is None else number

    def __call__(self, *values: object) -> list[Row]:
        """Return the rows for these values, in one query. Raises ValueError when there are not as many as it takes."""
        if len(values) != self._number:
            raise ValueError(f"{len(values)} values for a query that takes {self._number}")
        every, compiler = self._worked_out
        rows = every.all()
        query = cast(_Query, rows.query)
        query.compiler_of_values = compiler.asked(values)
        return list(rows)

    @cached_property
    def _worked_out(self) -> tuple[QuerySet[Any, Row], "_Compiler"]:
        rows = self._build(*map(Given, range(self._number))).all()
        rows._prefetch_related_lookups = ()  # type: ignore[attr-defined]  # a union refuses prefetch_related(None)
        kind = _PlannedCompiler if self._plan_kept else _Compiler
        compiler = kind(rows.query, connections[DEFAULT_DB_ALIAS], DEFAULT_DB_ALIAS)
        compiler.work_out()
        rows.query.__class__ = _Query  # its own: what was built before keeps its class
        return rows, compiler


class Keyed(Prepared[Row]):
    """One that finds its rows by keys: how frequent a value is does not matter, so the database keeps its plan."""

    _plan_kept = True


class Narrowed(Generic[Row]):
    """A query that filters narrow, worked out once for each choice of them.

    `build` takes the filters by name, after other values. A record that is filtered by stands for its key.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._under: dict[tuple[str, ...], Prepared[Row]] = {}

    def __call__(self, *values: object, **filters: object) -> list[Row]:
        """Return the rows for these values under these filters, in one query."""
        names = tuple(filters)
        if names not in self._under:
            self._under[names] = Prepared(partial(self._narrowed, names), len(values) + len(names))
        keys = (value.pk if isinstance(value, Model) else value for value in filters.values())
        return self._under[names](*values, *keys)

    def _narrowed(self, names: tuple[str, ...], *given: Given) -> QuerySet[Any, Row]:
        others = len(given) - len(names)
        return self._build(*given[:others], **dict(zip(names, given[others:], strict=True)))


class _Query(Query):
    """A query that was worked out already."""

    compiler_of_values: "_Compiler"

    def get_compiler(self, *_args: Any, **_named: Any) -> "_Compiler":
        return self.compiler_of_values


class _Compiler(SQLCompiler):
    """Keeps the SQL, what it selects and how that is read."""

    values: tuple[object, ...]

    def work_out(self) -> None:
        sql, places = cast("tuple[str, tuple[Any, ...]]", super().as_sql())
        self.connection.ensure_connection()
        written = [*map(self._written, places), ""]
        self._sql = "".join(chain(*zip(sql.split("%s"), written, strict=True)))
        self._places = [one.place for one in places if isinstance(one, Given)]
        self._converters = super().get_converters([column for column, _, _ in self.select])
        del self.connection  # of this thread, which may end before the process does

    def _written(self, value: object) -> str:
        """Return a value as it stands in the query: what is the same each time is part of it, and of its plan."""
        if isinstance(value, Given):
            return "%s"
        return Literal(value).as_string(self.connection.connection).replace("%", "%%")

    def asked(self, values: tuple[object, ...]) -> "_Compiler":
        """Return the same for other values and the connection of this thread."""
        asked = copy(self)
        asked.values, asked.connection = values, connections[DEFAULT_DB_ALIAS]
        return asked

    def as_sql(self, *_args: Any, **_named: Any) -> tuple[str, tuple[Any, ...]]:
        if self.query.select_for_update and self.connection.get_autocommit():
            raise TransactionManagementError(
                "Rows are locked within a transaction only."
            )  # Django asks when it works out
        return self._sql, tuple([self.values[place] for place in self._places])

    def get_converters(self, _expressions: Iterable[Any]) -> Any:
        return self._converters


class _PlannedCompiler(_Compiler):
    """Asks so that PostgreSQL may keep the plan: values are sent beside the query, which is prepared there."""

    def execute_sql(  # type: ignore[override]  # rows are all that is asked for here
        self, *_args: Any, **_named: Any
    ) -> list[list[tuple[Any, ...]]]:
        try:
            rows = self._rows()
        except NotSupportedError:  # a migration gave a column another type, for which no kept plan may be used
            if self.connection.in_atomic_block:
                raise  # what follows rolls back, and psycopg lets go of all plans then
            self.connection.close()
            rows = self._rows()
        return [[row[: self.col_count] for row in rows] if self.has_extra_select else rows]

    def _rows(self) -> list[tuple[Any, ...]]:
        sql, values = self.as_sql()
        with self._cursor() as cursor:
            cursor.execute(sql, values)
            if self.connection.queries_logged:  # of a query that is prepared psycopg does not know the words
                self.connection.queries_log[-1]["sql"] = sql
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _cursor(self) -> Any:
        self.connection.ensure_connection()
        held = self.connection.connection
        usual, held.cursor_factory = held.cursor_factory, ServerBindingCursor
        try:
            return self.connection.cursor()
        finally:
            held.cursor_factory = usual


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
