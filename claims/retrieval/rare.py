"""Rows that share rare words with a sentence."""

import math
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, Generic, TypeVar, cast

from django.db import connection
from django.db.models import Func, IntegerField, Model, QuerySet, TextField, Value
from django.db.models.expressions import Combinable

from claims.retrieval.fulltext import LONGEST_WORD, as_written, common_words, found
from claims.retrieval.prepared import Prepared

M = TypeVar("M", bound=Model)

MOST_WORDS = 12
MOST_ROWS = 1000  # that a rare word is in
SHORTEST = 3  # letters or digits


class Sharing(Generic[M]):
    """Rows of a kind whose `column` may share words with a sentence; `rows` returns their query.

    `column` is the one that the index of words of that model holds.
    """

    def __init__(self, rows: Callable[[], QuerySet[M]], column: str) -> None:
        self._rows, self._column = rows, column

    def best(self, text: str, most: int) -> list[int]:
        """Return the keys of at most `most` rows that share rare words with `text`, the likest first."""
        weights = _rare(self._rows().model, text)
        if not weights:
            return []
        held: defaultdict[int, float] = defaultdict(float)
        words = list(weights)
        for key, place in self._having[len(words)](list(map(_literal, words))):
            held[key] += weights[words[place]]
        return sorted(held, key=lambda key: (-held[key], -key))[:most]

    @cached_property
    def _having(self) -> list[Prepared[tuple[int, int]]]:
        """What finds the rows of a number of words, by that number."""
        return [Prepared[tuple[int, int]](partial(self._of_each, number)) for number in range(MOST_WORDS + 1)]

    def _of_each(self, number: int, words: Combinable) -> QuerySet[M, Any]:
        """Return the key of every row that has one of `number` words, with the place of that word."""
        each = [self._of_one(words, place) for place in range(number)]
        return each[0].union(*each[1:], all=True)

    def _of_one(self, words: Combinable, place: int) -> QuerySet[M, Any]:
        word = Func(words, template=f"(%(expressions)s::text[])[{place + 1}]", output_field=TextField())
        rows = found(self._rows().annotate(place=Value(place, IntegerField())), self._column, as_written(word))
        return cast("QuerySet[M, Any]", rows.values_list("pk", "place")[:MOST_ROWS])


def _rare(model: type[Model], text: str) -> dict[str, float]:
    """Return the rarest words of `text`, as the index of `model` holds them, each with its weight.

    Words of more than MOST_ROWS rows are left out, so that what a sentence makes the database read does not grow with
    the table.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(tsvector_to_array(claims_words(%s)))", [text])
        words = [word for (word,) in cursor.fetchall() if SHORTEST <= len(word) <= LONGEST_WORD]
    common = common_words(model)
    rows = {word: common.get(word, 1.0) for word in words if common.get(word, 1.0) <= MOST_ROWS}
    rarest = sorted(rows, key=lambda word: (rows[word], -len(word), word))[:MOST_WORDS]
    return {word: math.log(2 * MOST_ROWS / max(rows[word], 1)) for word in rarest}


def _literal(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
