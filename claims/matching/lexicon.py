"""The words of each language as data: phrases to concepts, so that rules never contain a word.

`languages/concepts.toml` says what kind each concept is; `languages/<code>.toml` gives its phrases.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.matching.stems import STEMMERS, plain

FOLDER = Path(__file__).parent / "languages"
Pole = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A state with two opposed poles; each pole is a choice of concept sets."""

    name: str
    up: Pole
    down: Pole


@dataclass(frozen=True, slots=True)
class Kinds:
    """What each concept is, for all languages."""

    actions: frozenset[str]
    measures: frozenset[str]
    incidents: frozenset[str]
    populations: frozenset[str]
    marks: frozenset[str]
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language: how to stem, which stems to ignore, and which runs of stems are a concept."""

    language: str
    irregular: Mapping[str, str]
    stopwords: frozenset[str]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int  # words in the longest phrase

    def stem(self, word: str) -> str:
        """Return the stem of a word in any case; a reduplication ("luka-luka") stems as its half."""
        word = word.casefold()
        head, hyphen, tail = word.partition("-")
        if hyphen and head == tail:
            word = head
        rules: Callable[[str], str] = STEMMERS.get(self.language, plain)
        word = self.irregular.get(word, word)
        return word if self.irregular.get(word) == word else rules(word)


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _pole(sets: list[list[str]]) -> Pole:
    return tuple(frozenset(concepts) for concepts in sets)


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Return the kinds of all concepts."""
    data: dict[str, list[str]] = _read("concepts")  # type: ignore[assignment]
    axes: list[dict[str, object]] = data.pop("axes")  # type: ignore[assignment]
    poles = tuple(Axis(str(axis["name"]), _pole(axis["up"]), _pole(axis["down"])) for axis in axes)  # type: ignore[arg-type]
    return Kinds(**{name: frozenset(concepts) for name, concepts in data.items()}, axes=poles)


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; one without a file has no concepts, and its words stand for themselves."""
    if not (FOLDER / f"{language}.toml").is_file() or language == "concepts":
        return Lexicon(language, {}, frozenset(), {}, 1)
    data = _read(language)
    base = lexicon(str(data["extends"])) if "extends" in data else Lexicon(language, {}, frozenset(), {}, 1)
    irregular: dict[str, str] = {**base.irregular, **data["stems"]}  # type: ignore[dict-item]
    bare = Lexicon(language, irregular, frozenset(), {}, 1)
    words: dict[str, list[str]] = data["words"]  # type: ignore[assignment]
    found: dict[tuple[str, ...], set[str]] = {phrase: set(concepts) for phrase, concepts in base.phrases.items()}
    for concept, phrases in words.items():
        for phrase in phrases:
            found.setdefault(tuple(bare.stem(word) for word in phrase.split()), set()).add(concept)
    stopwords: list[str] = data["stopwords"]  # type: ignore[assignment]
    return Lexicon(
        language,
        irregular,
        base.stopwords | {bare.stem(word) for word in stopwords},
        {phrase: tuple(sorted(concepts)) for phrase, concepts in found.items()},
        max(map(len, found)),
    )
