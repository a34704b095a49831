"""What a new statement is compared with: its article, and of others what is nearest, worded alike or of the same days.

The rules relate no two statements of different events, so that each search looks only where something may be related:
in the statement's events, those they are part of and their parts, and among statements whose event nobody knows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from claims.matching.facts import FigureFact, StatementFact
from claims.models import Figure, Relation, Statement
from claims.models.choices import Precision as PrecisionChoice
from claims.retrieval import fulltext
from claims.retrieval.fusion import fused
from claims.retrieval.nearest import nearest, searching
from claims.retrieval.nesting import narrower, wider
from claims.vocabulary import DenialTarget, Modifier, Precision, Stance

COMPARED = 100  # statements of other articles
OF_ARTICLE = 100
NEAREST = 100
NEAREST_UNKNOWN = 50  # of no known event
OF_DAYS = 25  # said soonest before and after, of each event of the statement
BY_WORDS = 50
MOST_EVENTS = 4  # of the statement's own, for the days: more than an article is about

# Answered with these, nothing was said that another statement could oppose.
STATE_NOTHING = frozenset({Stance.DECLINES})


def neighbours(statement: Statement, vector: Sequence[float] | None, model: str) -> list[Statement]:
    """Return the statements in force to compare `statement` with, by key, `statement` left out.

    They are those of its article, those it has a relation with, and COMPARED others, found by the nearness of `vector`,
    its embedding under `model` (None where it has none), by rare words and by day, and fused by rank.
    """
    article = statement.passage.version.article_id
    of_article = _in_force().filter(passage__version__article=article).order_by("id")[:OF_ARTICLE]
    near = {statement.pk, *_related(statement), *of_article.values_list("pk", flat=True)}
    ranked = fused(_rankings(statement, vector, model), COMPARED + len(near))
    found = near.union([pk for pk in ranked if pk not in near][:COMPARED]) - {statement.pk}
    return list(with_facts(Statement.objects.filter(pk__in=found)).order_by("id"))


def _rankings(statement: Statement, vector: Sequence[float] | None, model: str) -> Iterator[list[int]]:
    own = events_of(statement)
    of_events = _in_force().filter(event__in=around(own)) if own else _in_force()
    elsewhere = _in_force().filter(event=None) if own else _in_force().none()
    if vector is not None:
        with searching():
            yield nearest(of_events, vector, model, NEAREST)
            yield nearest(elsewhere, vector, model, NEAREST_UNKNOWN)
    yield fulltext.sharing_rare_words(of_events | elsewhere, "proposition", statement.proposition, BY_WORDS)
    yield _of_days(own, statement.said_from)


def around(event_pks: Collection[int]) -> frozenset[int]:
    """Return these events, those they are part of and their parts."""
    return narrower(event_pks).union(event_pks, *wider(event_pks).values())


def _of_days(event_pks: list[int], day: date | None) -> list[int]:
    """Return statements on these events, those said nearest to `day` first; without a day the newest."""
    found: list[tuple[int, int]] = []
    for event in event_pks[:MOST_EVENTS]:
        rows = _in_force().filter(event=event)
        if day is None:
            found += [(0, pk) for pk in rows.order_by("-pk").values_list("pk", flat=True)[:OF_DAYS]]
            continue
        after = rows.filter(said_from__gte=day).order_by("said_from", "pk")
        before = rows.filter(said_from__lt=day).order_by("-said_from", "-pk")
        for leg in (after, before):
            said = leg.values_list("said_from", "pk")[:OF_DAYS]
            found += [(abs((when - day).days), pk) for when, pk in said if when]
    return [pk for _days, pk in sorted(found)]


def with_facts(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return `statements` with all that `facts` reads, in a constant number of queries."""
    rows = statements.select_related("passage__version__article", "event", "candidate")
    unread = ("passage__version__text", "passage__version__signature", "passage__version__bands", "candidate__proposal")
    return rows.defer(*unread).prefetch_related(
        Prefetch("figures", Figure.objects.order_by("start", "id")), "passage__version__article__events"
    )


def facts(statements: Sequence[Statement]) -> list[StatementFact]:
    """Return what matching knows of each statement that came through `with_facts`; what nobody knows stays None."""
    above = wider(event for statement in statements for event in events_of(statement))
    return [_fact(statement, above) for statement in statements]


def events_of(statement: Statement) -> list[int]:
    """Return the events of a statement that came through `with_facts`: its own, else those of its article."""
    if statement.event_id is not None:
        return [statement.event_id]
    return [event.pk for event in statement.passage.version.article.events.all()]


def _fact(statement: Statement, above: Mapping[int, frozenset[int]]) -> StatementFact:
    version, events = statement.passage.version, events_of(statement)
    place = statement.event.place_id if statement.event else None
    return StatementFact(
        key=str(statement.pk),
        article=str(version.article_id),
        stance=Stance(statement.stance),
        proposition=statement.proposition,
        context=statement.passage.exact,
        language=statement.language,
        speaker=statement.speaker_text or None,
        party=_key(statement.party_id),
        target=_key(statement.target_id),
        figures=tuple(figure_fact(figure) for figure in statement.figures.all()),
        denial_target=DenialTarget(statement.denial_target) if statement.denial_target else None,
        antecedent=_key(statement.answers_id) or _awaited(statement),
        events=frozenset(map(str, events)),
        within=frozenset(str(wide) for event in events for wide in above[event]),
        places=frozenset({str(place)} if place else ()),
        said_from=statement.said_from,
        said_to=statement.said_to,
        said_precision=Precision(PrecisionChoice(statement.said_precision)),
        origin=str(version.article.near_duplicate_of_id or version.article_id),
        position=statement.content_start,
        mutual=statement.candidate is not None and "mutual" in statement.candidate.why,
    )


def _awaited(statement: Statement) -> str | None:
    """Return a key that no statement has, when the one it points at is known but not accepted: nothing else will do."""
    pointed = statement.candidate.answers_id if statement.candidate else None
    return f"candidate {pointed}" if pointed else None


def _in_force() -> QuerySet[Statement]:
    return Statement.objects.in_force().exclude(stance__in=STATE_NOTHING)


def _related(statement: Statement) -> list[int]:
    either = Relation.objects.filter(Q(source=statement) | Q(target=statement))
    return [pk for pair in either.values_list("source_id", "target_id") for pk in pair]


def figure_fact(figure: Figure) -> FigureFact:
    """Return a figure as matching compares it."""
    return FigureFact(
        low=figure.low,
        high=figure.high,
        modifier=Modifier(figure.modifier),
        unit=figure.unit,
        of=figure.counted,
        whose=figure.whose or None,
        disclosed=figure.disclosed,
    )


def _key(pk: int | None) -> str | None:
    return None if pk is None else str(pk)
