"""One unit read from left to right: which cues attribute something, which are nested, joined on or relays."""

from dataclasses import replace

from claims.extraction.accused import accused_object
from claims.extraction.beginnings import is_clause
from claims.extraction.clauses import Clause
from claims.extraction.left import main_subject, skip_left
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.objects import denied_object
from claims.extraction.patterns import RULES
from claims.extraction.phrases import NOBODY, Kind, Phrase, is_verb, participle
from claims.extraction.relays import pass_on
from claims.extraction.right import name_right
from claims.extraction.units import Unit
from claims.vocabulary import Stance

LONGEST_OPENING = 9  # tokens of the subject that a unit opens with and that goes on after "and"
SIDE_BY_SIDE = 3  # tokens between a source's comma and the speaker whose words it passes on

ACTIVE = frozenset(("verb", "inverted"))
IN_RELATIVE = frozenset(("relative-passive", "accused-of"))
SAID_BEFORE = frozenset(("content-verb-subject", "content-subject-verb"))


def read(unit: Unit, *, everything: bool = False) -> list[Clause]:
    """Return the clauses of a unit in text order; those that only carry a speaker onwards have `emitted` False."""
    clauses: list[Clause] = []
    for hit in unit.hits:
        if clauses and hit.first < clauses[-1].after:
            continue
        clause = _first_that_fires(unit, hit, clauses)
        if clause is None or not _placed(clause, clauses, everything):
            continue
        if clause.answers is not None and clause.answers not in clauses:
            clauses.append(clause.answers)
        clauses.append(clause)
    if clauses and not everything:
        clauses = [part for clause in clauses for part in _parts(clause)]
    if clauses:
        pass_on(unit, clauses)
    return clauses


def _parts(clause: Clause) -> list[Clause]:
    """Return the clause, and apart from it what a second "that" joins on: "X says P and that Q"."""
    if clause.rule != "subject-verb-content" or not clause.emitted or len(clause.contents) != 1:
        return [clause]
    unit, words = clause.unit, clause.unit.lex.words
    first, last = clause.contents[0]
    if words.complementizers.isdisjoint(unit.words[first + 2 : last - 1]):  # most of what is said
        return [clause]
    that = next(k for k in range(first + 2, last - 1) if unit.words[k] in words.complementizers)
    if unit.words[that - 1] not in words.coordinators or unit.quoted[that]:
        return [clause]
    clause.cut(that - 1)
    return [clause, replace(clause, contents=[(that + 1, last)], notes=[*clause.notes, "speaker-carried-on"])]


def _first_that_fires(unit: Unit, hit: Hit, before: list[Clause]) -> Clause | None:
    for cue in hit.cues:
        if cue.pattern in ACTIVE and (clause := _of_object_before(unit, hit, cue, before)):
            return clause
        rule = RULES.get(cue.pattern)
        clause = rule(unit, hit, cue, before) if rule else None
        if clause is not None:
            return clause
    return None


