"""What matching understands of a sentence: its concepts and its other words, with what is negated."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.lexicon import Lexicon, Pole, kinds, lexicon

WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-'’]\w+)*")
NEGATION_REACH = 3  # words between a negation and the predicate it turns
AMOUNT = re.compile(r"(?:rp|rm)?\d")  # a number, or one written together with its currency
LONGEST_TEXT = 4000  # characters read of one sentence: nothing printed as one statement is longer


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase: its concepts, or its stem where it has none."""

    keys: tuple[str, ...]
    start: int
    end: int
    concept: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence taken apart. `keys` are what it is about; `marks` only steer the rules."""

    text: str
    terms: tuple[Term, ...]
    keys: frozenset[str]
    actions: frozenset[str]
    negated: frozenset[str]  # the actions that stand under a negation
    marks: frozenset[str]
    odd_negations: bool
    matter: frozenset[str]  # the keys without the predicates: who and what it is about
    poles: Mapping[str, int]  # per axis the pole it stands on, 1 or -1; axes it does not touch are left out

    def words(self, keys: frozenset[str]) -> list[str]:
        """Return the printed words that stand for `keys`, in text order, each once."""
        found = [self.text[term.start : term.end] for term in self.terms if keys.intersection(term.keys)]
        return list(dict.fromkeys(found))


def _terms(text: str, words: Lexicon) -> Iterator[Term]:
    tokens = [(match, words.stem(match.group())) for match in WORD.finditer(text)]
    position = 0
    while position < len(tokens):
        for length in range(min(words.longest, len(tokens) - position), 0, -1):
            run = tuple(stem for _, stem in tokens[position : position + length])
            concepts = words.phrases.get(run)
            if concepts or length == 1:
                first, last = tokens[position][0], tokens[position + length - 1][0]
                yield Term(concepts or run, first.start(), last.end(), bool(concepts))
                position += length
                break


def _negated(terms: tuple[Term, ...], actions: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    last = -NEGATION_REACH - 1
    for position, term in enumerate(terms):
        if "not" in term.keys:
            last = position
        elif position - last <= NEGATION_REACH:
            found |= actions.intersection(term.keys)
    return frozenset(found)


def _poles(held: frozenset[str], negated: frozenset[str]) -> dict[str, int]:
    """Return the pole per axis of a text that holds these concepts, some of them negated."""
    found: dict[str, int] = {}
    for axis in kinds().axes:
        up, down = _on(axis.up, held, negated), -_on(axis.down, held, negated)
        pole = axis.over if up and down and up != down else up or down
        if pole:
            found[axis.name] = pole
    return found


def _on(pole: Pole, held: frozenset[str], negated: frozenset[str]) -> int:
    met = [concepts for concepts in pole if concepts <= held]
    if not met:
        return 0
    return -1 if any(concepts & negated for concepts in met) else 1


def owned(text: str, language: str) -> bool:
    """Return whether a word for people of some kind carries a possessive ending ("tentaranya": their own soldiers)."""
    words, populations = lexicon(language), kinds().populations
    found = (word for word in WORD.findall(text[:LONGEST_TEXT]) if words.possessed(word))
    return any(populations.intersection(words.phrases.get((words.stem(word),), ())) for word in found)


def read(text: str, language: str) -> Reading:
    """Take a proposition apart; of a very long one the first LONGEST_TEXT characters. Linear in the length."""
    return _read(text[:LONGEST_TEXT], language)


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> Reading:
    words, kind = lexicon(language), kinds()
    terms = tuple(_terms(text, words))
    every = (key for term in terms for key in term.keys)
    held = frozenset(key for key in every if key not in words.stopwords and not AMOUNT.match(key))
    keys = held - kind.marks
    actions = keys & kind.actions
    negated = _negated(terms, actions)
    return Reading(
        text=text,
        terms=terms,
        keys=keys,
        actions=actions,
        negated=negated,
        marks=held & kind.marks,
        odd_negations=sum("not" in term.keys for term in terms) % 2 == 1,
        matter=keys - actions,
        poles=_poles(held, negated),
    )
