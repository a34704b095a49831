"""Whether a sentence finds its translation: recall of the product's own search on parallel sentences."""

import json
import math
import resource
import time
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone

from claims.management.scratch import measuring
from claims.management.scratch.copying import copy, copy_vectors
from claims.management.scratch.ground import BYTES, lay
from claims.matching.embedding import Embedder, Vectors
from claims.models import Article, ArticleVersion, Passage, Statement, StatementVector
from claims.retrieval.nearest import nearest, searching

MOST = 10

Parallel = list[dict[str, str]]  # a sentence by language, ISO 639-1


def read(path: Path) -> Parallel:
    """Return the sentences of a file of JSON lines. Raises OSError or ValueError when it is none."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{key: text for key, text in row.items() if len(key) == 2} for row in rows]


def measure(rows: Parallel, embedder: Embedder, asked: str) -> dict[str, object]:
    """Return, for each language, how often a sentence in `asked` finds its translation: alone, and among all languages.

    The database is filled with every sentence in the other languages, and searched through the index.
    """
    languages = sorted(set(rows[0]) - {asked})
    texts = [row[language] for language in languages for row in rows]
    start = time.perf_counter()
    vectors = embedder.embed(texts)
    seconds = time.perf_counter() - start
    _fill(texts, [language for language in languages for _ in rows], vectors, embedder)
    measuring.build(embedder)
    queries = embedder.embed([row[asked] for row in rows])
    found = {}
    for place, language in enumerate(languages):
        alone = _ranks(queries, Statement.objects.filter(language=language), embedder.name, place * len(rows))
        among = _ranks(queries, Statement.objects.all(), embedder.name, place * len(rows))
        found[language] = {"at_1": _share(alone, 1), "at_10": _share(alone, 10), "among_all_at_10": _share(among, 10)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = {"sentences_per_s": round(len(texts) / seconds), "peak_memory_mb": round(peak)}
    return {"sentences": len(rows), "embedder": embedder.name, "from": asked, **speed, "recall": found}


def _ranks(queries: Vectors, rows: QuerySet[Statement], model: str, before: int) -> list[float]:
    """Return the rank of each query's own sentence, `before` + its place + 1, among the nearest MOST; else infinity."""
    ranks = []
    with searching():
        for place, query in enumerate(queries):
            near = nearest(rows, query.tolist(), model, MOST)
            own = before + place + 1
            ranks.append(near.index(own) + 1 if own in near else math.inf)
    return ranks


def _share(ranks: list[float], rank: int) -> float:
    return round(sum(one <= rank for one in ranks) / len(ranks), 4)


def _fill(texts: list[str], languages: list[str], vectors: Vectors, embedder: Embedder) -> None:
    count, now = len(texts), timezone.now()
    lay(embedder)
    copy(Article, 1)
    copy(ArticleVersion, 1, article_id=1, number=1, blob_id=BYTES, fetched_at=now)
    ids = range(1, count + 1)
    copy(Passage, count, version_id=1, start=ids, end=range(2, count + 2), exact="x")
    copy(
        Statement, count, passage_id=ids, proposition=[" ".join(text.split()) for text in texts], language=languages,
        stance="asserts", content_start=0, content_end=1, recorded_by_id=1, recorded_at=now,
    )  # fmt: skip
    copy_vectors(StatementVector, embedder.name, [vectors])
