"""Light stemming: enough to bring the printed forms of one word together, never shown to anybody.

Indonesian and Malay follow the affix order of Adriani and others (2007), without their dictionary of roots: after the
affixes are cut, a first k, p, t or s before a vowel goes too, since the nasal prefixes swallow it ("mengirim" and
"dikirim" both give "irim"). English cuts plural and verb endings.
"""

from collections.abc import Callable
from dataclasses import dataclass

VOWELS = frozenset("aeiou")
PARTICLES = ("lah", "kah", "pun")
POSSESSIVES = ("nya", "ku", "mu")
ACTIVE = ("me",)
VERBAL = ("me", "di", "ter", "ber")
SUFFIXES = ("an", "i")
PREFIXES = ("meny", "peny", "meng", "peng", "mem", "pem", "men", "pen", "ber", "per", "ter", "di", "me", "ke")
SHORTEST_ROOT = 4
PLURALS = (("ies", "y"), ("es", ""), ("s", ""))
VERBS = (("ied", "y"), ("ing", ""), ("ed", ""))


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            return word[: -len(ending)]
    return word


def _without_beginning(word: str) -> str:
    if word.startswith("pel") and len(word) - 2 >= SHORTEST_ROOT:
        return word[2:]
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_ROOT - 1:
            return word[len(prefix) :]
    return word


def without_clitics(word: str) -> str:
    """Return an Indonesian or Malay word without its particle and possessive ending."""
    return _without_ending(_without_ending(word, PARTICLES), POSSESSIVES)


def malayic(word: str) -> str:
    """Return the stem of one lower-case Indonesian or Malay word that has no clitics.

    A final k goes as well, because "-kan" cannot be told from a root in k with "-an" ("tembakan", "kirimkan").
    """
    stem = _without_ending(word, SUFFIXES)
    stem = _without_beginning(stem.rstrip("k") if len(stem.rstrip("k")) >= SHORTEST_ROOT - 1 else stem)
    if stem.startswith(("per", "ber")) and len(stem) - 3 >= SHORTEST_ROOT:
        stem = stem[3:]
    if len(stem) > SHORTEST_ROOT - 1 and stem[0] in "kpts" and stem[1] in VOWELS:
        return stem[1:]
    return stem


def without_genitive(word: str) -> str:
    """Return an English word without its genitive ending."""
    return word.removesuffix("'s").removesuffix("’s")


def english(word: str) -> str:
    """Return the stem of one lower-case English word: the plural goes first, then the ending of a verb."""
    for endings in (PLURALS, VERBS):
        word = _replaced(word, endings)
    word = word.removesuffix("ly") if len(word) - 2 > SHORTEST_ROOT else word
    if len(word) >= SHORTEST_ROOT and word[-1] == word[-2] and word[-1] not in VOWELS:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > SHORTEST_ROOT - 1 else word


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, replacement in endings:
        kept = len(word) - len(ending)
        if word.endswith(ending) and not word.endswith("ss") and kept >= SHORTEST_ROOT - 1:
            return word[:kept] + replacement
    return word


def plain(word: str) -> str:
    """Return the word as it is: the stem in a language without rules."""
    return word


@dataclass(frozen=True, slots=True)
class Rules:
    """How one language is stemmed: first what is attached to any word, then the word's own affixes."""

    bare: Callable[[str], str]
    stem: Callable[[str], str]
    possessives: tuple[str, ...] = ()
    active: tuple[str, ...] = ()  # how a verb begins whose subject acts
    verbal: tuple[str, ...] = ()  # how a verb begins, acting or acted upon


PLAIN = Rules(plain, plain)
RULES = {
    "id": Rules(without_clitics, malayic, POSSESSIVES, ACTIVE, VERBAL),
    "ms": Rules(without_clitics, malayic, POSSESSIVES, ACTIVE, VERBAL),
    "en": Rules(without_genitive, english),
}
