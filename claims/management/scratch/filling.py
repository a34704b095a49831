"""Made statements in any number, with vectors perturbed from real ones, and events, days and figures as in the news."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.utils import timezone

from claims.management.scratch.copying import copy, copy_vectors
from claims.management.scratch.ground import BYTES, lay
from claims.management.scratch.sentences import Sentence, name, sentences
from claims.matching.embedding import Embedder, Vectors
from claims.models import Article, ArticleVersion, Candidate, Event, Figure, Party, Passage, Statement, StatementVector

SEED = 20260401
REAL = 3000  # sentences that are really embedded
PARTIES = 2000
OF_ARTICLE = 12  # statements
OF_EVENT = 50  # statements, in the mean: event sizes follow Zipf's law, the largest has some 6 % of a million
OF_WAR = 40  # events, in the mean: one in so many is a war, and half of the others are part of one
MATTERS = 8  # sentences that the statements of one event go back to
EVENT_SHARE, NOISE = 0.4, 0.6  # what the event and chance add to a sentence's vector of length 1
NO_EVENT, TWO_EVENTS, WITHDRAWN, WITH_FIGURE = 0.08, 0.04, 0.03, 0.3
STANCES = {"asserts": 0.5, "accuses": 0.15, "denies": 0.15, "confirms": 0.1, "revises": 0.05, "declines": 0.05}
FIRST_DAY, DAYS = date(2015, 1, 1), 3650
PIECE = 20_000

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Made:
    """What chance decided for each article and statement, as indexes from 0."""

    event_of: Numbers  # by article, -1 for none
    second: Numbers  # by article, another event, -1 for none
    day_of: Numbers  # by article, days after FIRST_DAY
    article: Numbers  # by statement
    sentence: Numbers  # by statement, one of those really embedded


def fill(count: int, embedder: Embedder, parties: int = PARTIES) -> None:
    """Fill an empty database with `count` statements by `parties` parties, the same ones each time; index no words."""
    chance, dice = random.Random(SEED), np.random.default_rng(SEED)  # noqa: S311 -- nothing secret
    real = sentences(REAL, chance)
    made = _decide(count, dice)
    dropped = _drop_indexes()
    lay(embedder)
    _frame(made, parties, chance)
    _texts(made, real, parties, chance, dice)
    copy_vectors(StatementVector, embedder.name, _vectors(made, embedder.embed([one.text for one in real]), dice))
    with connection.cursor() as cursor:
        for command in dropped:
            cursor.execute(command)
        cursor.execute("ANALYZE")


def _decide(count: int, dice: np.random.Generator) -> Made:
    events, articles = max(count // OF_EVENT, 10), -(-count // OF_ARTICLE)
    weights = 1 / np.arange(1, events + 1) ** 0.9
    event_of = dice.choice(events, articles, p=weights / weights.sum())
    second = np.where(dice.random(articles) < TWO_EVENTS, (event_of + 1) % events, -1)
    starts = dice.integers(0, DAYS, events)
    day_of = starts[event_of] + dice.exponential(20 + 4000 * weights[event_of]).astype(np.int64)
    article = np.arange(count) // OF_ARTICLE
    matters = dice.integers(0, REAL, (events, MATTERS))
    sentence = matters[event_of[article], dice.integers(0, MATTERS, count)]
    event_of = np.where(dice.random(articles) < NO_EVENT, -1, event_of)
    return Made(event_of, np.where(event_of < 0, -1, second), np.minimum(day_of, 2 * DAYS), article, sentence)


def _frame(made: Made, parties: int, chance: random.Random) -> None:
    """Add the parties, events, articles and their versions."""
    now = timezone.now()
    copy(Party, parties, name=[f"{name(chance)} {n}" for n in range(parties)])
    events = int(made.event_of.max()) + 1
    wars = max(events // OF_WAR, 1)
    of_war = [None if n < wars or chance.random() < 0.5 else chance.randint(1, wars) for n in range(events)]
    copy(Event, events, title=[name(chance) for _ in range(events)], part_of_id=of_war)
    articles = len(made.event_of)
    copy(Article, articles, published_on=_days(made.day_of), published_precision="day")
    copy(
        ArticleVersion, articles, article_id=range(1, articles + 1), number=1, blob_id=BYTES,
        fetched_at=now, text=[f"{n} {'x' * 500}" for n in range(articles)], language="id",
    )  # fmt: skip
    links = [(a + 1, e + 1) for of in (made.event_of, made.second) for a, e in enumerate(of.tolist()) if e >= 0]
    copy(Article.events.through, len(links), article_id=[a for a, _ in links], event_id=[e for _, e in links])


def _texts(made: Made, real: list[Sentence], parties: int, chance: random.Random, dice: np.random.Generator) -> None:
    """Add a passage, a candidate and a statement for each place in `made`, and the figures of some."""
    count, now = len(made.article), timezone.now()
    events = int(made.event_of.max()) + 1
    villages = [name(chance) for _ in range(3 * events + 3)]
    event = made.event_of[made.article]
    village = (3 * event + dice.integers(0, 3, count)).tolist()
    said = [f"{real[s].text}, {villages[v]}" for s, v in zip(made.sentence.tolist(), village, strict=True)]
    language = [real[s].language for s in made.sentence.tolist()]
    version, start = made.article + 1, 40 * (np.arange(count) % OF_ARTICLE)
    place = {"content_start": start, "content_end": start + 30}
    ids = range(1, count + 1)
    copy(Passage, count, version_id=version, start=start, end=start + 30, exact=said)
    copy(
        Candidate, count, version_id=version, passage_id=ids, fingerprint=ids, proposition=said, confidence=0.8,
        proposal="{}", stance="asserts", state="accepted", decided_by_id=1,
        decided_at=now - timedelta(days=30), **place,
    )  # fmt: skip
    several = made.second[made.article] >= 0
    withdrawn = dice.random(count) < WITHDRAWN
    days = _days(made.day_of[made.article])
    # The parties of an event are three of them: each statement is by one, and half are about another.
    party = (7 * event + dice.integers(0, 3, count)) % parties + 1
    target = np.where(dice.random(count) < 0.5, (7 * event + dice.integers(0, 3, count)) % parties + 1, 0)
    copy(
        Statement, count, passage_id=ids, candidate_id=ids, proposition=said, language=language,
        event_id=[e + 1 if e >= 0 else None for e in np.where(several, -1, event).tolist()],
        stance=dice.choice(list(STANCES), count, p=list(STANCES.values())).tolist(),
        party_id=party, target_id=[t or None for t in target.tolist()], said_from=days, said_to=days,
        said_precision="day", recorded_by_id=1, recorded_at=now,
        withdrawn_at=[now if w else None for w in withdrawn.tolist()],
        withdrawn_by_id=[1 if w else None for w in withdrawn.tolist()], **place,
    )  # fmt: skip
    counted = (np.flatnonzero(dice.random(count) < WITH_FIGURE) + 1).tolist()
    values = dice.lognormal(4, 1.5, len(counted)).astype(np.int64)
    copy(Figure, len(counted), statement_id=counted, low=values, high=values, unit="people", counted="killed")


def _vectors(made: Made, real: Vectors, dice: np.random.Generator) -> Iterator[Vectors]:
    """Yield the statements' vectors in pieces: a real one, moved towards its event's direction and by chance."""
    dimensions = real.shape[1]
    directions = _units(dice.standard_normal((int(made.event_of.max()) + 2, dimensions), dtype=np.float32))
    for begin in range(0, len(made.article), PIECE):
        place = slice(begin, begin + PIECE)
        own = directions[made.event_of[made.article[place]]]
        chance = _units(dice.standard_normal(own.shape, dtype=np.float32))
        yield _units(real[made.sentence[place]] + EVENT_SHARE * own + NOISE * chance)


def _units(rows: Vectors) -> Vectors:
    scaled: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return scaled


def _days(numbers: Numbers) -> list[str]:
    return [(FIRST_DAY + timedelta(days=day)).isoformat() for day in numbers.tolist()]


def _drop_indexes() -> list[str]:
    """Drop the indexes that are quicker built afterwards; return the commands that make them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() "
            "AND (indexdef LIKE '% USING gin %' OR indexdef LIKE '% USING hnsw %')"
        )
        found = cursor.fetchall()
        for index, _made in found:
            cursor.execute(f'DROP INDEX "{index}"')
    return [command for _name, command in found if " USING hnsw " not in command]
