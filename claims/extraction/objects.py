"""Denials in a relative clause whose object stands before it: "the charge of theft, which SPEAKER denies"."""

from claims.extraction.clauses import Clause
from claims.extraction.left import skip_left
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import Kind, Phrase, is_verb
from claims.extraction.units import Unit

LONGEST_DENIER = 8  # tokens between "which" and the verb
CLAIM_REACH = 24  # tokens before "which" in which the claim is named
ENDS = frozenset(("", ".", ","))


def denied_object(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CLAIM (that CONTENT), which SPEAKER denies: the claim is named before the relative pronoun, in its sentence."""
    if before:
        return None
    words, after = unit.lex.words, _past_when(unit, hit.last + 1)
    if unit.word(after) not in ENDS:
        return None
    last, _ = skip_left(unit, hit.first - 1, 0)
    near = range(last, max(0, last - LONGEST_DENIER), -1)
    relative = next((k for k in near if unit.words[k] in words.relatives and not unit.quoted[k]), last)
    if relative >= last or any(is_verb(unit, k) for k in range(relative + 1, last + 1)):
        return None
    stop = relative - (unit.words[relative - 1] == ",")
    reach = range(stop - 1, max(-1, stop - CLAIM_REACH), -1)
    noun = next((k for k in reach if unit.words[k] in words.claim_nouns), None)
    if noun is None or unit.quoted[noun]:
        return None
    name = Phrase(relative + 1, last, relative, Kind.OWN)
    clause = Clause(unit, hit, cue, "denial", name, edge=stop, after=after + 1)
    clause.contents = [(_first_denied(unit, noun, stop), stop - 1)]
    if noun == stop - 1:
        clause.notes.append("anaphoric")
    return clause


def _first_denied(unit: Unit, noun: int, stop: int) -> int:
    """Return where what is denied begins: after "the claim that", else at the claim with its article."""
    words = unit.lex.words
    if unit.word(noun + 1) in words.complementizers and noun + 2 < stop:
        return noun + 2
    return noun - (noun > 0 and unit.words[noun - 1] in words.articles)


def _past_when(unit: Unit, at: int) -> int:
    """Return the token after how and when it is denied: "firmly", "on Monday"."""
    words = unit.lex.words
    while unit.word(at) and (
        unit.words[at] in words.adverbs
        or unit.words[at] in words.time
        or (unit.words[at] in words.prepositions and unit.word(at + 1) in words.time)
    ):
        at += 1
    return at
