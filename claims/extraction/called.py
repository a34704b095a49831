"""CLAIM is called UNTRUE by SPEAKER; SPEAKER describes CLAIM as UNTRUE."""

from claims.extraction.beginnings import NEAR_VERB
from claims.extraction.clauses import Clause, Range
from claims.extraction.denied import claim_at
from claims.extraction.left import skip_left
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.passives import about_claim, agent_ahead, relative_passive
from claims.extraction.phrases import HARD_STOPS, Kind, Phrase
from claims.extraction.right import name_right
from claims.extraction.units import Unit
from claims.vocabulary import Stance

LONGEST_AGENT = 12  # tokens between "is called" and "untrue"
LONGEST_UNTRUE = 6  # tokens of "without any foundation"


def called(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CLAIM is called (as) UNTRUE by SPEAKER, is called by SPEAKER (as) UNTRUE; X says P, a claim that is called so."""
    found = _untrue(unit, hit.last + 1) if about_claim(unit, hit.first) else None
    if found is None:
        return None
    first, last = found
    name = _who(unit, hit, first, last)
    if not name.found:
        return None
    clause = Clause(unit, hit, cue, "passive", name, edge=hit.first, after=max(last, name.last) + 1)
    stop = name.edge if name.last < hit.first else hit.first
    end, _ = skip_left(unit, stop - 1, 0)
    if unit.word(end) in unit.lex.words.relatives:
        return relative_passive(clause, end, before)
    noun = next((k for k in range(end + 1) if unit.words[k] in unit.lex.words.claim_nouns), None)
    if before or noun is None:
        return None
    that = next((k for k in range(noun, end) if unit.words[k] in unit.lex.words.complementizers), None)
    if that is None:
        clause.notes.append("anaphoric")
    clause.contents = [(noun if that is None else that + 1, end)]
    return clause


def _untrue(unit: Unit, at: int) -> tuple[int, int] | None:
    """Return the tokens of the first word of falsehood from token `at` on, in the same clause."""
    words = unit.words
    for k in range(at, min(at + LONGEST_AGENT, len(words))):
        if words[k] in unit.lex.words.clause_openers or words[k] in HARD_STOPS:
            return None
        if words[k] in unit.lex.rejecting:
            found = unit.lex.rejections.match(" ".join(words[k : k + LONGEST_UNTRUE]))
            if found is not None:
                return k, k + found.group().count(" ")
    return None


def _who(unit: Unit, hit: Hit, first: int, last: int) -> Phrase:
    """Return who calls it so: named between verb and word, after the word with "by", or before the verb with "by"."""
    words = unit.lex.words
    begin, end = hit.last + 1, first - 1
    begin += unit.word(begin) in words.agents
    while end >= begin and (unit.words[end] in words.likeness or unit.words[end] in words.adverbs | {","}):
        end -= 1
    if begin <= end:
        return Phrase(begin, end, begin, Kind.OWN)
    if unit.word(last + 1) in words.agents:
        return name_right(unit, last + 2)
    return agent_ahead(unit, hit.first)


def calls_untrue(unit: Unit, start: int, *, firmly: bool = False) -> bool:
    """Whether a claim follows that is called untrue: "describes the report as a lie"; `firmly`: by no weak word."""
    if claim_at(unit, start) is None:
        return False
    found = unit.lex.rejections.search(" ".join(unit.words[start : start + NEAR_VERB]))
    weak = unit.lex.language.tables["denial"].get("weak_predicates", ()) if firmly else ()
    return found is not None and found.group() not in weak


def described(clause: Clause, start: int) -> Range | None:
    """Return the claim in "describes the report as a lie", None where none is called untrue so."""
    unit, likeness = clause.unit, clause.unit.lex.words.likeness
    if likeness.isdisjoint(unit.words[start + 1 : start + NEAR_VERB]) or unit.everything:
        return None
    if clause.cue.stance is not Stance.ASSERTS or not calls_untrue(unit, start):
        return None
    return start, next(k for k in range(start + 1, start + NEAR_VERB) if unit.words[k] in likeness) - 1
