"""What a new statement is compared with: its article, and of others what is nearest, worded alike or of the same days.

The rules relate no two statements of different events: what was found anywhere is kept when it is of the statement's
events, of those they are part of, of their parts, or of no known event. In events of any size the search looks among
those said around the same days, so that a comparison costs as much in a large newsroom as in a small one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet

from claims.matching.facts import FigureFact, StatementFact
from claims.matching.slots import DAYS_WITHIN_EVENT
from claims.models import Article, Figure, Relation, Statement
from claims.models.choices import Precision as PrecisionChoice
from claims.retrieval import fulltext
from claims.retrieval.fusion import fused
from claims.retrieval.nearest import among, nearest, searching
from claims.retrieval.nesting import narrower, wider
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
NOWHERE: Mapping[int, frozenset[int]] = {}

ARTICLE = "passage__version__article"

# What is read of a statement itself.
READ = (
    "event", "claim", "answers", "party", "target", "language", "stance", "denial_target", "speaker_text",
    "proposition", "content_start", "said_from", "said_to", "said_precision",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """Where statements may be related to one: its events, those they are part of, their parts, and its day."""

    own: list[int]
    wide: frozenset[int]
    narrow: frozenset[int]
    day: date | None

    @classmethod
    def of(cls, statement: Statement) -> "Where":
        """Return where to look for a statement that came through `with_facts`."""
        own = events_of(statement)
        wide = {event for events in wider(own).values() for event in events}
        return cls(own, frozenset(wide), narrower(own), statement.said_from)

    @property
    def events(self) -> frozenset[int]:
        """Return all of these events."""
        return self.wide.union(self.own, self.narrow)


def neighbours(statement: Statement, vector: Sequence[float] | None, model: str) -> list[Statement]:
    """Return the statements in force to compare `statement` with, by key, `statement` left out.

    They are those of its article, those it has a relation with, and COMPARED others, found by the nearness of `vector`,
    its embedding under `model` (None where it has none), by rare words and by day, and fused by rank.
    """
    article = statement.article  # type: ignore[attr-defined]
    of_article = _in_force().filter(**{ARTICLE: article}).order_by("id")[:OF_ARTICLE]
    near = {statement.pk, *_related(statement), *of_article.values_list("pk", flat=True)}
    ranked = fused(_rankings(statement, vector, model), COMPARED + len(near))
    found = near.union([pk for pk in ranked if pk not in near][:COMPARED]) - {statement.pk}
    return list(with_facts(found).order_by("id"))


def _rankings(statement: Statement, vector: Sequence[float] | None, model: str) -> list[list[int]]:
    where = Where.of(statement)
    days = by_day(where.own, where.day, OF_DAYS)
    worded = fulltext.sharing_rare_words(_in_force(), "proposition", statement.proposition, BY_WORDS)
    by_meaning = nearest_to(vector, model, where, days) if vector is not None else []
    return [*by_meaning, _allowed(worded, where), days[:BY_DAY]]


def nearest_to(vector: Sequence[float], model: str, where: Where, days: list[int]) -> list[list[int]]:
    """Return the statements nearest in meaning: those found anywhere that may be related, and those of its events.

    `days` are the statements of its own events that were said soonest.
    """
    with searching():
        anywhere = nearest(_in_force(), vector, model, NEAREST)
    soon = {*days, *by_day(where.wide, where.day, OF_WIDER), *_around(where.narrow, where.day)}
    return [_allowed(anywhere, where), among(soon, vector, model, NEAREST_OF_EVENTS)]


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


def with_facts(statement_pks: Collection[int]) -> QuerySet[Statement]:
    """Return these statements with all that `facts` reads, in a constant number of queries."""
    return _with_facts().filter(pk__in=statement_pks)


@cache
def _with_facts() -> QuerySet[Statement]:
    # What is read of other records, beside the statements: as records of their own they cost most of the time. Of
    # events one by one: for a join the database may read them all.
    linked = Article.events.through.objects.filter(article=OuterRef(ARTICLE))
    beside = {
        "context": F("passage__exact"),
        "article": F(ARTICLE),
        "family": F(f"{ARTICLE}__near_duplicate_of"),
        "awaited": F("candidate__answers"),
        "why": F("candidate__why"),
        "linked": ArraySubquery(linked.order_by("event").values("event")),
    }
    figures = Prefetch("figures", Figure.objects.order_by("start", "id"), to_attr="counted")
    return Statement.objects.annotate(**beside).only(*READ).prefetch_related(figures)


def facts(statements: Sequence[Statement], known: Mapping[int, frozenset[int]] = NOWHERE) -> list[StatementFact]:
    """Return what matching knows of each statement that came through `with_facts`; what nobody knows stays None.

    `known` says of some events what they are part of.
    """
    events = {event for statement in statements for event in events_of(statement)}
    above = {**known, **wider(events - known.keys())}
    sides = named_sides(figure.whose for statement in statements for figure in statement.counted)  # type: ignore[attr-defined]
    return [_fact(statement, above, sides) for statement in statements]


def events_of(statement: Statement) -> list[int]:
    """Return the events of a statement that came through `with_facts`: its own, else those of its article."""
    if statement.event_id is not None:
        return [statement.event_id]
    return list(statement.linked)  # type: ignore[attr-defined]


def _fact(statement: Statement, above: Mapping[int, frozenset[int]], sides: Mapping[str, str]) -> StatementFact:
    events, beside = events_of(statement), vars(statement)  # the second holds what `with_facts` reads beside it
    article = beside["article"]
    return StatementFact(
        key=str(statement.pk),
        article=str(article),
        stance=Stance(statement.stance),
        proposition=statement.proposition,
        context=beside["context"],
        language=statement.language,
        speaker=statement.speaker_text or None,
        party=_key(statement.party_id),
        target=_key(statement.target_id),
        figures=tuple(figure_fact(figure, sides) for figure in beside["counted"]),
        denial_target=DenialTarget(statement.denial_target) if statement.denial_target else None,
        antecedent=_key(statement.answers_id) or _awaited(statement),
        events=frozenset(map(str, events)),
        within=frozenset(str(wide) for event in events for wide in above[event]),
        said_from=statement.said_from,
        said_to=statement.said_to,
        said_precision=Precision(PrecisionChoice(statement.said_precision)),
        origin=str(beside["family"] or article),
        position=statement.content_start,
        mutual="mutual" in (beside["why"] or ()),
    )


def _awaited(statement: Statement) -> str | None:
    """Return a key that no statement has, when the one it points at is known but not accepted: nothing else will do."""
    pointed = statement.awaited  # type: ignore[attr-defined]
    return f"candidate {pointed}" if pointed else None


def _in_force() -> QuerySet[Statement]:
    return Statement.objects.in_force().exclude(stance__in=STATE_NOTHING)


def _related(statement: Statement) -> list[int]:
    either = Relation.objects.filter(Q(source=statement) | Q(target=statement))
    return [pk for pair in either.values_list("source_id", "target_id") for pk in pair]


def figure_fact(figure: Figure, sides: Mapping[str, str] = NOBODY) -> FigureFact:
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
