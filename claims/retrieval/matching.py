"""What a new statement is compared with: its article, and of others what is nearest, worded alike or of the same days.

The rules relate no two statements of different events: what was found anywhere is kept when it is of the statement's
events, of those they are part of, of their parts, or of no known event. In events of any size the search looks among
those said around the same days, so that a comparison costs as much in a large newsroom as in a small one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from claims.matching.facts import FigureFact, StatementFact
from claims.matching.slots import DAYS_WITHIN_EVENT
from claims.models import Article, Figure, Relation, Statement
from claims.retrieval.fusion import fused
from claims.retrieval.nearest import nearest, nearest_among, searching
from claims.retrieval.nesting import narrower, wider
from claims.retrieval.prepared import Keyed, among
from claims.retrieval.rare import Sharing
from claims.retrieval.sides import named_sides
from claims.vocabulary import DenialTarget, Modifier, Precision, Stance

COMPARED = 100  # statements of other articles
OF_ARTICLE = 100
NEAREST = 200  # of all
NEAREST_OF_EVENTS = 100
BY_WORDS = 100  # of all
BY_DAY = 50
# Among how many statements the nearest of its events are looked for, one by one: those said soonest.
OF_DAYS = 1000  # before and after the day, of each of its events
OF_WIDER = 500  # the same, of each event that they are part of
OF_NARROWER = 2000  # of their parts
MOST_EVENTS = 3  # of its own, and of wider ones: more than an article is about

WINDOW = timedelta(DAYS_WITHIN_EVENT)
ONE_DAY = timedelta(1)

# Answered with these, nothing was said that another statement could oppose.
STATE_NOTHING = frozenset({Stance.DECLINES})

NOBODY: Mapping[str, str] = {}

Nesting = Mapping[int, frozenset[int]]  # what each event is part of

ARTICLE = "passage__version__article"


class Read(NamedTuple):
    """What is read of a statement that is compared; as a record of its own it would cost most of the time."""

    pk: int
    event_id: int | None
    claim_id: int | None
    answers_id: int | None
    party_id: int | None
    target_id: int | None
    language: str
    stance: str
    denial_target: str
    speaker_text: str
    proposition: str
    content_start: int
    said_from: date | None
    said_to: date | None
    said_precision: str
    context: str  # its passage
    article: int
    family: int | None  # the article that its own is a copy of
    awaited: int | None  # the candidate that its own points at
    why: list[str] | None
    linked: list[int]  # events of its article


class Counted(NamedTuple):
    """What is read of a figure that is compared."""

    statement_id: int
    low: float | None
    high: float | None
    modifier: str
    unit: str
    counted: str
    whose: str
    disclosed: bool
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Where:
    """Where statements may be related to one: its events, those they are part of, their parts, and its day."""

    own: list[int]
    wide: frozenset[int]
    narrow: frozenset[int]
    day: date | None

    @classmethod
    def of(cls, statement: Read) -> "Where":
        """Return where to look for a statement."""
        own = events_of(statement)
        wide = {event for events in wider(own).values() for event in events}
        return cls(own, frozenset(wide), narrower(own), statement.said_from)

    @property
    def events(self) -> frozenset[int]:
        """Return all of these events."""
        return self.wide.union(self.own, self.narrow)


def neighbours(statement: Read, vector: Sequence[float] | None, model: str) -> list[Read]:
    """Return the statements in force to compare `statement` with, by key, `statement` left out.

    They are those of its article, those it has a relation with, and COMPARED others, found by the nearness of `vector`,
    its embedding under `model` (None where it has none), by rare words and by day, and fused by rank.
    """
    of_article = _in_force().filter(**{ARTICLE: statement.article}).order_by("id")[:OF_ARTICLE]
    near = {statement.pk, *_related(statement), *of_article.values_list("pk", flat=True)}
    ranked = fused(_rankings(statement, vector, model), COMPARED + len(near))
    found = near.union([pk for pk in ranked if pk not in near][:COMPARED]) - {statement.pk}
    return read(found)


def _rankings(statement: Read, vector: Sequence[float] | None, model: str) -> list[list[int]]:
    where = Where.of(statement)
    days = by_day(where.own, where.day, OF_DAYS)
    worded = _SHARING.best(statement.proposition, BY_WORDS)
    by_meaning = nearest_to(vector, model, where, days) if vector is not None else []
    return [*by_meaning, _allowed(worded, where), days[:BY_DAY]]


def nearest_to(vector: Sequence[float], model: str, where: Where, days: list[int]) -> list[list[int]]:
    """Return the statements nearest in meaning: those found anywhere that may be related, and those of its events.

    `days` are the statements of its own events that were said soonest.
    """
    with searching():
        anywhere = nearest(_in_force(), vector, model, NEAREST)
    soon = {*days, *by_day(where.wide, where.day, OF_WIDER), *_around(where.narrow, where.day)}
    return [_allowed(anywhere, where), nearest_among(soon, vector, model, NEAREST_OF_EVENTS)]


def _allowed(statement_pks: list[int], where: Where) -> list[int]:
    """Return, in order, those of these events, of wider and narrower ones, and those whose event nobody knows."""
    if not where.own:
        return statement_pks
    rows = Statement.objects.filter(Q(event__in=where.events) | Q(event=None), pk__in=statement_pks)
    kept = set(rows.values_list("pk", flat=True))
    return [pk for pk in statement_pks if pk in kept]


def by_day(event_pks: Collection[int], day: date | None, most: int) -> list[int]:
    """Return statements on these events that the rules may relate, those said nearest to `day` first; else the newest.

    Of each of the first MOST_EVENTS events there are at most `most` said before and as many after.
    """
    found: list[tuple[int, int]] = []
    for event in list(event_pks)[:MOST_EVENTS]:
        rows = _in_force().filter(event=event)
        if day is None:
            found += [(0, pk) for pk in rows.order_by("-pk").values_list("pk", flat=True)[:most]]
            continue
        after = rows.filter(said_from__range=(day, day + WINDOW)).order_by("said_from", "pk")
        before = rows.filter(said_from__range=(day - WINDOW, day - ONE_DAY)).order_by("-said_from", "-pk")
        for leg in (after, before):
            said = leg.values_list("said_from", "pk")[:most]
            found += [(abs((when - day).days), pk) for when, pk in said if when]
    return [pk for _days, pk in sorted(found)]


def _around(event_pks: Collection[int], day: date | None) -> list[int]:
    """Return statements on these events, which may be many; where the day is known, those said around it."""
    rows = _in_force().filter(event__in=event_pks)
    if day is not None:
        rows = rows.filter(said_from__range=(day - WINDOW, day + WINDOW))
    return list(rows.values_list("pk", flat=True)[:OF_NARROWER])


def read(statement_pks: Collection[int]) -> list[Read]:
    """Return these statements as they are compared, by key, in one query."""
    return list(map(Read._make, _READ(list(statement_pks))))


def _readable(keys: Combinable) -> QuerySet[Statement, tuple[Any, ...]]:
    # Of events one by one: for a join the database may read them all.
    linked = Article.events.through.objects.filter(article=OuterRef(ARTICLE))
    beside = {
        "context": F("passage__exact"),
        "article": F(ARTICLE),
        "family": F(f"{ARTICLE}__near_duplicate_of"),
        "awaited": F("candidate__answers"),
        "why": F("candidate__why"),
        "linked": ArraySubquery(linked.order_by("event").values("event")),
    }
    rows = Statement.objects.filter(among("pk", keys)).order_by("pk")
    return rows.annotate(**beside).values_list(*Read._fields)


def _figures(keys: Combinable) -> QuerySet[Figure, tuple[Any, ...]]:
    return Figure.objects.filter(among("statement", keys)).order_by("start", "id").values_list(*Counted._fields)


_READ = Keyed(_readable)
_COUNTED = Keyed(_figures)


def facts(statements: Sequence[Read], above: Nesting | None = None) -> list[StatementFact]:
    """Return what matching knows of each statement, in at most four queries; what nobody knows stays None.

    `above` says what each event is part of that may matter; it is looked up where it is not given.
    """
    if above is None:
        above = wider({event for statement in statements for event in events_of(statement)})
    counted = _counted([statement.pk for statement in statements])
    sides = named_sides(figure.whose for figures in counted.values() for figure in figures)
    figures = {pk: tuple(figure_fact(figure, sides) for figure in rows) for pk, rows in counted.items()}
    return [_fact(statement, above, figures.get(statement.pk, ())) for statement in statements]


def _counted(statement_pks: list[int]) -> dict[int, list[Counted]]:
    """Return the figures of those of these statements that have any, in their order in the text."""
    held: dict[int, list[Counted]] = {}
    for figure in map(Counted._make, _COUNTED(statement_pks)):
        held.setdefault(figure.statement_id, []).append(figure)
    return held


def events_of(statement: Read) -> list[int]:
    """Return the events of a statement: its own, else those of its article."""
    return statement.linked if statement.event_id is None else [statement.event_id]


def _fact(statement: Read, above: Nesting, figures: tuple[FigureFact, ...]) -> StatementFact:
    events = events_of(statement)
    return StatementFact(
        key=str(statement.pk),
        article=str(statement.article),
        stance=Stance(statement.stance),
        proposition=statement.proposition,
        context=statement.context,
        language=statement.language,
        speaker=statement.speaker_text or None,
        party=_key(statement.party_id),
        target=_key(statement.target_id),
        figures=figures,
        denial_target=DenialTarget(statement.denial_target) if statement.denial_target else None,
        antecedent=_key(statement.answers_id) or _awaited(statement),
        events=frozenset(map(str, events)),
        within=frozenset(str(wide) for event in events for wide in above.get(event, ())),
        said_from=statement.said_from,
        said_to=statement.said_to,
        said_precision=Precision(statement.said_precision),
        origin=str(statement.family or statement.article),
        position=statement.content_start,
        mutual="mutual" in (statement.why or ()),
    )


def _awaited(statement: Read) -> str | None:
    """Return a key that no statement has, when the one it points at is known but not accepted: nothing else will do."""
    return f"candidate {statement.awaited}" if statement.awaited else None


def _in_force() -> QuerySet[Statement]:
    return Statement.objects.in_force().exclude(stance__in=STATE_NOTHING)


def _related(statement: Read) -> list[int]:
    either = Relation.objects.filter(Q(source=statement.pk) | Q(target=statement.pk))
    return [pk for pair in either.values_list("source_id", "target_id") for pk in pair]


def figure_fact(figure: Figure | Counted, sides: Mapping[str, str] = NOBODY) -> FigureFact:
    """Return a figure as matching compares it: whose people it counts as a party's key where `sides` has the phrase."""
    return FigureFact(
        low=figure.low,
        high=figure.high,
        modifier=Modifier(figure.modifier),
        unit=figure.unit,
        of=figure.counted,
        whose=sides.get(figure.whose, figure.whose) or None,
        disclosed=figure.disclosed,
        as_of=figure.as_of,
    )


def _key(pk: int | None) -> str | None:
    return None if pk is None else str(pk)


_SHARING = Sharing(_in_force, "proposition")
