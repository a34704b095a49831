"""Words in PostgreSQL's full-text search, in Indonesian, English and as they are written."""

import re
from functools import reduce
from operator import or_
from typing import TypeVar, cast

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db.models import F, Func, Model, QuerySet

M = TypeVar("M", bound=Model)

CONFIGS = ("indonesian", "english", "simple")
SHORTEST = 4  # letters a word needs to say what a sentence is about
MOST_WORDS = 12
LONGEST_WORD = 100  # letters of a word that are compared; PostgreSQL refuses one beyond 2046 bytes

_WORD = re.compile(r"\w+")


class Words(Func):
    """The tsvector of a column as the indexes of migration 0003 hold it."""

    function = "claims_words"
    output_field = SearchVectorField()


def query(text: str, *, every: bool = True) -> SearchQuery | None:
    """Return what finds `every` word of `text`, the last one as a beginning, or any of them; None when it has none."""
    words = [word[:LONGEST_WORD] for word in _WORD.findall(text)[:MOST_WORDS]]
    if not words:
        return None
    joined = (" & " if every else " | ").join([*words[:-1], f"{words[-1]}:*" if every else words[-1]])
    return reduce(or_, (SearchQuery(joined, config=config, search_type="raw") for config in CONFIGS))


def matching(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the rows whose `column` has every word of `text`, best first, as annotation `rank`."""
    return _found(rows, column, query(text), ranked=True)


def containing(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the same rows in no order: ranking reads every match again, which long texts are too long for."""
    return _found(rows, column, query(text), ranked=False)


def alike(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the rows whose `column` shares a telling word with `text`, those that share most first."""
    words = sorted({word for word in _WORD.findall(text.lower()) if len(word) >= SHORTEST}, key=lambda w: (-len(w), w))
    return _found(rows, column, query(" ".join(words[:MOST_WORDS]), every=False), ranked=True)


def _found(rows: QuerySet[M], column: str, wanted: SearchQuery | None, *, ranked: bool) -> QuerySet[M]:
    if wanted is None:
        return rows.none()
    found = rows.annotate(words=Words(F(column))).filter(words=wanted)
    if ranked:
        found = found.annotate(rank=SearchRank(F("words"), wanted)).order_by("-rank", "-pk")
    return cast("QuerySet[M]", found)
