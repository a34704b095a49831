"""The claim of SPEAKER that CONTENT."""

from claims.extraction.clauses import Clause
from claims.extraction.left import skip_left
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import NOBODY, Kind, Phrase, is_verb
from claims.extraction.right import name_right
from claims.extraction.sources import only_connectives
from claims.extraction.units import Unit
from claims.vocabulary import Stance

SHORTEST_CLAIMED = 3  # tokens before the comma that ends what is claimed
NOUN_REACH = 12  # tokens between "the claim" and its "that"
LONGEST_POINTED = 2  # tokens of "that similar" after the noun
NEGATED = 4  # tokens before "verified" in which it is negated


def noun(unit: Unit, hit: Hit, cue: Cue, _before: list[Clause]) -> Clause | None:
    """The claim of X that CONTENT."""
    words, end = unit.lex.words, len(unit.words)
    stop = None
    for k in range(hit.last + 1, min(hit.last + NOUN_REACH, end)):
        if unit.words[k] in words.complementizers:
            stop = k
            break
        if unit.words[k] in ",.;:" or unit.quoted[k] or is_verb(unit, k):
            break
    if stop is None:
        return _voiced(unit, hit, cue) if cue.stance in (Stance.DENIES, Stance.ACCUSES) else None
    name = possessor(unit, hit, stop)
    clause = Clause(unit, hit, cue, "noun-that-content", name, edge=hit.first, after=stop + 1)
    clause.contents = [(stop + 1, claimed_until(unit, stop + 1))]
    if hit.first and unit.words[hit.first - 1] in words.prepositions and only_connectives(unit, hit.first - 1):
        _end_adjunct(clause, stop + 1)
    return clause if name.found else None


def claimed_until(unit: Unit, first: int) -> int:
    """Return the last token of what is claimed: "the claim that P could not be verified" ends it, too."""
    words = unit.lex.words
    for k in range(first + 1, len(unit.words)):
        if unit.words[k] in words.unverified and not words.negations.isdisjoint(
            unit.words[max(first, k - NEGATED) : k]
        ):
            last, _ = skip_left(unit, k - 1, first)
            return max(first, last)
    return len(unit.words) - 1


def _end_adjunct(clause: Clause, first: int) -> None:
    """End what is claimed in "answering the claim of X that P, Y says Q" at the comma before another speaker's verb."""
    unit = clause.unit
    verb = next((hit.first for hit in unit.hits if hit.first > first), 0)
    comma = next((k for k in range(first + 1, verb) if unit.words[k] == "," and k - first >= SHORTEST_CLAIMED), None)
    if comma is not None:
        clause.contents = [(first, comma - 1)]
        clause.after = comma + 1


def _voiced(unit: Unit, hit: Hit, cue: Cue) -> Clause | None:
    """A denial or accusation (of P) comes from SPEAKER, is voiced by SPEAKER."""
    words = unit.lex.words
    voice = next((one for one in unit.hits if hit.last < one.first <= hit.last + NOUN_REACH and _voices(one)), None)
    if voice is None or not only_connectives(unit, hit.first):
        return None
    first = voice.last + 1 + (unit.word(voice.last + 1) in words.agents)
    name = name_right(unit, first) if first < len(unit.words) else NOBODY
    if not any(unit.capital(k) for k in range(first, name.last + 1)):
        return None
    clause = Clause(unit, hit, cue, "noun-that-content", name, edge=hit.first, after=name.last + 1)
    last, _ = skip_left(unit, voice.first - 1, hit.last)
    topic = unit.word(hit.last + 1)
    if topic in words.topics or topic in words.prepositions:
        clause.contents = [(hit.last + 2, last)]
    elif last - hit.last > LONGEST_POINTED and _names_act(unit, hit.last + 1):
        clause.contents = [(hit.last + 1, last)]
    else:
        clause.contents = [(hit.first, last if last - hit.last <= LONGEST_POINTED else hit.last)]
        clause.notes.append("anaphoric")
    return clause


def _names_act(unit: Unit, at: int) -> bool:
    """Whether what somebody is accused of follows its noun with nothing between: "tuduhan pembunuhan warga"."""
    words, word = unit.lex.words, unit.words[at]
    return not unit.capital(at) and word.isalpha() and word not in words.function and word not in words.manner


def _voices(hit: Hit) -> bool:
    """Whether the cue says from whom something comes: "voiced by", "came from"."""
    return any(cue.pattern == "origin" or (cue.pattern == "passive" and cue.weak) for cue in hit.cues)


def possessor(unit: Unit, hit: Hit, stop: int) -> Phrase:
    """Return who makes the claim: after the noun, or before it where the language has possessives."""
    words = unit.lex.words
    first = hit.last + 1
    while first < stop and (
        unit.words[first] in words.agents
        or unit.words[first] in words.linkers
        or unit.words[first] in words.prepositions
    ):
        first += 1
    somebody = words.pronouns | words.single | words.plural | unit.lex.owners
    adjective = first == stop - 1 and not unit.capital(first) and unit.words[first] not in somebody
    if first < stop and not adjective:
        return Phrase(first, stop - 1, hit.first, Kind.OWN)
    at = hit.first - 1
    if at >= 0 and unit.words[at] in words.possessives:
        return Phrase(at, at, at, Kind.OWN)
    if at >= 0 and unit.words[at].endswith(("'s", "’s", "s'", "s’")):
        first = at
        while first > 0 and unit.capital(first - 1) and unit.words[first - 1][0].isalpha():
            first -= 1
        return Phrase(first, at, first, Kind.OWN)
    return NOBODY
