"""The claim of SPEAKER that CONTENT."""

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import Cue
from claims.extraction.phrases import NOBODY, Kind, Phrase, is_verb
from claims.extraction.units import Hit, Unit

NOUN_REACH = 12  # tokens between "the claim" and its "that"


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
        return None
    name = possessor(unit, hit, stop)
    clause = Clause(unit, hit, cue, "noun-that-content", name, edge=hit.first, after=stop + 1)
    clause.contents = [(stop + 1, end - 1)]
    return clause if name.found else None


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
    adjective = first == stop - 1 and not unit.capital(first) and unit.words[first] not in words.pronouns
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
