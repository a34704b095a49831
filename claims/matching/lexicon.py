"""The words of each language as data: phrases to concepts, so that rules never contain a word.

`languages/concepts.toml` says what kind each concept is; `languages/<code>.toml` gives its phrases.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from claims.matching.stems import PLAIN, RULES

FOLDER = Path(__file__).parent / "languages"
Pole = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A state with two opposed poles; each pole is a choice of concept sets."""

    name: str
    up: Pole
    down: Pole
    over: int  # the pole that counts where a text has both: 1, -1, or 0 for neither
    named: bool  # every set names its subject, as "truce" with "violate" does
    counted: bool  # a state of people who can be counted: other numbers are other people


@dataclass(frozen=True, slots=True)
class Kinds:
    """What each concept is, for all languages."""

    actions: frozenset[str]
    measures: frozenset[str]
    incidents: frozenset[str]
    populations: frozenset[str]
    generic: frozenset[str]
    marks: frozenset[str]
    axes: tuple[Axis, ...]
    same_measures: tuple[frozenset[str], ...]
    standing: frozenset[str]
    well_known: frozenset[str]
    sites: frozenset[str]
    light: frozenset[str]
    armed: frozenset[str]
    ways: tuple[frozenset[str], ...]  # pairs of opposite directions
    implied: Mapping[str, str]  # people who have their name from a measure
    touching: Mapping[str, tuple[Axis, ...]]  # the axes on whose poles a concept stands, marks apart

    def axis(self, name: str) -> Axis:
        """Return the axis of a name. Raises StopIteration for an unknown one."""
        return next(axis for axis in self.axes if axis.name == name)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language: how to stem, which stems to ignore, and which runs of stems are a concept."""

    language: str
    irregular: Mapping[str, str]
    stopwords: frozenset[str]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    longest: int  # words in the longest phrase
    locatives: frozenset[str] = frozenset()  # words that say where: "di", "at"
    leads: frozenset[str] = frozenset()  # words that a noun for what went before follows: "since", "after"
    articles: frozenset[str] = frozenset()  # words that may stand between the two: "the"
    relatives: frozenset[str] = frozenset()  # "who", "that"
    sources: frozenset[str] = frozenset()  # words that say where from: "from"
    passives: frozenset[str] = frozenset()  # words before a predicate of which the subject is acted upon: "were"
    ways: Mapping[str, str] = field(default_factory=dict)  # stems of words for a direction

    def stem(self, word: str) -> str:
        """Return the stem of a word in any case; a reduplication ("luka-luka") stems as its half."""
        rules = RULES.get(self.language, PLAIN)
        word = word.casefold()
        head, _, tail = word.partition("-")
        half = head if head == tail else word
        bare = rules.bare(half)
        for form in (word, half, bare):
            if form in self.stopwords or form in self.irregular:
                return self.irregular.get(form, form)
        return rules.stem(bare)

    def possessed(self, word: str) -> bool:
        """Return whether a word ends in a possessive, as "nya" in Indonesian and Malay."""
        return word.casefold().endswith(RULES.get(self.language, PLAIN).possessives)


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _mapping(value: object) -> dict[str, str]:
    return {str(word): str(read_as) for word, read_as in value.items()} if isinstance(value, dict) else {}


def _pole(sets: list[list[str]]) -> Pole:
    return tuple(frozenset(concepts) for concepts in sets)


def _axis(data: dict[str, object]) -> Axis:
    up, down = _pole(data["up"]), _pole(data["down"])  # type: ignore[arg-type]
    over = {"up": 1, "down": -1}.get(str(data.get("over")), 0)
    named = all(len(concepts) > 1 for concepts in (*up, *down))
    return Axis(str(data["name"]), up, down, over, named=named, counted=bool(data.get("counted")))


def _touching(axes: tuple[Axis, ...], marks: frozenset[str]) -> dict[str, tuple[Axis, ...]]:
    found: dict[str, list[Axis]] = {}
    for axis in axes:
        for concept in sorted(frozenset().union(*axis.up, *axis.down) - marks):
            found.setdefault(concept, []).append(axis)
    return {concept: tuple(touched) for concept, touched in found.items()}


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Return the kinds of all concepts."""
    data: dict[str, list[str]] = _read("concepts")  # type: ignore[assignment]
    axes: list[dict[str, object]] = data.pop("axes")  # type: ignore[assignment]
    same, ways = (tuple(frozenset(names.split()) for names in data.pop(of)) for of in ("same_measures", "ways"))
    implied: dict[str, str] = data.pop("implied")  # type: ignore[assignment]  # tables beside the lists
    poles = tuple(_axis(axis) for axis in axes)
    named = {name: frozenset(concepts) for name, concepts in data.items()}
    touching = _touching(poles, named["marks"])
    return Kinds(**named, axes=poles, same_measures=same, ways=ways, implied=implied, touching=touching)


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; one without a file has no concepts, and its words stand for themselves."""
    if not (FOLDER / f"{language}.toml").is_file() or language == "concepts":
        return Lexicon(language, {}, frozenset(), {}, 1)
    data = _read(language)
    base = lexicon(str(data["extends"])) if "extends" in data else Lexicon(language, {}, frozenset(), {}, 1)
    ignored = base.stopwords | frozenset(_strings(data["stopwords"]))
    given: dict[str, str] = data["stems"]  # type: ignore[assignment]
    kept = {**base.irregular, **{word: word for word, read_as in given.items() if word == read_as}}
    roots = Lexicon(language, kept, ignored, {}, 1)
    irregular = {**kept, **{word: roots.stem(read_as) for word, read_as in given.items()}}
    bare = Lexicon(language, irregular, ignored, {}, 1)
    words: dict[str, list[str]] = data["words"]  # type: ignore[assignment]
    found: dict[tuple[str, ...], set[str]] = {phrase: set(concepts) for phrase, concepts in base.phrases.items()}
    for concept, phrases in words.items():
        for phrase in phrases:
            found.setdefault(tuple(bare.stem(word) for word in phrase.split()), set()).add(concept)
    return Lexicon(
        language,
        irregular,
        ignored,
        {phrase: tuple(sorted(concepts)) for phrase, concepts in found.items()},
        max(map(len, found)),
        base.locatives | frozenset(_strings(data.get("locatives"))),
        base.leads | frozenset(_strings(data.get("leads"))),
        base.articles | frozenset(_strings(data.get("articles"))),
        base.relatives | frozenset(_strings(data.get("relatives"))),
        base.sources | frozenset(_strings(data.get("sources"))),
        base.passives | frozenset(_strings(data.get("passives"))),
        {**base.ways, **{bare.stem(word): way for word, way in _mapping(data.get("ways")).items()}},
    )
