"""One box over claims, statements, articles and names, each hit with the words that matched."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import Combinable

from claims.matching.across import alternatives
from claims.models import (
    Article,
    ArticleVersion,
    Claim,
    Event,
    Outlet,
    Party,
    PartyAlias,
    Passage,
    Place,
    PlaceAlias,
    Speaker,
    SpeakerAlias,
    Statement,
    User,
)
from claims.retrieval import fulltext, ranking, snippets
from claims.retrieval.cards import by_key
from claims.retrieval.history import NEWEST_FIRST
from claims.retrieval.prepared import Keyed, among
from claims.retrieval.ranking import Searched
from claims.retrieval.said import BESIDE, OWN, SOURCE
from claims.retrieval.snippets import Part

MOST = 20
LONGEST = 200  # characters of a query that are read
CLOSE = 0.5  # trigram word similarity at which a name still counts as the one meant, so that a slip finds it

M = TypeVar("M", bound=Model)

# Where names stand: the rows, the column, the key of the record that is meant, and its kind.
NAMED: list[tuple[type[Model], str, str, type[Model]]] = [
    (Party, "name", "id", Party),
    (PartyAlias, "text", "party_id", Party),
    (Speaker, "name", "id", Speaker),
    (SpeakerAlias, "text", "speaker_id", Speaker),
    (Place, "name", "id", Place),
    (PlaceAlias, "text", "place_id", Place),
    (Event, "title", "id", Event),
    (Outlet, "name", "id", Outlet),
]
# The MOST closest of each: put together by Django, eight queries in one take longer than to be answered.
_NAMES = " UNION ALL ".join(
    f"(SELECT {place}, {key}, {column}::text, word_similarity(%(text)s, {column}) AS closeness"  # noqa: S608 -- written here
    f" FROM {rows._meta.db_table} WHERE {column} %%> %(text)s AND word_similarity(%(text)s, {column}) >= {CLOSE}"
    f" ORDER BY closeness DESC, id LIMIT {MOST})"
    for place, (rows, column, key, _) in enumerate(NAMED)
)

# By whether a member of the newsroom asks.
CLAIMS = {
    True: Searched(Claim.objects.current, "proposition"),
    False: Searched(lambda: Claim.objects.visible_to(None), "proposition"),
}
STATEMENTS = {
    True: Searched(Statement.objects.in_force, "proposition"),
    False: Searched(lambda: Statement.objects.visible_to(None), "proposition"),
}
TITLES = Searched(Article.objects.all, "title")


def _shown_statements(keys: Combinable) -> QuerySet[Statement]:
    rows = Statement.objects.select_related("party", f"{SOURCE}__outlet").only(*OWN, *BESIDE)
    return rows.filter(among("pk", keys))


_STATEMENTS = Keyed[Statement](_shown_statements)
_ARTICLES = Keyed[Article](lambda keys: Article.objects.select_related("outlet").filter(among("pk", keys)))


@dataclass(frozen=True, slots=True)
class Hit:
    """A record and why it was found: a stretch of its text in parts, the matching words marked."""

    record: Claim | Statement | Article | Party | Speaker | Place | Event | Outlet
    why: list[Part]
    across: bool = False  # found by the words of another language, or others that mean the same


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, the best first in each kind. Claims came through `with_sides`, as do those of statements."""

    names: list[Hit]
    claims: list[Hit]
    statements: list[Hit]
    articles: list[Hit]

    @property
    def ranked(self) -> int:
        """How many of the newest claims, statements and titles that have the words are put in order."""
        return ranking.MOST_RANKED

    def __bool__(self) -> bool:
        return bool(self.names or self.claims or self.statements or self.articles)


def search(text: str, *, user: object, most: int = MOST) -> Found:
    """Return what `text` finds among what `user` may see, at most `most` hits of each kind.

    Every word has to be there, or a phrase of the same meaning in any language (claims/matching/across.py), the last
    word may be a beginning; names also match with a slip. What has the words themselves comes first. Readers without
    a login find published claims and their statements only.
    """
    text = " ".join(text.replace("\x00", " ").split())[:LONGEST]
    if not text:
        return Found([], [], [], [])
    member = isinstance(user, User) and user.is_active
    names = _names(text)
    parties = [hit.record.pk for hit in names if isinstance(hit.record, Party)]
    claims = _with_words(CLAIMS[member], text, most)
    statements = _in_order(_statements(STATEMENTS[member], text, parties, most))
    cards = by_key([*claims, *_claims_of(statements)])
    _put_on(cards, statements)
    return Found(
        names=names[:most] if member else [],
        claims=[_hit(cards[key], text, cards[key].proposition) for key in claims],
        statements=[_statement_hit(row, text) for row in statements],
        articles=_articles(text, most) if member else [],
    )


def said(text: str, most: int) -> list[int]:
    """Return the keys of at most `most` statements in force that `text` finds, as `search` does for a member."""
    parties = [hit.record.pk for hit in _names(text) if isinstance(hit.record, Party)]
    return _statements(STATEMENTS[True], text, parties, most)