def _of_object_before(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """Return the clause of "X, whom SPEAKER accuses of P" and "the charge, which SPEAKER denies"."""
    if cue.stance is Stance.ACCUSES:
        return accused_object(unit, hit, cue, before)
    return denied_object(unit, hit, cue, before) if cue.stance is Stance.DENIES else None


def _placed(clause: Clause, before: list[Clause], everything: bool) -> bool:
    """Give the clause its place among those before it; False when it only belongs to what another speaker says."""
    if clause.speaker.kind is Kind.INHERITED:
        clause.speaker = _inherited(clause, before)
        clause.notes.append("speaker-carried-on")
        if clause.speaker.kind is Kind.NONE:
            return False
    if not before or clause.rule in IN_RELATIVE or not (clause.emitted or clause.rule == "comment"):
        return True
    return _beside(clause, before[-1]) or _inside(clause, before[-1], everything)


def _beside(clause: Clause, last: Clause) -> bool:
    """Whether the clause stands beside the one before it, which ends there or only passed on what it says."""
    if clause.answers is last or clause.rule == "comment":
        last.cut(clause.edge)
        return True
    if last.rule == "source-content" and _passes_on(last, clause):
        last.emitted = False
        if "documents" not in last.notes and last.speaker.found:
            clause.relay.append((last.speaker.first, last.speaker.last))
            clause.notes.append("relayed")
        return True
    if _main_clause(clause, last):
        last.emitted = False
        return True
    if _opens_denied(last) or _joined(clause, last):
        _end(last, clause.edge)
        return True
    return not last.states and _encloses(clause, last)


def _inside(clause: Clause, last: Clause, everything: bool) -> bool:
    """Whether the clause counts although it stands inside what the one before says."""
    if everything:
        return not _inside_aside(clause, last)
    if _answers_aside(clause):
        if clause.contents[-1][1] >= len(clause.unit.words) - 2:  # "accuses X, who denies it."
            last.cut(clause.speaker.last + 1)
        return True
    return _answers_inside(clause, last) and _nested(clause, last)


def _main_clause(clause: Clause, last: Clause) -> bool:
    """Whether the clause is the main one after "Although X promised nothing, "."""
    unit, words = clause.unit, clause.unit.lex.words
    opened = unit.words[0] in words.contrasts or unit.words[0] in words.subordinators
    if last.states or not opened or "content-comma" not in last.notes or clause.speaker.kind is not Kind.OWN:
        return False
    return bool(last.contents) and clause.speaker.first == last.contents[0][0]


def _encloses(clause: Clause, last: Clause) -> bool:
    """Whether the one before and what it hopes or demands are what is said: "A hopes for P, said X"."""
    inside = bool(last.contents) and last.contents[0][0] < clause.edge
    return inside and bool(clause.contents) and clause.contents[0][0] <= last.hit.first


def _answers_aside(clause: Clause) -> bool:
    """Whether an outlet's aside tells of a denial inside what somebody says: "accuses X, who denies it, of P"."""
    aside = clause.speaker.kind is Kind.RELATIVE and clause.unit.word(clause.speaker.last + 1) == ","
    return aside and clause.rule == "denial" and not clause.negated


def _answers_inside(clause: Clause, last: Clause) -> bool:
    """Whether the clause is a denial or accusation of somebody else, told inside what the one before says."""
    answers = clause.cue.stance in (Stance.DENIES, Stance.ACCUSES) and not clause.negated
    named = clause.speaker.kind is Kind.OWN and clause.rule in ("subject-verb-content", "denial")
    return answers and named and last.emitted and bool(last.contents) and clause.edge >= last.contents[0][0]


def _nested(clause: Clause, last: Clause) -> bool:
    """Keep a denial or accusation told by another speaker; one that the speaker tells as his own takes its place."""
    unit, name = clause.unit, clause.speaker
    if clause.contents and clause.contents[0][0] < clause.hit.first:
        return False
    if unit.words[name.first] in unit.lex.words.pronouns:
        own = last.speaker.found and name.first == last.contents[0][0]
        clause.speaker, last.emitted = last.speaker, last.emitted and not own
        return own
    if name.first == last.speaker.first and _right_of(clause, last):  # "X says to have denied P"
        last.emitted = False
        return True
    outer = last.relay[0] if "nested" in last.notes and last.relay else (last.speaker.first, last.speaker.last)
    if "nested" in last.notes and name.lead in unit.lex.words.coordinators | unit.lex.words.contrasts:
        last.cut(clause.edge if name.lead in unit.lex.words.contrasts else name.first - 1)
    if outer[0] >= 0:
        clause.relay.append(outer)
    clause.notes += ["nested", "relayed"]
    return True


def _right_of(clause: Clause, last: Clause) -> bool:
    """Whether nothing but adverbs stands between where the last content begins and the cue."""
    start = last.contents[0][0]
    return skip_left(clause.unit, clause.hit.first - 1, start)[0] < start


def _end(clause: Clause, edge: int) -> None:
    """End what the clause says before token `edge`, and drop a mere object that states nothing any more."""
    clause.cut(edge)
    if "content-bare" in clause.notes and not _holds(clause):
        clause.emitted = False
    if clause.answers is not None:
        clause.answers.cut(edge)


def _inherited(clause: Clause, before: list[Clause]) -> Phrase:
    """Return the speaker that goes on: that of the cue before, or the subject the unit begins with."""
    edge = clause.speaker.edge
    for earlier in reversed(before):
        within = [first <= clause.hit.first <= last for first, last in earlier.contents]
        if any(within[1:]) and earlier.rule == "content-verb-subject":  # "X, said Y, denies P"
            return NOBODY
        if earlier.rule == "content-clitic":  # "..., he said, denying P", but "X, he said, denies P"
            return NOBODY if any(within) else clause.speaker._replace(kind=Kind.OWN)
        if earlier.speaker.found or earlier.rule == "accused-of":
            found = earlier.speaker
            if earlier.rule == "accused-of" or _opens_denied(earlier):  # the subject goes on: the accused, the report
                found = Phrase(*earlier.contents[0], edge, Kind.OWN)
            return Phrase(found.first, found.last, edge, Kind.OWN, clause.speaker.lead or ",")
    unit = clause.unit
    stop = next((k for k in range(1, clause.hit.first) if is_verb(unit, k)), None)
    if stop is None and unit.lex.words.verb_endings and clause.speaker.lead in unit.lex.words.coordinators:
        return _opening_subject(clause)._replace(edge=edge)
    if before or stop is None or unit.words[0] in unit.lex.words.prepositions or clause.speaker.lead == "":
        return NOBODY
    name = name_right(unit, _begin(unit, stop))
    if not name.found or name.first >= stop:
        return NOBODY
    return Phrase(name.first, min(name.last, stop - 1), edge, Kind.OWN, clause.speaker.lead)


def _opens_denied(clause: Clause) -> bool:
    """Whether the unit opens with what is denied, and goes on with it: "The report, which X denies, says P"."""
    if clause.rule != "denial" or not clause.contents or clause.contents[0][0] != 0:
        return False
    return clause.unit.words[clause.speaker.edge] in clause.unit.lex.words.relatives


def _opening_subject(clause: Clause) -> Phrase:
    """Return X of "X visited the camp and said P", nobody where the unit opens with a time, an adverb or a clause."""
    unit, words = clause.unit, clause.unit.lex.words
    name = main_subject(unit, clause.hit.first)
    head, last = unit.words[name.first], unit.words[name.last]
    opens = head in words.adverbs or head in words.time or last in words.time or participle(unit, name.last)
    parted = unit.word(name.last + 1) == "," and not (
        unit.capital(name.last) and not head.endswith(words.adverb_endings)
    )
    whole = name.last - name.first < LONGEST_OPENING and not any(unit.quoted[: name.last + 2])
    return name if name.found and whole and not (opens or parted) else NOBODY


def _begin(unit: Unit, stop: int) -> int:
    words = unit.lex.words
    at = 0
    while at < stop - 1 and (
        unit.words[at] in words.connectives or unit.words[at] in words.contrasts or unit.words[at] == ","
    ):
        at += 1
    return at


def _passes_on(source: Clause, clause: Clause) -> bool:
    start = source.contents[0][0] if source.contents else source.after
    name = clause.speaker
    return name.found and source.speaker.last < name.first and name.first - start <= SIDE_BY_SIDE


def _joined(clause: Clause, last: Clause) -> bool:
    """Whether the clause stands beside the one before rather than inside what it says."""
    words, lead, unit = clause.unit.lex.words, clause.speaker.lead, clause.unit
    if (not last.emitted and not last.contents) or clause.rule == "headline":
        return True
    if last.contents and clause.edge <= last.contents[0][0]:
        return False
    same = last.speaker.first == clause.speaker.first
    ended = bool(last.contents) and clause.edge > last.contents[-1][1]
    if ended and (last.rule == "noun-that-content" or (same and last.rule == "denial")):
        return True
    answers = clause.cue.stance in (Stance.DENIES, Stance.ACCUSES)
    if ended and answers and last.rule in SAID_BEFORE and lead in words.subordinators:  # "P, said X, as Y accused Z"
        return True
    if ended and lead in words.coordinators and any(unit.quoted[last.after : clause.edge]):
        return True
    if lead and (same or (last.rule == "accused-of" and clause.speaker.first == last.contents[0][0])):
        return True
    if lead in words.contrasts or lead == ";" or (lead == "," and unit.words[0] in words.contrasts):
        return True
    if lead in words.coordinators:
        return unit.word(clause.edge) == "," or unit.word(clause.edge - 1) == ","
    ends = any(unit.quoted[last.after : clause.edge + 1])
    return ends and lead == ","


def _holds(clause: Clause) -> bool:
    """Whether what is left of a mere object still states something."""
    if not clause.contents or not clause.cue.objects or clause.cue.stance is not Stance.ASSERTS:
        return True
    first, last = clause.contents[0]
    return is_clause(clause.unit, first, last)


def _inside_aside(clause: Clause, last: Clause) -> bool:
    return clause.hit.first < last.after
