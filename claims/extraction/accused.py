"""Accusations in a relative clause: "X, whom SPEAKER accuses of CONTENT", "X yang ia tuduh CONTENT"."""

from claims.extraction.beginnings import is_clause
from claims.extraction.clauses import Clause
from claims.extraction.endings import until
from claims.extraction.left import skip_left
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.names import name_left
from claims.extraction.phrases import Kind, Phrase, is_verb
from claims.extraction.units import Unit
from claims.vocabulary import Stance

LONGEST_ACCUSER = 8  # tokens between "whom" and the verb


def accused_object(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """TARGET, whom SPEAKER accuses of CONTENT: the target is named before the relative pronoun."""
    start, floor = hit.last + 1, before[-1].after if before else 0
    if start >= len(unit.words) - 1 or not _charged(unit, start):
        return None
    last, _ = skip_left(unit, hit.first - 1, floor)
    relative = next((k for k in range(last, max(floor, last - LONGEST_ACCUSER), -1) if _relative(unit, k)), None)
    if relative is None or relative == last or any(is_verb(unit, k) for k in range(relative + 1, last + 1)):
        return None
    goes_on = bool(before) and before[-1].emitted and before[-1].cue.stance is Stance.ACCUSES
    if goes_on and unit.words[last] in unit.lex.words.pronouns:  # "X condemns Y, whom he accuses of P" accuses once
        return None
    comma = unit.words[relative - 1] == ","
    target = name_left(unit, relative - 1 - comma, floor)
    if not target.found or target.last != relative - 1 - comma:
        return None
    speaker = Phrase(relative + 1, last, relative, Kind.OWN)
    clause = Clause(unit, hit, cue, "accused-of", speaker, edge=relative - comma, after=start)
    end = until(unit, start)
    clause.contents = [(target.first, target.last), (start, end)]
    clause.after = end + 1 + (unit.word(end + 1) == ",")
    if before and before[-1].emitted:
        _leave(before[-1], clause.edge)
    return clause


def _leave(last: Clause, edge: int) -> None:
    """End what the clause before says at the relative clause, and drop it when only a name is left."""
    last.cut(edge)
    states = last.cue.stance is not Stance.ASSERTS or any(is_clause(last.unit, *part) for part in last.contents)
    last.emitted = bool(last.contents) and states


def _relative(unit: Unit, at: int) -> bool:
    return unit.words[at] in unit.lex.words.relatives and not unit.quoted[at]


def _charged(unit: Unit, at: int) -> bool:
    """Whether the charge follows the verb with no accused between: "accuses of lying", "tuduh memasok"."""
    words = unit.lex.words
    if words.verb_endings:
        return unit.words[at] in words.linkers
    return is_verb(unit, at) and unit.words[at] not in words.auxiliaries
