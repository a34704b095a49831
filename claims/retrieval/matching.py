"""What a new statement is compared with: its article, its event, the same words, the nearest meaning."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Prefetch, Q, QuerySet
from pgvector.django import CosineDistance

from claims.matching.facts import FigureFact, StatementFact
from claims.models import Figure, Relation, Statement, StatementVector
from claims.models.choices import Precision as PrecisionChoice
from claims.retrieval import fulltext
from claims.retrieval.nesting import narrower, wider
from claims.vocabulary import DenialTarget, Modifier, Precision, Stance

OF_ARTICLE = 100
OF_EVENT = 100
OF_NESTED = 50  # of the events that the event is part of, and of its parts
BY_WORDS = 50
NEAREST = 50

# Answered with these, nothing was said that another statement could oppose.
STATE_NOTHING = frozenset({Stance.DECLINES})


def neighbours(statement: Statement, vector: Sequence[float] | None, model: str) -> list[Statement]:
    """Return the statements in force to compare `statement` with, each once, at most some 350, `statement` left out.

    `vector` is its embedding under `model`, None where it has none. Those it has a relation with are among them.
    """
    own = events_of(statement)
    nested = narrower(own) | {event for wide in wider(own).values() for event in wide}
    legs: list[Iterable[Statement | int]] = [
        _related(statement),
        _in_force().filter(passage__version__article=statement.passage.version.article_id).order_by("id")[:OF_ARTICLE],
        _in_force().filter(event__in=own).order_by("-id")[:OF_EVENT],
        _in_force().filter(event__in=nested).order_by("-id")[:OF_NESTED],
        fulltext.alike(_in_force(), "proposition", statement.proposition)[:BY_WORDS],
        _nearest(vector, model) if vector is not None else (),
    ]
    found = {pk for leg in legs for pk in _keys(leg)}
    return list(with_facts(Statement.objects.filter(pk__in=found - {statement.pk})).order_by("id"))


def with_facts(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return `statements` with all that `facts` reads, in a constant number of queries."""
    rows = statements.select_related("passage__version__article", "event", "candidate")
    return rows.defer("passage__version__text", "passage__version__signature").prefetch_related(
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


def _nearest(vector: Sequence[float], model: str) -> QuerySet[StatementVector, int]:
    rows = StatementVector.objects.filter(model=model, statement__withdrawn_at=None)
    return rows.order_by(CosineDistance("vector", vector)).values_list("statement", flat=True)[:NEAREST]


def _keys(leg: Iterable[Statement | int]) -> set[int]:
    return {row.pk if isinstance(row, Statement) else row for row in leg}


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
