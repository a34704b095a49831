"""Who only passed a statement on, hop by hop: "RIA, quoting the ministry, writes that ..."."""

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import Hit
from claims.extraction.phrases import Kind, Phrase
from claims.extraction.right import name_right
from claims.extraction.units import Unit


def pass_on(unit: Unit, clauses: list[Clause]) -> None:
    """Add those who only passed a statement on: "RIA, quoting the ministry, writes that ..."."""
    for hit in unit.hits:
        if not any(cue.pattern == "relay" for cue in hit.cues):
            continue
        name = name_right(unit, hit.last + 1)
        if not name.found:
            continue
        for clause in clauses:
            if not clause.emitted or clause.speaker.found and clause.speaker.first <= name.first <= clause.speaker.last:
                continue
            _relay(clause, hit, name)


def _relay(clause: Clause, hit: Hit, name: Phrase) -> None:
    words, unit = clause.unit.lex.words, clause.unit
    if unit.words[name.first] in words.evidence_nouns and not any(
        unit.capital(k) for k in range(name.first, name.last + 1)
    ):
        clause.notes.append("documents")  # "quoting ship tracking data": data say nothing, who quotes them does
        return
    aside, speaker = clause.speaker.aside, clause.speaker
    clause.notes.append("relayed")
    if clause.rule == "hedge" and any(cue.inverts for cue in hit.cues):  # "quoting RIA, X is said to have left"
        clause.speaker = name
        return
    if any(cue.inverts for cue in hit.cues) and _right_after(clause, hit):  # "..., says RIA, quoting the ministry"
        clause.relay.append((speaker.first, speaker.last))
        clause.cut(hit.first)
        clause.speaker = Phrase(name.first, name.last, speaker.edge, Kind.OWN, speaker.lead)
        return
    if aside is not None and aside[0] <= hit.first < name.first <= aside[1] and any(cue.inverts for cue in hit.cues):
        clause.relay.append((speaker.first, speaker.last))
        clause.speaker = Phrase(name.first, min(name.last, aside[1]), speaker.edge, Kind.OWN, speaker.lead)
    else:
        clause.relay.insert(0, (name.first, name.last))


def _right_after(clause: Clause, hit: Hit) -> bool:
    """Whether the one who quotes stands right before, after what is said: "P, says RIA(,) quoting Y"."""
    end = max(clause.hit.last, clause.speaker.last)
    said_before = clause.rule in ("content-verb-subject", "content-subject-verb") and clause.speaker.found
    return said_before and (hit.first == end + 1 or (hit.first == end + 2 and clause.unit.words[end + 1] == ","))
