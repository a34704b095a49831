"""The best of the newest rows that have the words of a search.

Ranking reads a row again, so that to rank all that have a common word would take longer the more there are.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection
from django.db.models import F, Func, Model, QuerySet

from claims.retrieval.fulltext import (
    Words,
    as_written,
    common_words,
    containing,
    found,
    in_every_config,
    joined,
    meaning_the_same,
    once,
    words_of,
)
from claims.retrieval.history import NEWEST_FIRST
from claims.retrieval.prepared import Given, Prepared

M = TypeVar("M", bound=Model)

MOST_RANKED = 60  # rows: three times what is shown
NEAR = 20_000  # of the newest keys, in which frequent words are looked for first


class Written(Func):
    """The tsvector of a column with its words as they are written, which takes a third of the time of `Words`."""

    template = "to_tsvector('simple', left(%(expressions)s, 50000))"
    output_field = SearchVectorField()


class Searched(Generic[M]):
    """Rows of a kind whose `column` is searched for words; `rows` returns their query."""

    def __init__(self, rows: Callable[[], QuerySet[M]], column: str) -> None:
        self.rows, self.column = rows, column
        self._as_written = Prepared[tuple[int, float]](self._ranked_as_written)
        self._in_any_form = Prepared[tuple[int, float]](self._ranked_in_any_form)

    def best(self, text: str, most: int) -> list[int]:
        """Return the keys of at most `most` of the newest MOST_RANKED rows that have every word, the best first.

        The last word may be a beginning. Where enough rows have the words as they are written, other forms are left
        out.
        """
        words = words_of(text)
        return _best_first(self._frequent(words) or self._newest(words))[:most] if words else []

    def _frequent(self, words: list[str]) -> list[tuple[int, float]]:
        """Return key and rank of the newest MOST_RANKED rows that have frequent words just so; [] if fewer do.

        The index is walked for one form of each word only.
        """
        model = self.rows().model
        held = min(common_words(model).get(word.lower(), 0) for word in words)
        last = _last(model) if held else 0
        if held * NEAR <= last * MOST_RANKED:
            return []
        ranked = self._as_written(" & ".join(words), last - NEAR)
        return ranked if len(ranked) == MOST_RANKED else []

    def _newest(self, words: list[str]) -> list[tuple[int, float]]:
        """Return key and rank of the newest MOST_RANKED rows that have every word.

        What begins a frequent word has as many among the latest NEAR: else every row that has it would be read.
        """
        wanted, last = joined(words), _last(self.rows().model)
        ranked = self._in_any_form(once(wanted), wanted, last - NEAR) if last > NEAR else []
        return ranked if len(ranked) == MOST_RANKED else self._in_any_form(once(wanted), wanted, 0)

    def _ranked_as_written(self, wanted: Given, after: Given) -> QuerySet[M, tuple[int, float]]:
        asked = as_written(wanted)
        return self._ranked(asked, SearchRank(Written(F(self.column)), asked), after)

    def _ranked_in_any_form(self, asked: Given, wanted: Given, after: Given) -> QuerySet[M, tuple[int, float]]:
        return self._ranked(as_written(asked), SearchRank(Words(F(self.column)), in_every_config(wanted)), after)

    def _ranked(self, asked: SearchQuery, rank: SearchRank, after: Given) -> QuerySet[M, tuple[int, float]]:
        rows: QuerySet[Any] = found(self.rows(), self.column, asked).filter(pk__gt=after)
        return rows.order_by(NEWEST_FIRST).values_list("pk", rank)[:MOST_RANKED]


def all_with(rows: QuerySet[M], column: str, text: str, most: int) -> list[int]:
    """Return the keys of at most `most` rows whose `column` has every word, the newest MOST_RANKED by rank.

    The others follow, the newest first. Where fewer than MOST_RANKED have the words, those that say the same follow.
    """
    words = words_of(text)
    if not words:
        return []
    held = _newest_keys(containing(rows, column, text), most)
    rank = SearchRank(Words(F(column)), in_every_config(joined(words)))
    ranked = list(rows.filter(pk__in=held[:MOST_RANKED]).values_list("pk", rank))
    keys = [*_best_first(ranked), *held[MOST_RANKED:]]
    if len(held) < MOST_RANKED:
        keys += _newest_keys(meaning_the_same(rows, column, text), most)
    return list(dict.fromkeys(keys))[:most]


def _newest_keys(rows: QuerySet[M], most: int) -> list[int]:
    return list(rows.order_by(NEWEST_FIRST).values_list("pk", flat=True)[:most])


def _best_first(ranked: list[tuple[int, float]]) -> list[int]:
    return [key for _rank, key in sorted(((rank, key) for key, rank in ranked), reverse=True)]


def _last(model: type[Model]) -> int:
    """Return the newest key of a table, 0 where it is empty."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {model._meta.db_table}")  # noqa: S608 -- the model's own
        return int(cursor.fetchone()[0])
