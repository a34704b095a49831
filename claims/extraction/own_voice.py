"""The outlet's own voice: kept only where it states how many were killed, wounded, missing or displaced."""

from collections.abc import Iterable

from claims.extraction.confidence import confidence
from claims.extraction.endings import trimmed
from claims.extraction.figures import figures
from claims.extraction.phrases import is_verb
from claims.extraction.proposal import Figure, Proposal
from claims.extraction.units import Unit
from claims.vocabulary import Stance


def own_voice(unit: Unit) -> Proposal | None:
    """Return the clause of `unit` that states a casualty figure, None when none does."""
    at = next((hit.first for hit in unit.hits if any(cue.pattern == "casualty" for cue in hit.cues)), None)
    if at is None:
        return None
    first = next((k + 1 for k in range(at, -1, -1) if unit.words[k] in ",;:"), 0)
    last = next((k - 1 for k in range(at, len(unit.words)) if unit.words[k] in ",;."), len(unit.words) - 1)
    words = unit.lex.words
    if is_verb(unit, first) or any(unit.words[k] in words.subordinators for k in range(first, at)):
        return None
    kept = trimmed(unit, first, last)
    if kept is None:
        return None
    span = unit.span(*kept)
    table = unit.lex.language.tables["figures"]
    counted = [figure for figure in figures(unit, (kept,)) if not figure.unit]
    if not any(_counts(figure, table["people"]) for figure in counted):
        return None
    found = tuple(figure for figure in counted if _counts(figure, [*table["people"], *table["kinds"].values()]))
    code = unit.lex.language.code
    return Proposal(
        evidence=(unit.start, unit.end),
        content=span,
        stance=Stance.ASSERTS,
        confidence=confidence(f"{code}.own-voice", ("casualty-figure",)),
        rule=f"{code}.own-voice",
        language=code,
        cue=unit.span(at, at),
        figures=found,
        why=("casualty-figure",),
    )


def _counts(figure: Figure, words: Iterable[str]) -> bool:
    """Whether what the figure counts is one of `words`."""
    return not set(figure.of.lower().split()).isdisjoint(words)
