"""Content that stands before its cue, goes on after it, or is only passed on."""

from claims.extraction.clauses import Clause
from claims.extraction.phrases import BREAKS, QUOTES, Kind
from claims.extraction.units import Unit

SHORTEST_BEFORE = 4  # tokens of unquoted content before its speaker


def content_before(clause: Clause, before: list[Clause]) -> Clause | None:
    """Give the clause the content that precedes its speaker; what another cue already attributes is relayed."""
    name, unit = clause.speaker, clause.unit
    clause.rule = "content-subject-verb"
    if name.kind is not Kind.OWN or name.edge < 1:
        return aside(clause) if before and name.kind is not Kind.OWN else None
    border = unit.words[name.edge] if unit.words[name.edge] in BREAKS else unit.word(name.edge - 1)
    if border not in BREAKS and not unit.quoted[name.edge - 1]:
        return aside(clause)
    if name.edge < SHORTEST_BEFORE and not unit.quoted[0]:
        return aside(clause)
    if before and any(earlier.states for earlier in before):
        return relayed(clause, before)
    clause.contents = [(0, _before_relay(unit, name.edge - 1))]
    second_part(clause, clause.hit.last + 1)
    return clause


def _before_relay(unit: Unit, last: int) -> int:
    """Return the last token of a quotation that a comma ends, "“P,” an agency, quoting X, says", else `last`."""
    end = next((k for k in range(1, last) if not unit.quoted[k]), last) if unit.quoted[0] else last
    return end - 1 if unit.words[end - 1] in QUOTES and unit.words[end - 2] == "," else last


def aside(clause: Clause) -> Clause:
    """Keep a cue that says nothing here: its speaker may go on."""
    clause.emitted = False
    return clause


def relayed(clause: Clause, before: list[Clause]) -> Clause:
    """Record the speaker as the one who passes on what the clauses before say."""
    for earlier in before:
        earlier.cut(clause.edge)
        if clause.speaker.found and earlier.emitted and earlier is before[-1]:
            earlier.relay.insert(0, (clause.speaker.first, clause.speaker.last))
            earlier.notes.append("relayed")
    clause.emitted = False
    return clause


def second_part(clause: Clause, at: int) -> None:
    """Add the rest of a quotation that goes on after its cue: "A," said X, "B."."""
    unit = clause.unit
    if unit.word(at) == "," and len(unit.words) - at > SHORTEST_BEFORE and _goes_on(clause, at + 1):
        clause.contents.append((at + 1, len(unit.words) - 1))
        return
    for k in range(at, len(unit.words)):
        if unit.quoted[k] and unit.words[k] in QUOTES and any(unit.quoted[: clause.edge]):
            if any(hit.first > clause.hit.last and hit.first < k for hit in unit.hits):
                return
            clause.contents.append((k, len(unit.words) - 1))
            clause.notes.append("split-quotation")
            return


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether a sentence without quotation marks goes on after its attribution: "The truce, said X, holds."."""
    unit, words = clause.unit, clause.unit.lex.words
    if unit.words[at] in words.relatives:
        return False
    if any(unit.quoted[: clause.edge]):
        return False
    if clause.edge < SHORTEST_BEFORE + 2:
        return True
    word = unit.words[at]
    adjunct = word in words.prepositions or word in words.relatives or word in words.time or word in words.coordinators
    return not (adjunct or word in words.clause_openers)
