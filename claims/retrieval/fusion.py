"""Ranked lists into one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

# Cormack, Clarke and Büttcher 2009, "Reciprocal rank fusion outperforms Condorcet", SIGIR: 60 served all their sets.
DAMPING = 60


def fused(rankings: Iterable[Sequence[int]], most: int) -> list[int]:
    """Return at most `most` keys, best first: each ranking adds 1 / (60 + rank) to what it holds; then by key."""
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] += 1 / (DAMPING + rank)
    return sorted(scores, key=lambda key: (-scores[key], key))[:most]
