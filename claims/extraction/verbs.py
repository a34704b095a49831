"""Verbs of saying: SUBJECT cue (that) CONTENT, and CONTENT, cue SUBJECT."""

from dataclasses import replace

from claims.extraction.beginnings import NEAR_VERB, is_clause, right_of
from claims.extraction.called import calls_untrue, described
from claims.extraction.clauses import Clause
from claims.extraction.denials import counted, denial, fronted
from claims.extraction.denied import claim_at
from claims.extraction.endings import object_until, quotation_until, said_until, until, without_day
from claims.extraction.headlines import last_part
from claims.extraction.left import main_subject, skip_left, subject
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import BREAKS, CLAUSE_ENDS, QUOTES, Kind, Phrase, is_verb, participle
from claims.extraction.placing import SHORTEST_BEFORE, content_before, relayed, second_part
from claims.extraction.right import name_right
from claims.extraction.sources import only_connectives
from claims.extraction.units import Unit
from claims.vocabulary import Stance

NEGATED = 5  # tokens between a negation and the "or" over which it goes on


def verb(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """SUBJECT cue (that) CONTENT; or CONTENT, SUBJECT cue."""
    if _is_noun(unit, hit) or _is_passive(unit, hit, cue) or _neither(unit, hit):
        return None
    if cue.counts and not counted(unit, hit.last + 1):
        return None
    if unit.word(hit.first - 1) in unit.lex.words.refusals and not unit.everything:
        return None
    if cue.inverts and _speaker_follows(unit, hit):
        clause = inverted(unit, hit, cue, before)
        if clause is not None:
            return clause
    floor = before[-1].after if before else 0
    name = _speaker(unit, hit, floor, before)
    if not name.found and not before and cue.stance is Stance.DENIES:
        answer = fronted(unit, hit, cue)
        if answer is not None or name.kind is Kind.NONE:
            return answer
    if name.kind is Kind.NONE or (name.found and _no_speaker(unit, name)):
        return None
    clause = Clause(unit, hit, cue, "subject-verb-content", name, edge=max(name.edge, 0), after=hit.last + 1)
    clause.negated = _negated(unit, hit, _own_part(name, floor))
    if cue.stance is Stance.DENIES or cue.needs_claim or cue.points:
        return denial(clause, before)
    return _with_content(clause, before)


def _speaker(unit: Unit, hit: Hit, floor: int, before: list[Clause]) -> Phrase:
    if not before and participle(unit, hit.first) and unit.word(hit.first - 1) in {",", *unit.lex.words.agents}:
        return main_subject(unit, hit.first)
    if before and before[-1].speaker.found and not unit.everything:
        at, _ = skip_left(unit, hit.first - 1, 0)
        named = before[-1].speaker
        if unit.words[at] in unit.lex.words.relatives and named.last in (at - 1, at - 2) and named.first > 0:
            return named._replace(edge=named.last + 1, kind=Kind.RELATIVE, lead=",")
    name = subject(unit, hit.first, floor, follows=bool(before))
    return last_part(unit, name) if unit.heading and name.kind is Kind.OWN and name.aside is None else name


def _with_content(clause: Clause, before: list[Clause]) -> Clause | None:
    """Give the clause its content: right of the cue, or before the speaker; None when the verb says nothing here."""
    start, how = right_of(clause.unit, clause.hit.last + 1, clause.cue)
    if not how or (how == "comma" and _better_before(clause, before)):
        return content_before(clause, before)
    if not clause.unit.everything and not _tells(clause, start, how):
        return _relative_content(clause, start, how)
    clause.notes.append(f"content-{how}")
    unit, name = clause.unit, clause.speaker
    clause.contents = [(start, quotation_until(unit, start) if how == "quote" else said_until(unit, start))]
    if name.kind is Kind.RELATIVE and how != "quote" and "," in (unit.word(name.first - 1), unit.word(name.last + 1)):
        clause.contents = [(start, until(unit, start))]
    elif how == "bare" and clause.cue.stance is Stance.ACCUSES:
        clause.contents = without_day(unit, start, object_until(unit, start))
    elif how == "bare" and (claimed := described(clause, start)):
        clause.cue, clause.contents = replace(clause.cue, stance=Stance.DENIES), [claimed]
        clause.notes.append("anaphoric")
    clause.after = start
    return clause


def _relative_content(clause: Clause, start: int, how: str) -> Clause | None:
    """Give "X, who says CONTENT" its content where its end is told: at a comma, at the verb of X, at the end."""
    unit, name = clause.unit, clause.speaker
    if name.kind is not Kind.RELATIVE or how != "bare" or clause.cue.weak:
        return None
    if clause.cue.objects and not is_clause(unit, start):
        return None
    last = until(unit, start)
    subject_first = not any(is_verb(unit, k) for k in range(name.first))
    if subject_first and unit.word(name.last + 1) != ",":
        cue = next((hit.first for hit in unit.hits if hit.first > clause.hit.last and is_verb(unit, hit.first)), None)
        if cue is None or cue > last:
            return None
        last, _ = skip_left(unit, cue - 1, start)
    clause.notes.append("content-bare")
    clause.contents = [(start, last)]
    clause.after = last + 1 + (unit.word(last + 1) == ",")
    return clause if last > start else None


def _tells(clause: Clause, start: int, how: str) -> bool:
    """Whether what follows the verb is a statement rather than a mere object: "conveyed thanks"."""
    if clause.speaker.kind is Kind.RELATIVE:
        return how in ("that", "quote") or (how == "bare" and clause.cue.stance is Stance.ACCUSES)
    if how == "comma" and clause.cue.weak:
        return start == clause.hit.last + 2
    if how != "bare":
        return True
    if clause.cue.objects and clause.cue.stance is Stance.ACCUSES:  # "charged the mayor under article 5" names no act
        unit, acts = clause.unit, clause.unit.lex.words.hostile
        near = range(start, min(start + NEAR_VERB, len(unit.words)))
        return any(is_verb(unit, k) or unit.words[k] in acts for k in near)
    if clause.cue.weak:
        return calls_untrue(clause.unit, start)
    if not clause.cue.objects or calls_untrue(clause.unit, start, firmly=True):
        return True
    return is_clause(clause.unit, start) and not _told_claim(clause.unit, start)


def _told_claim(unit: Unit, start: int) -> bool:
    """Whether the object is somebody's claim with what it says: "answered the charge that P" states nothing."""
    noun = claim_at(unit, start)
    return noun is not None and unit.word(noun + 1) in unit.lex.words.complementizers


def _is_noun(unit: Unit, hit: Hit) -> bool:
    """Whether the form is no verb here: a name, or a noun after an article, a possessive or a preposition."""
    words, before = unit.lex.words, unit.word(hit.first - 1)
    if hit.first and unit.capital(hit.first) and not unit.heading and before not in QUOTES:
        return True
    if unit.words[hit.last].endswith(tuple(unit.lex.words.participle_endings)):
        return before in words.articles or before in words.possessives
    noun_before = before in words.articles or before in words.possessives or before.endswith(("'s", "’s"))
    if not words.possessives:
        return noun_before
    after = unit.word(hit.last + 1)
    helped = after in words.auxiliaries and not after.endswith(tuple(words.participle_endings))  # "denied being there"
    return noun_before or before in words.prepositions or helped


def _is_passive(unit: Unit, hit: Hit, cue: Cue) -> bool:
    """Whether the form is a passive: "were denied (by)", where active and passive forms are the same."""
    words = unit.lex.words
    if not words.verb_endings:
        return False
    helped = cue.stance is Stance.DENIES and unit.words[hit.first].endswith(words.verb_endings)
    return unit.word(hit.last + 1) in words.agents or (helped and unit.word(hit.first - 1) in words.copulas)


def _neither(unit: Unit, hit: Hit) -> bool:
    """Whether "neither confirms nor denies": a negation before the verb, and an "or" that joins another one."""
    words = unit.lex.words
    if unit.word(hit.last + 1) in words.alternatives and any(one.first == hit.last + 2 for one in unit.hits):
        return unit.word(hit.first - 1) in words.negations or unit.words[hit.first] in words.negations
    joint = hit.first - 1
    if unit.word(joint) not in words.alternatives:
        return False
    return any(unit.words[k] in words.negations for k in range(max(0, joint - NEGATED), joint))


def _speaker_follows(unit: Unit, hit: Hit) -> bool:
    """Whether "..., said X": a clause ends before the verb and a name begins after it."""
    words, ahead, after = unit.lex.words, unit.word(hit.first - 1), hit.last + 1
    if after >= len(unit.words) or not (ahead in QUOTES or (ahead == "," and hit.first > 2)):
        return False
    if participle(unit, hit.first):  # "X praised Y, saying she had steady hands"
        return False
    if unit.quoted[after] or unit.words[after] in words.complementizers:
        return False
    if ahead == "," and not unit.quoted[hit.first - 2] and _in_apposition(unit, hit.first - 1):
        return False
    if ahead in QUOTES and unit.words[after] not in words.prepositions and unit.words[after] not in words.time:
        return unit.words[after][0].isalpha() and unit.words[after] not in words.adverbs
    return unit.capital(after) or unit.words[after] in words.articles or unit.words[after] in words.pronouns


def _in_apposition(unit: Unit, comma: int) -> bool:
    """Whether the comma may close "X, the mayor of Y,": then what follows is X's verb."""
    left = next((k for k in range(comma - 1, max(-1, comma - 20), -1) if unit.words[k] == ","), None)
    return left is not None or comma < 5


def _no_speaker(unit: Unit, name: Phrase) -> bool:
    """Whether the phrase names a thing that shows something rather than somebody who says it."""
    if name.kind is Kind.RELATIVE and name.aside is not None:
        name = Phrase(*name.aside, name.edge, name.kind)
    head = unit.words[name.first]
    return head in unit.lex.words.nonspeakers or head in unit.lex.words.first_person or unit.quoted[name.last]


def _own_part(name: Phrase, floor: int) -> int:
    """Return the first token at which a negation may belong to the verb: past its speaker, or the comma it joins on."""
    if name.kind is Kind.OWN:
        return name.last + 1
    return max(floor, name.edge) if name.lead == "," else floor


def _negated(unit: Unit, hit: Hit, first: int) -> bool:
    words = unit.lex.words
    start = max(first, hit.first - NEGATED)
    if words.negations.isdisjoint(unit.words[start : hit.first]):
        return False
    answers = any(cue.stance in (Stance.DENIES, Stance.ACCUSES) for cue in hit.cues)
    for k in range(hit.first - 1, start - 1, -1):
        if unit.words[k] in words.negations:
            return not unit.quoted[k]
        joins = unit.words[k] in words.coordinators and unit.words[k] not in words.alternatives
        if unit.quoted[k] or (answers and joins) or unit.words[k] in words.contrasts:
            return False
    return False


def _better_before(clause: Clause, before: list[Clause]) -> bool:
    """Whether "A, X said, B" says A: what stands before the speaker is a clause of its own."""
    name, unit = clause.speaker, clause.unit
    return (
        clause.cue.inverts
        and not before
        and name.kind is Kind.OWN
        and name.edge >= 3
        and bool({unit.words[name.edge], unit.words[name.edge - 1]} & BREAKS)
    )


def inverted(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT, cue SUBJECT; or cue SUBJECT, CONTENT at the beginning."""
    ahead = unit.word(hit.first - 1)
    words = unit.lex.words
    joins = words.connectives | words.subordinators if hit.first == 2 else words.connectives  # "Because, said X, P"
    opening = all(unit.words[k] in joins or unit.words[k] == "," for k in range(hit.first))
    short = unit.heading and (
        hit.first == 0 or (bool(before) and before[-1].rule == "headline")
    )  # "X denies P, says Q"
    if short or (not opening and ahead not in CLAUSE_ENDS):
        return None
    name = name_right(unit, hit.last + 1)
    if ahead == "," and not opening and _follows_list(unit, hit) and not _splits(unit, name.last + 1):
        return None
    if not name.found or is_verb(unit, name.first) or unit.words[name.first] in words.no_subjects:
        return None
    if cue.hedged and not _somebody(unit, name.first):
        return None
    clause = Clause(unit, hit, cue, "content-verb-subject", name, edge=max(0, hit.first - 1), after=name.last + 1)
    if opening:
        at = name.last + 1
        if unit.word(at) not in (",", ":") or at + 2 >= len(unit.words):
            return None
        clause.rule = "verb-subject-content"
        start, _ = right_of(unit, at, cue)
        clause.contents = [(start, len(unit.words) - 1)]
        return clause
    if before and any(earlier.states for earlier in before):
        return relayed(clause, before)
    clause.contents = [(0, hit.first - 1)]
    second_part(clause, name.last + 1)
    return clause


def _somebody(unit: Unit, at: int) -> bool:
    """Whether a name or an office begins at token `at`: "..., claims X", but "..., a claim that nobody checked"."""
    words, word = unit.lex.words, unit.words[at]
    return unit.capital(at) or word in words.single or word in words.plural or word in words.pronouns


def _splits(unit: Unit, at: int) -> bool:
    """Whether a clause goes on at the comma after its subject and speaker: "They, said X, never left"."""
    words, first = unit.lex.words, unit.words[0]
    adjunct = first in words.time or first in words.prepositions or first in words.adverbs
    return not adjunct and unit.word(at) == "," and is_clause(unit, min(at + 1, len(unit.words) - 1))


def _follows_list(unit: Unit, hit: Hit) -> bool:
    """Whether the word before the comma says that no clause ends there."""
    return hit.first < 3 and not unit.quoted[0]


def clitic(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT, cue-he; or cue-he, CONTENT at the beginning: the speaker is somebody named earlier."""
    comma = unit.word(hit.last + 1) == ","
    if (
        only_connectives(unit, hit.first)
        and len(unit.words) > hit.last + SHORTEST_BEFORE
        and not unit.quoted[hit.first - 1]
    ):
        clause = Clause(unit, hit, cue, "content-clitic", after=hit.last + 1 + comma)
        clause.contents = [(clause.after, len(unit.words) - 1)]
        return clause
    if unit.word(hit.first - 1) not in CLAUSE_ENDS:
        return None
    clause = Clause(unit, hit, cue, "content-clitic", edge=hit.first - 1, after=hit.last + 1)
    clause.contents = [(0, hit.first - 1)]
    if before and any(earlier.states for earlier in before):
        return relayed(clause, before)
    second_part(clause, hit.last + 1)
    return clause
