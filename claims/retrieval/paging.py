"""Pages of long lists: a list is counted up to a bound, so that a page of a long one costs no more than of a short."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet

from claims.retrieval import queue

Read = Callable[[list[int]], Mapping[int, Any]]

FURTHEST = 100_000  # rows of a list that its pages reach; who looks for older ones narrows it


class Pages(Paginator[Any]):
    """The pages of `rows`, of `size` rows each. `count` is at most `most`, where none is given queue.MOST_COUNTED.

    `uncounted` says that there may be more rows; the pages that hold them are reached one after another. `counted` are
    the same rows in a form that is cheaper to count, where there is one, or their number, where that is known. Where
    `read` is given, it returns the rows of a page by their keys.
    """

    def __init__(
        self,
        rows: QuerySet[Any],
        size: int,
        *,
        counted: QuerySet[Any] | int | None = None,
        most: int | None = None,
        read: Read | None = None,
    ) -> None:
        super().__init__(rows, size)
        self._most, self._read = most or queue.MOST_COUNTED, read
        self._counted = rows if counted is None else counted

    @cached_property
    def count(self) -> int:
        """How many rows there are, as far as they are counted."""
        if isinstance(self._counted, int):
            return min(self._counted, self._most)
        return queue.counted(self._counted, self._most)

    @property
    def uncounted(self) -> bool:
        """Whether there may be more rows than `count`."""
        return self.count >= self._most

    def validate_number(self, number: Any) -> int:
        """Return the number of a page, those beyond the counted ones included; raise InvalidPage for any other."""
        try:
            return super().validate_number(number)
        except EmptyPage:
            if self.uncounted and self.num_pages < int(number) <= FURTHEST // self.per_page:
                return int(number)
            raise

    def page(self, number: Any) -> Page[Any]:
        """Return a page; beyond the end of an uncounted list, the last counted one. Raises InvalidPage for others."""
        wanted = self.validate_number(number)
        if wanted < self.num_pages or not self.uncounted:
            return Page(self._rows(wanted, self.per_page), wanted, self)
        rows = self._rows(wanted, self.per_page + 1)
        return (
            Further(rows, wanted, self)
            if rows
            else Page(self._rows(self.num_pages, self.per_page), self.num_pages, self)
        )

    def _rows(self, number: int, most: int) -> list[Any]:
        """Return the rows of a page. Of those before it only the keys are read, where each row has one of its own."""
        begin = (number - 1) * self.per_page
        rows: Any = self.object_list
        if self._read is None and (not begin or rows.query.distinct):
            return list(rows[begin : begin + most])
        keys = list(rows.values_list("pk", flat=True)[begin : begin + most])
        found = (self._read or rows.in_bulk)(keys)
        return [found[key] for key in keys if key in found]


class FirstPrepared(Pages):
    """The pages of rows whose first page, which is asked for most, is read by a prepared query.

    `first` returns its rows, `rows` the query of all of them; `count` is their number, or the rows in a form to count.
    """

    def __init__(
        self, first: Callable[[], list[Any]], rows: Callable[[], QuerySet[Any]], size: int, count: QuerySet[Any] | int
    ) -> None:
        super().__init__((), size, counted=count)  # type: ignore[arg-type]  # the query is made for a further page
        self._first, self._further = first, rows

    def _rows(self, number: int, most: int) -> list[Any]:
        if number == 1 and most == self.per_page:
            return self._first()
        self.object_list = self._further()
        return super()._rows(number, most)


class Known(Pages):
    """The pages of the rows whose `keys` were read already, in their order; `read` returns rows by their keys."""

    def __init__(self, keys: list[int], size: int, read: Read) -> None:
        super().__init__((), size)  # type: ignore[arg-type]  # the rows are read by their keys
        self._keys, self._rows_of = keys, read

    @cached_property
    def count(self) -> int:
        """How many keys there are."""
        return len(self._keys)

    def _rows(self, number: int, most: int) -> list[Any]:
        begin = (number - 1) * self.per_page
        keys = self._keys[begin : begin + most]
        found = self._rows_of(keys)
        return [found[key] for key in keys if key in found]


class Further(Page[Any]):
    """A page of which only a look at the next row tells whether another one follows: `rows` holds that one, too."""

    def __init__(self, rows: list[Any], number: int, pages: Pages) -> None:
        super().__init__(rows[: pages.per_page], number, pages)
        self._more = len(rows) > pages.per_page

    def has_next(self) -> bool:
        """Return whether a page follows."""
        return self._more and self.end_index() < FURTHEST

    def next_page_number(self) -> int:
        """Return the number of the page that follows."""
        return self.number + 1

    def end_index(self) -> int:
        """Return the place of the last row in the whole list, from 1."""
        return self.start_index() + len(self.object_list) - 1
