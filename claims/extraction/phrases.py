"""What a speaker's name is made of, and the small questions that rules ask of a token."""

from enum import Enum
from typing import NamedTuple

from claims.extraction.units import CLOSING, OPENING, STRAIGHT, Unit

QUOTES = frozenset((*OPENING, *CLOSING, *STRAIGHT))
BREAKS = QUOTES | {","}
CLAUSE_ENDS = BREAKS | frozenset("?!—–-…")
HARD_STOPS = frozenset(";:!?—–―-…[]")
LONGEST_NAME = 40  # tokens
LONGEST_APPOSITION = 22  # tokens
SHORTEST_VERB = 5  # characters of a verb with its prefix


class Kind(Enum):
    """How the speaker of a cue was found."""

    OWN = "own"  # stands beside the cue
    INHERITED = "inherited"  # that of the cue before
    RELATIVE = "relative"  # "X, who said"
    NONE = "none"


class Phrase(NamedTuple):
    """Tokens first..last, inclusive, -1 where there are none; `edge` is the token where the attribution begins."""

    first: int
    last: int
    edge: int
    kind: Kind
    lead: str = ""  # the word that joins it to what stands before
    aside: tuple[int, int] | None = None  # an apposition between the name and the cue

    @property
    def found(self) -> bool:
        """Whether the phrase names anybody."""
        return self.first >= 0


NOBODY = Phrase(-1, -1, -1, Kind.NONE)


def is_verb(unit: Unit, at: int) -> bool:
    """Whether the token looks like a finite verb: by its prefix where the language has such, else an auxiliary."""
    word, words = unit.words[at], unit.lex.words
    if word in words.auxiliaries:
        return True
    if len(word) < SHORTEST_VERB or not word.startswith(words.verb_prefixes) or word.endswith("nya"):
        return False
    return word not in words.not_verbs and not unit.capital(at)


def manner_adverb(unit: Unit, at: int) -> bool:
    endings = unit.lex.words.adverb_endings
    return bool(endings) and unit.words[at].endswith(endings) and not unit.capital(at) and len(unit.words[at]) > 4


def participle(unit: Unit, at: int) -> bool:
    """Whether the token looks like a participle that opens an adjunct: "saying", "seeming"."""
    endings = unit.lex.words.participle_endings
    return bool(endings) and unit.words[at].endswith(endings) and not unit.capital(at)


def in_brackets(unit: Unit, at: int) -> bool:
    for k in range(at - 1, max(-1, at - 12), -1):
        if unit.words[k] == ")":
            return False
        if unit.words[k] == "(":
            return True
    return False


def is_apposition(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens first..last, between commas, name the speaker once more."""
    words, word = unit.lex.words, unit.words[first]
    if first > last or word in words.relatives or word in words.prepositions or word in words.time:
        return False
    if participle(unit, first) and unit.word(first + 1) in words.adjunct_openers:
        return False
    return not is_verb(unit, first) and word not in words.adverbs and word not in words.clause_openers
