"""According to SOURCE, CONTENT."""

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import Cue
from claims.extraction.placing import relayed
from claims.extraction.right import name_right
from claims.extraction.units import Hit, Unit


def source(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """According to SOURCE, CONTENT; or CONTENT, according to SOURCE."""
    name = name_right(unit, hit.last + 1)
    if not name.found or unit.words[name.first] in unit.lex.words.first_person:
        return None
    clause = Clause(unit, hit, cue, "source-content", name, edge=hit.first, after=name.last + 1)
    head = unit.words[name.first]
    if cue.evidence or head in unit.lex.words.evidence_nouns:
        clause.notes.append("documents")
    stop = next((k for k in range(name.last + 1, len(unit.words)) if unit.words[k] in ",:"), len(unit.words))
    opening = hit.first == 0 or only_connectives(unit, hit.first)
    if opening:
        start = stop + 1 if stop - name.last < 16 else name.last + 1
        clause.contents = [(start, len(unit.words) - 1)]
        clause.after = start
        return clause if start < len(unit.words) - 1 else None
    if before and any(earlier.emitted for earlier in before) and not unit.everything:
        return relayed(clause, before) if unit.words[hit.first - 1] == "," else None
    clause.rule = "content-source"
    clause.contents = [(0, hit.first - 1)]
    if stop < len(unit.words) - 3 and unit.words[hit.first - 1] == ",":
        clause.contents.append((stop + 1, len(unit.words) - 1))
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
    clause = Clause(unit, hit, cue, "source-content", edge=hit.first, after=hit.last + 1)
    if only_connectives(unit, hit.first):
        clause.contents = [(hit.last + 1, len(unit.words) - 1)]
    elif before:
        return None
    else:
        clause.contents = [(0, hit.first - 1), (hit.last + 1, len(unit.words) - 1)]
    return clause
