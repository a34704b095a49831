"""How sure a rule is. Start values by rule and what raises or lowers them; a newsroom's own decisions refine them."""

from claims.extraction.clauses import Clause

BASE = {
    "subject-verb-content": 0.85,
    "content-subject-verb": 0.85,
    "content-verb-subject": 0.93,
    "verb-subject-content": 0.8,
    "content-clitic": 0.88,
    "source-content": 0.88,
    "content-source": 0.8,
    "denial": 0.85,
    "noun-that-content": 0.7,
    "passive": 0.65,
    "relative-passive": 0.8,
    "accused-of": 0.65,
    "mutual": 0.8,
    "hedge": 0.45,
    "headline": 0.6,
    "headline-colon": 0.6,
    "continued-quotation": 0.65,
    "own-voice": 0.6,
}
CHANGES = {
    "content-that": 0.08,
    "content-quote": 0.08,
    "content-bare": -0.05,
    "bare-content": -0.25,
    "speaker-carried-on": -0.03,
    "speaker-unresolved": -0.15,
    "speaker-resolved": -0.05,
    "documents": -0.1,
    "relative-speaker": -0.2,
    "nested": -0.2,
    "long-speaker": -0.15,
}
LOWEST, HIGHEST = 0.05, 0.97


def confidence(rule: str, notes: list[str]) -> float:
    """Return a number from 0.05 to 0.97 for a rule and the slugs of what was noted."""
    value = BASE[rule] + sum(CHANGES.get(note, 0.0) for note in dict.fromkeys(notes))
    return round(min(HIGHEST, max(LOWEST, value)), 2)


def shaky(clause: Clause) -> list[str]:
    """Return the slugs that a clause's own shape adds."""
    notes = []
    if clause.speaker.kind.value == "relative":
        notes.append("relative-speaker")
    if clause.speaker.last - clause.speaker.first > 18:
        notes.append("long-speaker")
    return notes
