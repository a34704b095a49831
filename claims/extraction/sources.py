"""According to SOURCE, CONTENT."""

from claims.extraction.clauses import Clause
from claims.extraction.endings import until
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import LONGEST_APPOSITION, NOBODY, in_brackets, is_verb
from claims.extraction.placing import SHORTEST_BEFORE, relayed
from claims.extraction.right import name_right
from claims.extraction.units import Unit

FURTHEST_COMMA = 16  # tokens between a source and the comma that ends it


def source(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """According to SOURCE, CONTENT; or CONTENT, according to SOURCE."""
    name = name_right(unit, hit.last + 1)
    if not name.found or unit.words[name.first] in unit.lex.words.first_person:
        return None
    if cue.names and (hit.first > 0 or not unit.capital(name.first)):
        return None
    clause = Clause(unit, hit, cue, "source-content", name, edge=hit.first, after=name.last + 1)
    if cue.evidence or unit.words[name.first] in unit.lex.words.evidence_nouns:
        clause.notes.append("documents")
    if hit.first == 0 or only_connectives(unit, hit.first):
        return _opening(_before_content(clause))
    if unit.word(hit.first - 1) in unit.lex.words.relatives or (cue.evidence and not unit.everything):
        return None
    if any(earlier.states for earlier in before) and not unit.everything:
        return relayed(clause, before) if unit.words[hit.first - 1] == "," else None
    return _between(clause)


def _before_content(clause: Clause) -> Clause:
    """End the source at a comma: at the first where what follows is no apposition, else at the apposition's own."""
    unit, name = clause.unit, clause.speaker
    comma = next((k for k in range(name.first, name.last) if unit.words[k] == "," and not in_brackets(unit, k)), None)
    if unit.word(name.last + 1) == "," or comma is None:
        return clause
    last = until(unit, comma + 1)
    tells = any(is_verb(unit, k) or unit.words[k][0].isdigit() for k in range(comma + 1, last + 1))
    closes = last + 1 < len(unit.words) and last - comma <= LONGEST_APPOSITION
    clause.speaker = name._replace(last=last if closes and not tells else comma - 1)
    return clause


def _opening(clause: Clause) -> Clause | None:
    """Give the clause what follows the source that the sentence opens with."""
    unit, last = clause.unit, clause.speaker.last
    stop = next((k for k in range(last + 1, len(unit.words)) if unit.words[k] in ",:"), len(unit.words))
    after = (
        last + 2 if unit.word(last + 1) in unit.lex.words.relatives else stop + 1
    )  # "X which quotes Y", "X, quoting Y"
    relay = next((hit for hit in unit.hits if hit.first == after and any(cue.inverts for cue in hit.cues)), None)
    inner = name_right(unit, relay.last + 1) if relay and any(cue.pattern == "relay" for cue in relay.cues) else NOBODY
    if inner.found:
        clause.relay = [(clause.speaker.first, last)]
        clause.speaker, last = inner, inner.last
        stop = next((k for k in range(last + 1, len(unit.words)) if unit.words[k] == ","), len(unit.words))
    start = stop + 1 if stop - last < FURTHEST_COMMA else last + 1
    clause.contents = [(start, len(unit.words) - 1)]
    clause.after = start
    return clause if start < len(unit.words) - 1 else None


def _between(clause: Clause) -> Clause | None:
    """Give the clause what stands before its source and, where the sentence goes on, what follows it."""
    unit, after = clause.unit, clause.speaker.last + 1
    clause.rule = "content-source"
    clause.contents = [(0, clause.hit.first - 1)]
    closed = after < len(unit.words) and unit.words[after] in ".,(" or after >= len(unit.words)
    if not closed or (unit.word(after) == "," and unit.words[clause.hit.first - 1] == ","):
        clause.contents.append((after, len(unit.words) - 1))
    elif clause.hit.first < SHORTEST_BEFORE or unit.heading:
        return None
    return clause


def only_connectives(unit: Unit, stop: int) -> bool:
    words = unit.lex.words
    return stop <= 4 and all(
        word in words.connectives
        or word in words.contrasts
        or word in words.coordinators
        or word in words.adverbs
        or word in ',"'
        for word in unit.words[:stop]
    )


def source_clitic(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """According-to-him, CONTENT."""
    if unit.word(hit.first - 1) in unit.lex.words.relatives:
        return None
    clause = Clause(unit, hit, cue, "source-content", edge=hit.first, after=hit.last + 1)
    if only_connectives(unit, hit.first):
        clause.contents = [(hit.last + 1, len(unit.words) - 1)]
    elif before:
        return None
    else:
        clause.contents = [(0, hit.first - 1), (hit.last + 1, len(unit.words) - 1)]
    return clause
