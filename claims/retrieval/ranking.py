"""The best of the newest rows that have the words of a search.

Ranking reads a row again, so that to rank all that have a common word would take longer the more there are.
"""

from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection
from django.db.models import F, Func, Model, QuerySet

from claims.retrieval.fulltext import (
    Words,
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

M = TypeVar("M", bound=Model)

MOST_RANKED = 60  # rows: three times what is shown
NEAR = 20_000  # of the newest keys, in which a frequent word is looked for first
AMPLE = 5  # times as many rows are looked at as should be enough for MOST_RANKED that have a frequent word


class Written(Func):
    """The tsvector of a column with its words as they are written, which takes a third of the time of `Words`."""

    template = "to_tsvector('simple', left(%(expressions)s, 50000))"
    output_field = SearchVectorField()


def best(rows: QuerySet[M], column: str, text: str, most: int) -> list[int]:
    """Return the keys of at most `most` of the newest MOST_RANKED rows whose `column` has every word, the best first.

    The last word may be a beginning. Where enough rows have the words as they are written, other forms are left out.
    """
    words = words_of(text)
    if not words:
        return []
    ranked = _newest_as_written(rows, column, words) or _newest(rows, column, joined(words))
    return _best_first(ranked)[:most]


def all_with(rows: QuerySet[M], column: str, text: str, most: int) -> list[int]:
    """Return the keys of at most `most` rows whose `column` has every word, the newest MOST_RANKED by rank.

    The others follow, the newest first. Where fewer than MOST_RANKED have the words, those that say the same follow.
    """
    words = words_of(text)
    if not words:
        return []
    held = _newest_keys(containing(rows, column, text), most)
    first = rows.filter(pk__in=held[:MOST_RANKED])
    ranked = first.values_list("pk", SearchRank(Words(F(column)), in_every_config(joined(words))))
    keys = [*_best_first(list(ranked)), *held[MOST_RANKED:]]
    if len(held) < MOST_RANKED:
        keys += _newest_keys(meaning_the_same(rows, column, text), most)
    return list(dict.fromkeys(keys))[:most]


def _newest_as_written(rows: QuerySet[M], column: str, words: list[str]) -> list[tuple[int, float]]:
    """Return key and rank of the newest MOST_RANKED rows that have frequent words as they are written; [] if fewer do.

    The index is walked for one form of each word only, and no rows are read but as many as should be enough.
    """
    held = min(common_words(rows.model).get(word.lower(), 0) for word in words)
    last = _last(rows.model) if held else 0
    if held * NEAR <= last * MOST_RANKED * AMPLE:
        return []
    wanted = SearchQuery(" & ".join(words), config="simple", search_type="raw")
    ranks = _ranked(rows, column, wanted, SearchRank(Written(F(column)), wanted))
    near = list(ranks.filter(pk__gt=last - int(last * MOST_RANKED * AMPLE / held))[:MOST_RANKED])
    return near if len(near) == MOST_RANKED else []


def _newest(rows: QuerySet[M], column: str, wanted: str) -> list[tuple[int, float]]:
    """Return key and rank of the newest MOST_RANKED rows that have every word.

    What begins a frequent word has as many among the latest NEAR: else every row that has it would be read for them.
    """
    ranks = _ranked(rows, column, once(wanted), SearchRank(Words(F(column)), in_every_config(wanted)))
    last = _last(rows.model)
    if last > NEAR and len(near := list(ranks.filter(pk__gt=last - NEAR)[:MOST_RANKED])) == MOST_RANKED:
        return near
    return list(ranks[:MOST_RANKED])


def _ranked(rows: QuerySet[M], column: str, wanted: SearchQuery, rank: SearchRank) -> QuerySet[M, tuple[int, float]]:
    return found(rows, column, wanted).order_by(NEWEST_FIRST).values_list("pk", rank)


def _newest_keys(rows: QuerySet[M], most: int) -> list[int]:
    return list(rows.order_by(NEWEST_FIRST).values_list("pk", flat=True)[:most])


def _best_first(ranked: list[tuple[int, float]]) -> list[int]:
    return [key for _rank, key in sorted(((rank, key) for key, rank in ranked), reverse=True)]


def _last(model: type[Model]) -> int:
    """Return the newest key of a table, 0 where it is empty."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {model._meta.db_table}")  # noqa: S608 -- the model's own
        return int(cursor.fetchone()[0])
