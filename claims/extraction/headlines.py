"""Headlines, which drop prefixes and put an answer first: SPEAKER denies CONTENT, Denies CONTENT, SPEAKER ...."""

from claims.extraction.clauses import Clause, Range
from claims.extraction.endings import until
from claims.extraction.left import subject
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import Kind, Phrase, is_verb
from claims.extraction.right import name_right
from claims.extraction.units import Unit
from claims.vocabulary import Stance

ANSWERING = frozenset((Stance.DENIES, Stance.ACCUSES, Stance.CONCEDES, Stance.CONFIRMS))


def headline(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """SPEAKER says CONTENT, as headlines shorten it."""
    if not unit.heading or (cue.needs_claim and unit.word(hit.last + 1) not in unit.lex.words.claim_nouns):
        return None
    if before:
        return _headline_answer(unit, hit, cue, before[-1])
    if hit.last == len(unit.words) - 1:
        return _answer_last(unit, hit, cue)
    if hit.first == 0:
        return _answer_first(unit, hit, cue)
    name = last_part(unit, subject(unit, hit.first, 0, follows=False))
    whole = hit.last + 2 < len(unit.words) or (cue.stance is Stance.ACCUSES and unit.capital(hit.last + 1))
    if not name.found or name.first > 0 and unit.words[name.first - 1] not in ",:" or not whole:
        return None
    clause = Clause(unit, hit, cue, "headline", name, edge=0, after=hit.last + 1)
    clause.contents = [(hit.last + 1, until(unit, hit.last + 1))]
    return clause


def last_part(unit: Unit, name: Phrase) -> Phrase:
    """Return the name without what a headline tells first: "Meeting Ends in Uproar, SPEAKER"."""
    comma = next((k for k in range(name.last - 1, name.first, -1) if unit.words[k] == ","), None)
    return name if comma is None else name._replace(first=comma + 1, edge=comma)


def _answer_first(unit: Unit, hit: Hit, cue: Cue) -> Clause | None:
    """Denies P, SPEAKER does something else; or SPEAKER: ...: the end of the speaker is a colon, a verb or the end."""
    comma = until(unit, hit.last + 1, ",") + 1
    if cue.stance not in ANSWERING or comma <= hit.last + 1 or comma >= len(unit.words) - 1:
        return None
    name = name_right(unit, comma + 1)
    verb = next((one.first for one in unit.hits if one.first > comma + 1), len(unit.words))
    last = min(name.last, verb - 1)
    if not name.found or last <= comma or not unit.capital(comma + 1) or is_verb(unit, comma + 1):
        return None
    name = Phrase(comma + 1, last, hit.first, Kind.OWN)
    return Clause(unit, hit, cue, "headline", name, [(hit.last + 1, comma - 1)], edge=hit.first, after=comma + 1)


def _answer_last(unit: Unit, hit: Hit, cue: Cue) -> Clause | None:
    """On P, SPEAKER denies; accused of P, SPEAKER denies."""
    topic = opening_topic(unit)
    if cue.stance not in ANSWERING or topic is None or topic[1] + 2 >= hit.first:
        return None
    name = Phrase(topic[1] + 2, hit.first - 1, topic[1] + 1, Kind.OWN)
    return Clause(unit, hit, cue, "headline", name, [topic], edge=topic[1] + 1, after=hit.last + 1)


def opening_topic(unit: Unit) -> Range | None:
    """Return P where a headline begins "On P, ...", or any sentence "Accused of P, ..."."""
    first = unit.hits[0] if unit.hits and not unit.hits[0].first else None
    accused = first is not None and any(cue.accused_first or cue.weak for cue in first.cues)
    if not accused and not (unit.heading and unit.words[0] in unit.lex.words.topics):
        return None
    start, last = first.last + 1 if first and accused else 1, until(unit, 1, ",")
    return (start, last) if start <= last < len(unit.words) - 2 else None


def _headline_answer(unit: Unit, hit: Hit, cue: Cue, last: Clause) -> Clause | None:
    """..., SPEAKER denies; ..., SPEAKER says CONTENT: the second half of a headline."""
    if not (last.emitted and last.contents):
        return None
    first = last.contents[0][0]
    comma = next((k for k in range(hit.first - 1, first, -1) if unit.words[k] == ","), None)
    if comma is None:
        return None
    name = Phrase(comma + 1, hit.first - 1, comma, Kind.OWN, ",")
    if not name.first <= name.last:
        name = last.speaker._replace(edge=comma, lead=",")
    if hit.last < len(unit.words) - 2 and last.rule == "headline":
        last.cut(comma)
        said = [(hit.last + 1, until(unit, hit.last + 1))]
        return Clause(unit, hit, cue, "headline", name, said, edge=comma, after=hit.last + 1)
    if cue.stance is not Stance.DENIES or hit.last < len(unit.words) - 1 or comma + 1 >= hit.first:
        return None
    clause = Clause(unit, hit, cue, "headline", name, [(first, comma - 1)], edge=comma, after=hit.last + 1)
    clause.answers = last
    return clause
