"""Words in PostgreSQL's full-text search, in Indonesian, English and as they are written."""

import re
import time
from functools import lru_cache, reduce
from operator import or_
from typing import TypeVar, cast

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection
from django.db.models import F, Func, Model, QuerySet
from django.db.models.expressions import Combinable

from claims.matching.across import alternatives

M = TypeVar("M", bound=Model)

STEMMING = ("indonesian", "english")
CONFIGS = (*STEMMING, "simple")
MOST_WORDS = 12
LONGEST_WORD = 100  # letters of a word that are compared; PostgreSQL refuses one beyond 2046 bytes

KEPT = 600  # seconds for which a process keeps what is common

_WORD = re.compile(r"\w+")
_BEGINNING = re.compile(r"'(\w+)':\*")  # as a tsquery of one word is written
# The list of frequencies ends with three further numbers, which belong to no word.
_COMMON = """
SELECT word, share * greatest((SELECT reltuples FROM pg_class WHERE oid = %s::regclass), 1)
FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS listed (word, share)
WHERE schemaname = current_schema() AND tablename = %s AND word IS NOT NULL
"""


class Words(Func):
    """The tsvector of a column as the indexes of migration 0003 hold it."""

    function = "claims_words"
    output_field = SearchVectorField()


def words_of(text: str) -> list[str]:
    """Return the words of a search as PostgreSQL may be asked for them."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(text)[:MOST_WORDS]]


def joined(words: list[str]) -> str:
    """Return words as PostgreSQL is asked for them, the last one as a beginning."""
    return " & ".join([*words[:-1], f"{words[-1]}:*"])


@lru_cache(maxsize=200)
def once(wanted: str) -> str:
    """Return what, asked for as it is written, finds the rows of `wanted` in every configuration; nothing is in twice.

    Where two configurations leave a word as it is, the index would be read for it once for each; and what begins with
    a stem holds all that begins with the whole word.
    """
    with connection.cursor() as cursor:
        each = ", ".join("to_tsquery(%s, %s)::text" for _ in CONFIGS)
        cursor.execute(f"SELECT {each}", [part for config in CONFIGS for part in (config, wanted)])
        asked = dict.fromkeys(text for text in cursor.fetchone() if text)
    kept = [text for text in asked if not any(_holds(other, text) for other in asked if other != text)]
    return " | ".join(f"({text})" for text in kept)


def _holds(one: str, other: str) -> bool:
    """Return whether the beginning `one` is a beginning of the beginning `other`."""
    shorter, longer = _BEGINNING.fullmatch(one), _BEGINNING.fullmatch(other)
    return bool(shorter and longer and longer[1].startswith(shorter[1]))


def containing(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the rows whose `column` has every word of `text`, the last one as a beginning, in no order."""
    words = words_of(text)
    return found(rows, column, as_written(once(joined(words))) if words else None)


def meaning_the_same(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the rows whose `column` says `text` in its own or other words, in no order."""
    return found(rows, column, _across(text))


def _across(text: str) -> SearchQuery | None:
    """Return what finds, for each term of `text`, its words or a phrase of the same meaning; None = no such."""
    terms = [filter(None, map(_phrase, phrases)) for phrases in alternatives(text)]
    asked = " & ".join(f"({' | '.join(phrases)})" for phrases in terms)
    return reduce(or_, (_in(config, asked) for config in STEMMING)) if asked else None


def _phrase(text: str) -> str:
    return " <-> ".join(word[:LONGEST_WORD] for word in _WORD.findall(text))


def as_written(asked: str | Combinable) -> SearchQuery:
    """Return what finds `asked`, written as PostgreSQL reads it, without looking for other forms of its words."""
    return _in("simple", asked)


def in_every_config(asked: str | Combinable) -> SearchQuery:
    """Return what finds `asked`, written as PostgreSQL reads it, in any configuration."""
    return reduce(or_, (_in(config, asked) for config in CONFIGS))


def _in(config: str, asked: str | Combinable) -> SearchQuery:
    return SearchQuery(asked, config=config, search_type="raw")


def common_words(model: type[Model]) -> dict[str, float]:
    """Return in how many rows each common word of `model` is, as far as PostgreSQL's statistics of its index know."""
    return _common(model, connection.settings_dict["NAME"], int(time.monotonic() / KEPT))


@lru_cache(maxsize=4)
def _common(model: type[Model], _database: str, _time: int) -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(_COMMON, [model._meta.db_table, f"{model._meta.model_name}_words"])
        return dict(cursor.fetchall())


def found(rows: QuerySet[M], column: str, wanted: SearchQuery | None) -> QuerySet[M]:
    if wanted is None:
        return rows.none()
    # Not read: a column of a page's rows, or of rows that are only counted, would be worked out for each.
    return cast("QuerySet[M]", rows.alias(words=Words(F(column))).filter(words=wanted))
