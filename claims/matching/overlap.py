"""How much two sentences share, each word weighing the more the rarer it is in the pool."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log


@dataclass(frozen=True, slots=True)
class Weights:
    """Rarity of a key among the statements compared (inverse document frequency, add-one smoothed)."""

    total: int
    counts: Mapping[str, int]
    known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)  # of keys weighed before
    sums: dict[frozenset[str], float] = field(default_factory=dict, compare=False, repr=False)  # and of sets of them

    def of(self, keys: frozenset[str]) -> float:
        """Return the summed weight of `keys`; each weighs between 0.3 (everywhere) and log(total + 2)."""
        held = self.sums.get(keys)
        if held is None:
            known = self.known
            self.sums[keys] = held = sum([known.get(key) or self._weigh(key) for key in keys])
        return held

    def _weigh(self, key: str) -> float:
        self.known[key] = weight = 0.3 + log((self.total + 1) / (self.counts.get(key, 0) + 1))
        return weight


def weigh(readings: Iterable[frozenset[str]]) -> Weights:
    """Return the weights over the key sets of a pool."""
    pool = list(readings)
    return Weights(len(pool), Counter(key for keys in pool for key in keys))


def containment(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    """Return the weight of the shared keys over that of the lighter set, 0 to 1; 0 when either is empty."""
    lighter = min(weights.of(a), weights.of(b))
    return weights.of(a & b) / lighter if lighter else 0.0


def dice(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    """Return twice the weight of the shared keys over the weight of both, 0 to 1."""
    both = weights.of(a) + weights.of(b)
    return 2 * weights.of(a & b) / both if both else 0.0
