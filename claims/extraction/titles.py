"""SPEAKER: CONTENT, in headlines, and before a quotation anywhere."""

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import Kind, Phrase, is_verb
from claims.extraction.units import Unit
from claims.vocabulary import Stance

LONGEST_SPEAKER = 5  # tokens before the colon
SHORTEST_CONTENT = 2  # tokens after it
LONGEST_OFFICE = 12  # tokens of a speaker before the colon of a quotation
COLON = Cue(pattern="headline", stance=Stance.ASSERTS)


def colon(unit: Unit) -> list[Clause]:
    """Return the attribution of a headline that names a speaker before a colon: "X: P", "Something Happens, X: P"."""
    at = next((k for k in range(1, len(unit.words)) if unit.words[k] == ":"), None)
    if at is None or len(unit.words) - at - 1 < SHORTEST_CONTENT or unit.text[unit.end_of(at)] != " ":
        return []
    first = next((k + 1 for k in range(at - 1, 0, -1) if unit.words[k] == ","), 0)
    rubrics = unit.lex.language.group("rubrics")
    if not 0 < at - first <= LONGEST_SPEAKER or any(
        not (unit.capital(k) or unit.words[k] == ".") or unit.words[k] in rubrics or is_verb(unit, k)
        for k in range(first, at)
    ):
        return []
    return [_told(unit, at, Phrase(first, at - 1, max(0, first - 1), Kind.OWN))]


def after_answer(clauses: list[Clause]) -> list[Clause]:
    """Return `clauses` and what follows the colon of a headline: "Denies P, X: Q", "Y Says P, X: Q"."""
    last = clauses[-1]
    unit, at = last.unit, last.speaker.last + 1
    if last.rule != "headline":
        return clauses
    if unit.word(at) == ":" and len(unit.words) - at - 1 >= SHORTEST_CONTENT:
        return [*clauses, _told(unit, at, last.speaker)]
    second = colon(unit)
    if not second or second[0].speaker.first <= last.hit.last:
        return clauses
    last.cut(second[0].edge)
    return [*clauses, *second]


def _told(unit: Unit, at: int, name: Phrase) -> Clause:
    """Return what follows the colon at token `at` as said by `name`."""
    clause = Clause(unit, Hit(at, at, (COLON,)), COLON, "headline-colon", name, edge=name.edge, after=at + 1)
    clause.contents = [(at + 1, len(unit.words) - 1)]
    return clause


def spoken(unit: Unit) -> list[Clause]:
    """Return the attribution of a sentence that is a speaker, a colon and a quotation."""
    words, lex = unit.words, unit.lex.words
    at = next((k for k in range(1, min(LONGEST_OFFICE, len(words) - 1)) if words[k] == ":"), None)
    if at is None or len(words) - at - 1 < SHORTEST_CONTENT or not unit.capital(0):
        return []
    if not unit.quoted[at + 1] or any(unit.quoted[: at + 1]):
        return []
    opening = words[0] in lex.prepositions or words[0] in lex.connectives or words[0] in lex.adverbs
    cues = {hit.first for hit in unit.hits}
    plain = not any(is_verb(unit, k) or words[k] in lex.nonspeakers or k in cues for k in range(at))
    named = words[0] in lex.single or words[0] in lex.plural or any(unit.capital(k) for k in range(1, at))
    if opening or not plain or not named or words[0] in unit.lex.language.group("rubrics"):
        return []
    clause = Clause(unit, Hit(at, at, (COLON,)), COLON, "speaker-colon", Phrase(0, at - 1, 0, Kind.OWN), after=at + 1)
    clause.contents = [(at + 1, len(words) - 1)]
    return [clause]
