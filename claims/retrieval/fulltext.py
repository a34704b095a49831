"""Words in PostgreSQL's full-text search, in Indonesian, English and as they are written."""

import math
import re
import time
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import TypeVar, cast

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection
from django.db.models import F, Func, Model, QuerySet, TextField, Value

from claims.matching.across import alternatives

M = TypeVar("M", bound=Model)

CONFIGS = ("indonesian", "english", "simple")
MOST_WORDS = 12
MOST_RANKED = 60  # rows: three times what is shown; each costs a tenth of a millisecond
NEAR = 20_000  # of the newest keys, in which a frequent word is looked for first
LONGEST_WORD = 100  # letters of a word that are compared; PostgreSQL refuses one beyond 2046 bytes

# Rare words of a sentence: the most of them, and the most rows that each is in.
MOST_RARE = 12
SHORTEST = 3  # letters or digits
KEPT = 600  # seconds for which a process keeps what is common
MOST_ROWS = 1000

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


def query(text: str) -> SearchQuery | None:
    """Return what finds every word of `text`, the last one as a beginning; None when it has none."""
    words = _words(text)
    return _in_every_config(words) if words else None


def _words(text: str) -> str:
    """Return the words of `text` as PostgreSQL is asked for them, the last one as a beginning."""
    words = [word[:LONGEST_WORD] for word in _WORD.findall(text)[:MOST_WORDS]]
    return " & ".join([*words[:-1], f"{words[-1]}:*"]) if words else ""


def best(rows: QuerySet[M], column: str, text: str, most: int) -> list[int]:
    """Return the keys of at most `most` of the newest MOST_RANKED rows whose `column` has every word, the best first.

    Ranking reads a row again, so that to rank all that have a common word would take longer the more there are.
    """
    wanted = _words(text)
    if not wanted:
        return []
    ranked = sorted(((rank, key) for key, rank in _newest(rows, column, wanted)), reverse=True)
    return [key for _rank, key in ranked[:most]]


def _newest(rows: QuerySet[M], column: str, wanted: str) -> list[tuple[int, float]]:
    """Return key and rank of the newest MOST_RANKED rows that have every word.

    A frequent word has as many among the latest NEAR: else every row that has it would be read to find them.
    """
    # An order that no index has: in that of the key the database would read all rows for a word that few have.
    ordered = _found(rows, column, _once(wanted), ranked=False).order_by((F("pk") + 0).desc())
    ranks = ordered.values_list("pk", SearchRank(Words(F(column)), _in_every_config(wanted)))
    last = _last(rows.model)
    if last > NEAR and len(near := list(ranks.filter(pk__gt=last - NEAR)[:MOST_RANKED])) == MOST_RANKED:
        return near
    return list(ranks[:MOST_RANKED])


def _last(model: type[Model]) -> int:
    """Return the newest key of a table, 0 where it is empty."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {model._meta.db_table}")  # noqa: S608 -- the model's own
        return int(cursor.fetchone()[0])


@lru_cache(maxsize=200)
def _once(wanted: str) -> SearchQuery:
    """Return what finds the same rows as `wanted` in every configuration, and looks for nothing twice.

    Where two configurations leave a word as it is, the index would be read for it once for each; and what begins with
    a stem holds all that begins with the whole word.
    """
    with connection.cursor() as cursor:
        each = ", ".join("to_tsquery(%s, %s)::text" for _ in CONFIGS)
        cursor.execute(f"SELECT {each}", [part for config in CONFIGS for part in (config, wanted)])
        asked = dict.fromkeys(text for text in cursor.fetchone() if text)
    kept = [text for text in asked if not any(_holds(other, text) for other in asked if other != text)]
    return reduce(or_, (SearchQuery(text, config="simple", search_type="raw") for text in kept or [""]))


def _holds(one: str, other: str) -> bool:
    """Return whether the beginning `one` is a beginning of the beginning `other`."""
    shorter, longer = _BEGINNING.fullmatch(one), _BEGINNING.fullmatch(other)
    return bool(shorter and longer and longer[1].startswith(shorter[1]))


def containing(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the same rows in no order: ranking reads every match again, which long texts are too long for."""
    return _found(rows, column, query(text), ranked=False)


