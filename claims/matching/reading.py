"""What matching understands of a sentence: its concepts and its other words, with what is negated."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.lexicon import Axis, Lexicon, Pole, kinds, lexicon
from claims.matching.stems import PLAIN, RULES

WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-'’]\w+)*")
WHENCE = 4  # words that may say where from, after "from"; small words do not count
REACH = 3  # words within which a negation or "will" turns a predicate; small words do not count
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
    pending: frozenset[str]  # the actions that are only announced
    marks: frozenset[str]
    odd_negations: bool
    matter: frozenset[str]  # the keys without the predicates: who and what it is about
    background: frozenset[str]  # the actions named only to say when or from what ("since the attack")
    none: frozenset[str]  # the actions of which there was none at all ("nobody was killed")
    missed: frozenset[str]  # what stands first after a negation ("no earthquake")
    whence: frozenset[str]  # where an act came from ("fired from the northern bank")
    ends: frozenset[str]  # the axes of whose counting pole it has the concepts ("released")
    ended: frozenset[str]  # and of whose other pole ("detained")
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


def _under(mark: str, terms: tuple[Term, ...], actions: frozenset[str], words: Lexicon) -> frozenset[str]:
    """Return the actions that stand under a mark: within three words of it, small words apart.

    One in a relative clause is not what the mark turns where another follows ("none of those who were held is free").
    """
    found: set[str] = set()
    aside: frozenset[str] = frozenset()
    left, relative = 0, False
    for term in terms:
        own = actions.intersection(term.keys)
        if mark in term.keys:
            left = REACH
        elif left and own:
            found |= frozenset() if relative else own
            aside = own if relative and not found else frozenset()
        left -= bool(left) and mark not in term.keys and not words.stopwords.issuperset(term.keys)
        relative = words.relatives.issuperset(term.keys)
    return frozenset(found) or aside


def _background(terms: tuple[Term, ...], text: str, words: Lexicon, language: str) -> frozenset[str]:
    """Return the actions that stand nowhere but, as nouns, after words such as "since" or "after"."""
    actions, verbal = kinds().actions, RULES.get(language, PLAIN).verbal
    told: set[str] = set()
    leaned: set[str] = set()
    after = False
    for term in terms:
        printed = text[term.start : term.end].casefold()
        own = actions.intersection(term.keys)
        (leaned if after and not printed.startswith(verbal) else told).update(own)
        after = printed in words.leads or (after and printed in words.articles)
    return frozenset(leaned - told)


def _missed(terms: tuple[Term, ...], words: Lexicon) -> frozenset[str]:
    """Return the keys of the first word after each negation, small words apart."""
    found: set[str] = set()
    after = False
    for term in terms:
        if "not" in term.keys:
            after = True
        elif after and not words.stopwords.issuperset(term.keys):
            found.update(term.keys)
            after = False
    return frozenset(found)


def _whence(terms: tuple[Term, ...], text: str, words: Lexicon) -> frozenset[str]:
    """Return what a text says of where an act came from: the words after "came from", or after "from" and the act."""
    kind = kinds()
    found: set[str] = set()
    left, acted = 0, False
    for term in terms:
        if "come-from" in term.keys or (acted and text[term.start : term.end].casefold() in words.sources):
            left = WHENCE
        elif left and not words.stopwords.issuperset(term.keys):
            found.update(words.ways.get(key, key) for key in set(term.keys) - kind.actions - kind.marks)
            left -= 1
        acted = acted or not kind.incidents.isdisjoint(term.keys)
    return frozenset(found)


def _touched(keys: frozenset[str]) -> list[Axis]:
    """Return the axes on which a text with these concepts may stand, each once."""
    touching = kinds().touching
    return list({axis.name: axis for key in keys if key in touching for axis in touching[key]}.values())


def _lasting(axes: Iterable[Axis], keys: frozenset[str], *, ending: bool) -> frozenset[str]:
    """Return the axes, of those with a pole that counts, of whose counting or other pole a text has the concepts."""
    marks = kinds().marks
    poles = ((axis.name, axis.up if (axis.over == 1) is ending else axis.down) for axis in axes if axis.over)
    return frozenset(name for name, pole in poles if any(concepts - marks <= keys for concepts in pole))


def _poles(axes: Iterable[Axis], held: frozenset[str], negated: frozenset[str]) -> dict[str, int]:
    """Return the pole per axis of a text that holds these concepts, some of them negated."""
    found: dict[str, int] = {}
    for axis in axes:
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
    every = (key for term in terms for key in term.keys if term.concept or key not in words.stopwords)
    held = frozenset(key for key in every if not AMOUNT.match(key))
    keys = held - kind.marks
    actions = keys & kind.actions
    background = _background(terms, text, words, language)
    told = actions - background
    negated, none, pending = (_under(mark, terms, told, words) for mark in ("not", "none", "future"))
    axes = _touched(keys)
    lasting = held if _under("still", terms, actions, words) else held - {"still"}
    return Reading(
        text=text,
        terms=terms,
        keys=keys,
        actions=actions,
        negated=negated,
        marks=held & kind.marks,
        odd_negations=sum("not" in term.keys for term in terms) % 2 == 1,
        matter=keys - actions,
        background=background,
        none=none,
        missed=_missed(terms, words) - kind.marks,
        whence=_whence(terms, text, words),
        pending=pending,
        ends=_lasting(axes, keys, ending=True),
        ended=_lasting(axes, keys, ending=False),
        poles=_poles(axes, lasting - background, negated),
    )