def told(keys: list[int], text: str) -> list[Hit]:
    """Return the statements with these keys, in this order, as hits of a search for `text`."""
    statements = _in_order(keys)
    _put_on(by_key(_claims_of(statements)), statements)
    return [_statement_hit(row, text) for row in statements]


def _claims_of(statements: list[Statement]) -> list[int]:
    return [row.claim_id for row in statements if row.claim_id]


def _put_on(cards: dict[int, Claim], statements: list[Statement]) -> None:
    for row in statements:
        row.claim = cards.get(row.claim_id or 0)


def _in_order(keys: list[int]) -> list[Statement]:
    found = {row.pk: row for row in _STATEMENTS(keys)} if keys else {}
    return [found[key] for key in keys]


def _statements(searched: Searched[Statement], text: str, parties: list[int], most: int) -> list[int]:
    """Return statements that have the words in what was said or in the evidence, or were made by a party so named."""
    keys = searched.best(text, most)
    if len(keys) < most:
        for further in _said_otherwise(searched.rows(), text, parties):
            keys = _filled(keys, further, most)
    return keys


def _said_otherwise(rows: QuerySet[Statement], text: str, parties: list[int]) -> Iterable[QuerySet[Statement]]:
    """Return the statements found by their evidence, their speaker or other words, each list the newest first."""
    passages, words = Passage.objects.all(), ("exact", text)
    evidence = rows.filter(passage__in=fulltext.containing(passages, *words).values("pk"))
    across = rows.filter(passage__in=fulltext.meaning_the_same(passages, *words).values("pk"))
    return [
        evidence.order_by(NEWEST_FIRST),
        rows.filter(Q(speaker_text__icontains=text) | Q(party__in=parties)).order_by("-pk"),
        fulltext.meaning_the_same(rows, "proposition", text).order_by(NEWEST_FIRST),
        across.order_by(NEWEST_FIRST),
    ]


def _with_words(searched: Searched[M], text: str, most: int) -> list[int]:
    """Return the keys of the rows that have the words, the best first, then of the newest that say the same."""
    keys = searched.best(text, most)
    if len(keys) >= most:
        return keys
    across = fulltext.meaning_the_same(searched.rows(), searched.column, text)
    return _filled(keys, across.order_by(NEWEST_FIRST), most)


def _filled(keys: list[int], rows: QuerySet[Any], most: int) -> list[int]:
    """Return `keys`, and where these are fewer than `most`, the first of `rows` after them; else those are not read."""
    if len(keys) >= most:
        return keys
    return list(dict.fromkeys([*keys, *rows.values_list("pk", flat=True)[:most]]))[:most]


def _statement_hit(statement: Statement, text: str) -> Hit:
    """Return a hit by what was said, else by the evidence, else by the speaker."""
    party = statement.party.name if statement.party else ""
    return _hit(statement, text, statement.proposition, statement.passage.exact, statement.speaker_text, party)


def _hit(record: Any, text: str, *sources: str) -> Hit:
    """Return a hit that shows the first source with as many words as are in `text`, else the one with most.

    Words that mean the same are looked for where no source has as many of its own.
    """
    enough = len(fulltext.words_of(text))
    best, most = Hit(record, []), -1
    for wanted, across in ((text, False), (_meaning(text), True)):
        for source in sources if wanted else ():
            why = snippets.parts(source, wanted)
            marked = sum(part.marked for part in why)
            if marked > most:
                best, most = Hit(record, why, across), marked
            if marked >= enough:
                return best
    return best


@lru_cache(maxsize=100)
def _meaning(text: str) -> str:
    return " ".join(phrase for phrases in alternatives(text) for phrase in phrases)


def _articles(text: str, most: int) -> list[Hit]:
    titled = _with_words(TITLES, text, most)
    rows = {row.pk: row for row in _ARTICLES(titled)}
    sources = {key: (rows[key], rows[key].title) for key in titled}
    if len(sources) < most:
        versions = ArticleVersion.objects.all()
        with_words = fulltext.containing(versions, "text", text).order_by(NEWEST_FIRST)
        across = fulltext.meaning_the_same(versions, "text", text).order_by(NEWEST_FIRST)
        held = _filled(list(with_words.values_list("pk", flat=True)[:most]), across, most)
        read = versions.select_related("article__outlet").defer("signature", "bands").in_bulk(held)
        for key in held:
            sources.setdefault(read[key].article_id, (read[key].article, read[key].text))
    return [_hit(row, text, words) for row, words in list(sources.values())[:most]]


def _names(text: str) -> list[Hit]:
    """Return parties, speakers, places, events and outlets by name or alias, the closest first."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, {"text": text})
        near = cursor.fetchall()
    found: dict[tuple[type[Model], int], tuple[float, str]] = {}
    for place, key, name, closeness in near:
        record = NAMED[place][-1], key
        if record not in found or closeness > found[record][0]:
            found[record] = (closeness, name)
    keys: dict[type[Model], list[int]] = {}
    for model, key in found:
        keys.setdefault(model, []).append(key)
    rows = {model: model._default_manager.in_bulk(held) for model, held in keys.items()}
    ordered = sorted(found.items(), key=lambda item: -item[1][0])
    return [_hit(rows[model][key], text, name) for (model, key), (_closeness, name) in ordered]