def in_any_language(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the rows of `matching`, best first, and after them those that say the same in the words of a language.

    What is the same is up to `claims.matching.across`.
    """
    return _found(rows, column, query(text), ranked=True, also=_across(text))


def meaning_the_same(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    """Return the rows whose `column` says `text` in its own or other words, in no order."""
    return _found(rows, column, _across(text), ranked=False)


def _across(text: str) -> SearchQuery | None:
    """Return what finds, for each term of `text`, its words or a phrase of the same meaning; None = no such."""
    terms = [filter(None, map(_phrase, phrases)) for phrases in alternatives(text)]
    joined = " & ".join(f"({' | '.join(phrases)})" for phrases in terms)
    return _in_every_config(joined) if joined else None


def _phrase(text: str) -> str:
    return " <-> ".join(word[:LONGEST_WORD] for word in _WORD.findall(text))


def _in_every_config(joined: str) -> SearchQuery:
    return reduce(or_, (SearchQuery(joined, config=config, search_type="raw") for config in CONFIGS))


def sharing_rare_words(rows: QuerySet[M], column: str, text: str, most: int) -> list[int]:
    """Return the keys of at most `most` rows whose `column` shares rare words with `text`, the likest first.

    `column` is the one that the index of words of that model holds.
    """
    weights = _rare(rows.model, text)
    held: defaultdict[int, float] = defaultdict(float)
    for key, word in _holding(rows, column, list(weights)):
        held[key] += weights[word]
    return sorted(held, key=lambda key: (-held[key], -key))[:most]


def _holding(rows: QuerySet[M], column: str, words: list[str]) -> Iterable[tuple[int, str]]:
    """Return the key of every row that has one of `words`, with that word."""
    each = [
        rows.annotate(words=Words(F(column)), word=Value(word, TextField()))
        .filter(words=SearchQuery(_literal(word), config="simple", search_type="raw"))
        .values_list("pk", "word")[:MOST_ROWS]
        for word in words
    ]
    return each[0].union(*each[1:], all=True) if each else []


def _rare(model: type[Model], text: str) -> dict[str, float]:
    """Return the rarest words of `text`, as the index of `model` holds them, each with its weight.

    Words of more than MOST_ROWS rows are left out, so that what a sentence makes the database read does not grow with
    the table.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(tsvector_to_array(claims_words(%s)))", [text])
        words = [word for (word,) in cursor.fetchall() if SHORTEST <= len(word) <= LONGEST_WORD]
    common = _common(model, connection.settings_dict["NAME"], int(time.monotonic() / KEPT))
    rows = {word: common.get(word, 1.0) for word in words if common.get(word, 1.0) <= MOST_ROWS}
    rarest = sorted(rows, key=lambda word: (rows[word], -len(word), word))[:MOST_RARE]
    return {word: math.log(2 * MOST_ROWS / max(rows[word], 1)) for word in rarest}


@lru_cache(maxsize=4)
def _common(model: type[Model], _database: str, _time: int) -> dict[str, float]:
    """Return in how many rows each common word of `model` is, by the statistics PostgreSQL keeps of its index."""
    with connection.cursor() as cursor:
        cursor.execute(_COMMON, [model._meta.db_table, f"{model._meta.model_name}_words"])
        return dict(cursor.fetchall())


def _literal(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _found(
    rows: QuerySet[M], column: str, wanted: SearchQuery | None, *, ranked: bool, also: SearchQuery | None = None
) -> QuerySet[M]:
    """Return the rows that are `wanted` or found by `also`; the rank is by what is wanted."""
    if wanted is None:
        return rows.none()
    # Neither is read: a column of a page's rows, or of rows that are only counted, would be worked out for each.
    found = rows.alias(words=Words(F(column))).filter(words=wanted if also is None else wanted | also)
    if ranked:
        found = found.alias(rank=SearchRank(F("words"), wanted)).order_by("-rank", "-pk")
    return cast("QuerySet[M]", found)
