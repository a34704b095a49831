"""Near-duplicates by MinHash over word shingles (Broder 1997; bands after Leskovec, Rajaraman and Ullman, ch. 3)."""

import re
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from claims.text.languages import fold

PERMUTATIONS = 128
BANDS = 32  # of 4 values each: pairs above about 0.42 similarity share a band more often than not
SHINGLE = 4  # words

_WORD = re.compile(r"\w+")
_SEED = np.random.Generator(np.random.PCG64(20200927))
_MULTIPLIERS = _SEED.integers(1, 2**63, PERMUTATIONS, dtype=np.uint64) | np.uint64(1)
_OFFSETS = _SEED.integers(0, 2**63, PERMUTATIONS, dtype=np.uint64)
_POSITIONS = _SEED.integers(1, 2**63, SHINGLE, dtype=np.uint64) | np.uint64(1)


def signature(text: str) -> tuple[int, ...]:
    """Return the MinHash signature of `text`: 128 integers of 32 bits, the same on every machine; () without words."""
    hashes = _shingles(text)
    if not hashes.size:
        return ()
    shift = np.uint64(32)
    return tuple(
        int(((hashes * multiplier + offset) >> shift).min())
        for multiplier, offset in zip(_MULTIPLIERS, _OFFSETS, strict=True)
    )


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Return the estimated share of shingles that two signatures have in common, 0 to 1 (error about 0.09)."""
    if not a or not b:
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def bands(signature: tuple[int, ...]) -> list[str]:
    """Return 32 keys of 16 hexadecimal digits: texts that share one are worth comparing; [] for an empty signature."""
    if not signature:
        return []
    rows = len(signature) // BANDS
    return [
        blake2b(repr((band, signature[band * rows : (band + 1) * rows])).encode(), digest_size=8).hexdigest()
        for band in range(BANDS)
    ]


def _shingles(text: str) -> npt.NDArray[np.uint64]:
    known: dict[str, int] = {}
    values = []
    for word in _WORD.findall(fold(text)):
        if word not in known:
            known[word] = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest())
        values.append(known[word])
    if not values:
        return np.empty(0, np.uint64)
    words = np.array(values + [0] * max(0, SHINGLE - len(values)), np.uint64)
    count = len(words) - SHINGLE + 1
    total = np.zeros(count, np.uint64)
    for place, factor in enumerate(_POSITIONS):
        total += words[place : place + count] * factor
    return np.unique(total)
