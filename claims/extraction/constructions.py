"""Attributions that are no clause of saying: mutual accusations, hedges, comments."""

from claims.extraction.clauses import Clause
from claims.extraction.endings import until
from claims.extraction.left import subject
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import NOBODY, Kind, is_verb
from claims.extraction.units import Unit

SAYS_WHOSE = frozenset(("verb", "inverted", "clitic", "source", "source_clitic", "passive", "mutual"))


def mutual(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """BOTH SIDES accuse each other of CONTENT."""
    name = subject(unit, hit.first, before[-1].after if before else 0, follows=bool(before))
    if not name.found:
        return None
    at = _blamed_for(unit, hit.last + 1)
    if at is None:
        return None
    clause = Clause(unit, hit, cue, "mutual", name, edge=name.edge, after=at, notes=["mutual"])
    clause.contents = [(at, len(unit.words) - 1)]
    return clause


def _blamed_for(unit: Unit, at: int) -> int | None:
    """Return the token where the act begins that follows "accuse each other", None where only a place or time does."""
    words, end = unit.lex.words, len(unit.words)
    while at < end and (unit.words[at] in words.time or unit.words[at] in words.relatives):
        at += 1
    placed = at < end and unit.words[at] in words.prepositions and unit.words[at] not in words.topics
    if placed:
        leads = words.topics | words.complementizers
        at = next((k for k in range(at + 1, end) if unit.words[k] in leads or is_verb(unit, k)), end)
    while at < end and (unit.words[at] in words.topics or unit.words[at] in words.complementizers):
        at += 1
    return at if at < end and unit.words[at] not in ".,;?!" else None


def hedge(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT is reported: no speaker."""
    words, after = unit.lex.words, unit.word(hit.last + 1)
    if before or after in words.agents or (hit.first == 0 and hit.last + 1 < len(unit.words) and unit.capital(1)):
        return None
    if cue.weak and not (_verb_follows(unit, hit.last + 1) and _alone(unit, hit)):
        return None
    last = until(unit, hit.last + 1)
    name = subject(unit, hit.first, 0, follows=False)
    if last <= hit.last + 1 or name.kind is Kind.RELATIVE or not (name.found or hit.first == 0):
        return None
    clause = Clause(unit, hit, cue, "hedge", edge=hit.first, after=hit.last + 1)
    clause.contents = [(name.first, name.last)] if name.found else []
    clause.contents.append((hit.last + 1, last))
    return clause


def _verb_follows(unit: Unit, at: int) -> bool:
    """Whether "is said to do": a verb stands next, past adverbs."""
    words = unit.lex.words
    while at < len(unit.words) - 1 and unit.words[at] in words.adverbs:
        at += 1
    return at < len(unit.words) and unit.words[at] not in words.auxiliaries and is_verb(unit, at)


def _alone(unit: Unit, hit: Hit) -> bool:
    """Whether no other cue of the unit may say whose words these are."""
    return not any(other is not hit and any(cue.pattern in SAYS_WHOSE for cue in other.cues) for other in unit.hits)


def comment(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """... and calls it NAME: ends what was said before and says nothing of its own."""
    name = subject(unit, hit.first, before[-1].after, follows=True) if before else NOBODY
    if name.kind is not Kind.INHERITED:
        return None
    return Clause(unit, hit, cue, "comment", name, edge=name.edge, after=len(unit.words), emitted=False)
