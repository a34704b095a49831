"""One box over claims, statements, articles and names, each hit with the words that matched."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Model, Prefetch, Q, QuerySet

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
from claims.retrieval import fulltext, snippets
from claims.retrieval.claims import with_sides
from claims.retrieval.history import NEWEST_FIRST
from claims.retrieval.snippets import Part

MOST = 20
LONGEST = 200  # characters of a query that are read
CLOSE = 0.5  # trigram word similarity at which a name still counts as the one meant, so that a slip finds it

M = TypeVar("M", bound=Model)


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
        return fulltext.MOST_RANKED

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
    return Found(
        names=names[:most] if member else [],
        claims=_claims(text, user, most),
        statements=_statements(text, user, parties, most),
        articles=_articles(text, most) if member else [],
    )


def _claims(text: str, user: object, most: int) -> list[Hit]:
    rows = with_sides(Claim.objects.visible_to(user).current())
    found = _best(
        fulltext.matching(rows, "proposition", text), fulltext.meaning_the_same(rows, "proposition", text), most
    )
    return [_hit(claim, text, claim.proposition) for claim in found]


def _statements(text: str, user: object, parties: list[int], most: int) -> list[Hit]:
    """Return statements that have the words in what was said or in the evidence, or were made by a party so named."""
    rows = Statement.objects.visible_to(user).in_force()
    passages, words = Passage.objects.all(), ("exact", text)
    by_evidence = rows.filter(passage__in=fulltext.containing(passages, *words).values("pk"))
    evidence = rows.filter(passage__in=fulltext.meaning_the_same(passages, *words).values("pk"))
    legs: list[QuerySet[Statement]] = [
        fulltext.matching(rows, "proposition", text),
        by_evidence.order_by(NEWEST_FIRST),
        rows.filter(Q(speaker_text__icontains=text) | Q(party__in=parties)).order_by("-pk"),
        fulltext.meaning_the_same(rows, "proposition", text).order_by(NEWEST_FIRST),
        evidence.order_by(NEWEST_FIRST),
    ]
    keys = _first(legs, most)
    found = {row.pk: row for row in _with_claims(Statement.objects.filter(pk__in=keys))}
    return [_statement_hit(found[key], text) for key in keys]


def _first(legs: Iterable[QuerySet[Statement]], most: int) -> list[int]:
    """Return the keys of the first `most` rows of these lists; a list is not asked where those before it suffice."""
    keys: dict[int, None] = {}
    for leg in legs:
        keys |= dict.fromkeys(leg.values_list("pk", flat=True)[:most])
        if len(keys) >= most:
            break
    return list(keys)[:most]


def _best(first: QuerySet[M], second: QuerySet[M], most: int) -> list[M]:
    """Return the rows of `first`, and where these are fewer than `most`, the newest of `second` after them."""
    rows = list(first[:most])
    if len(rows) < most:
        rows += [row for row in second.order_by(NEWEST_FIRST)[:most] if row not in rows]
    return rows[:most]


def _with_claims(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    claims = with_sides(Claim.objects.all())
    return rows.select_related("party", "speaker", "passage__version__article__outlet").prefetch_related(
        Prefetch("claim", claims)
    )


def _statement_hit(statement: Statement, text: str) -> Hit:
    """Return a hit by what was said, else by the evidence, else by the speaker."""
    party = statement.party.name if statement.party else ""
    return _hit(statement, text, statement.proposition, statement.passage.exact, statement.speaker_text, party)


def _hit(record: Any, text: str, *sources: str) -> Hit:
    """Return a hit that shows the source with most words of `text`, or of those that mean the same if they are more.

    The first of equals is taken.
    """
    meaning = _meaning(text)
    hits = [Hit(record, snippets.parts(source, text)) for source in sources]
    hits += [Hit(record, snippets.parts(source, meaning), across=True) for source in sources] if meaning else []
    return max(hits, key=lambda hit: sum(part.marked for part in hit.why))


@lru_cache(maxsize=100)
def _meaning(text: str) -> str:
    return " ".join(phrase for phrases in alternatives(text) for phrase in phrases)


def _articles(text: str, most: int) -> list[Hit]:
    titles = Article.objects.all()
    by_title = _best(fulltext.matching(titles, "title", text), fulltext.meaning_the_same(titles, "title", text), most)
    versions = ArticleVersion.objects.defer("signature", "bands")
    with_words = fulltext.containing(versions, "text", text).order_by(NEWEST_FIRST)
    by_text = _best(with_words, fulltext.meaning_the_same(versions, "text", text), most)
    sources = {row.pk: row.title for row in by_title}
    for version in by_text:
        sources.setdefault(version.article_id, version.text)
    rows = Article.objects.select_related("outlet").prefetch_related("events").in_bulk(list(sources)[:most])
    return [_hit(rows[key], text, words) for key, words in sources.items() if key in rows]


def _names(text: str) -> list[Hit]:
    """Return parties, speakers, places, events and outlets by name or alias, the closest first."""
    found: dict[tuple[str, int], tuple[float, Hit]] = {}
    sources: list[tuple[QuerySet[Any], str, str]] = [
        (Party.objects.all(), "name", ""),
        (PartyAlias.objects.select_related("party"), "text", "party"),
        (Speaker.objects.all(), "name", ""),
        (SpeakerAlias.objects.select_related("speaker"), "text", "speaker"),
        (Place.objects.all(), "name", ""),
        (PlaceAlias.objects.select_related("place"), "text", "place"),
        (Event.objects.all(), "title", ""),
        (Outlet.objects.all(), "name", ""),
    ]
    for rows, column, owner in sources:
        for row in _close(rows, column, text):
            record = getattr(row, owner) if owner else row
            hit = Hit(record, snippets.parts(getattr(row, column), text))
            key, closeness = (type(record).__name__, record.pk), float(row.closeness)
            if key not in found or closeness > found[key][0]:
                found[key] = (closeness, hit)
    return [hit for _closeness, hit in sorted(found.values(), key=lambda pair: -pair[0])]


def _close(rows: QuerySet[M], column: str, text: str) -> QuerySet[M]:
    near = rows.filter(**{f"{column}__trigram_word_similar": text})
    ranked = near.annotate(closeness=TrigramWordSimilarity(text, column)).filter(closeness__gte=CLOSE)
    return cast("QuerySet[M]", ranked.order_by("-closeness", "pk")[:MOST])
