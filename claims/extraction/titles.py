"""Headlines of the form "SPEAKER: CONTENT"."""

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import Kind, Phrase, is_verb
from claims.extraction.units import Unit
from claims.vocabulary import Stance

LONGEST_SPEAKER = 5  # tokens before the colon
SHORTEST_CONTENT = 3  # tokens after it
COLON = Cue(pattern="headline", stance=Stance.ASSERTS)


def colon(unit: Unit) -> list[Clause]:
    """Return the attribution of a headline whose first words name a speaker before a colon."""
    at = next((k for k in range(1, min(LONGEST_SPEAKER + 1, len(unit.words))) if unit.words[k] == ":"), None)
    if at is None or len(unit.words) - at - 1 < SHORTEST_CONTENT or unit.text[unit.end_of(at)] != " ":
        return []
    rubrics = unit.lex.language.group("rubrics")
    if any(
        not (unit.capital(k) or unit.words[k] == ".") or unit.words[k] in rubrics or is_verb(unit, k) for k in range(at)
    ):
        return []
    name = Phrase(0, at - 1, 0, Kind.OWN)
    clause = Clause(unit, Hit(at, at, (COLON,)), COLON, "headline-colon", name, after=at + 1)
    clause.contents = [(at + 1, len(unit.words) - 1)]
    return [clause]
