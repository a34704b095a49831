"""CLAIM is denied by SPEAKER; TARGET is accused by SPEAKER of CONTENT; it is said by SPEAKER that CONTENT."""

from claims.extraction.clauses import Clause
from claims.extraction.endings import until
from claims.extraction.left import DASHES, skip_left, subject
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.nouns import NOUN_REACH
from claims.extraction.phrases import NOBODY, Kind, Phrase, is_verb, participle
from claims.extraction.right import name_right
from claims.extraction.units import Unit
from claims.vocabulary import Stance

OPENING = 5  # tokens of "but the" before "claim"
FURTHEST_AGENT = 4  # tokens from a passive to its "by"
LONGEST_AHEAD = 10  # tokens of "by the ministry of X" before a passive
CLAIM_REACH = 6  # tokens before a passive in which its subject is named


def passive(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT, which is denied by SPEAKER; TARGET is accused by SPEAKER of CONTENT; it is said by SPEAKER that ..."""
    name = _by_whom(unit, hit, office=cue.stance is Stance.DENIES)
    if cue.accused_first:
        return _accused(unit, hit, cue, name, before)
    recognized = cue.stance is Stance.CONCEDES and unit.word(name.last + 1) in unit.lex.words.likeness  # "as heritage"
    if recognized or (not name.found and (cue.weak or cue.stance is not Stance.DENIES)):
        return None
    noun = bool(before) and before[-1].rule == "noun-that-content"
    if cue.needs_claim and not noun and not about_claim(unit, hit.first):
        return None
    clause = Clause(unit, hit, cue, "passive", name, edge=hit.first, after=max(hit.last, name.last) + 1)
    if not name.found and not before and not cue.needs_claim:
        return _unnamed(clause)
    if unit.word(name.last + 1) in unit.lex.words.complementizers:
        clause.contents = [(name.last + 2, len(unit.words) - 1)]
        clause.after = name.last + 2
        return clause if name.found and not before else None
    if cue.stance is Stance.DENIES and name.found and (answer := _answering(clause, before)):
        return answer
    at, _ = skip_left(unit, _stop(name, hit) - 1, 0)
    if at >= 0 and unit.words[at] in unit.lex.words.relatives:
        if cue.stance is Stance.ASSERTS:
            return None
        return relative_passive(clause, at, before)
    if cue.weak and name.found and not before:
        return _said_of(clause)
    return None if before or not name.found else _answered(clause)


def _unnamed(clause: Clause) -> Clause | None:
    """The claim (that P) was denied: by whom is not said, or by the clitic of the verb itself."""
    unit, words = clause.unit, clause.unit.lex.words
    last, _ = skip_left(unit, clause.hit.first - 1, 0)
    passive_form = words.verb_prefixes or unit.word(clause.hit.first - 1) in words.copulas
    noun = next((k for k in range(min(last + 1, OPENING)) if unit.words[k] in words.claim_nouns), None)
    if not passive_form or noun is None or unit.words[last] in words.relatives:
        return None
    if not all(_leads(unit, k) for k in range(noun)):
        return None
    first = _claimed(unit, last)
    if first is None:
        clause.notes.append("anaphoric")
    clause.contents = [(noun if first is None else first, last)]
    return clause if clause.contents[0][0] <= last and "," not in unit.words[noun:last] else None


def about_claim(unit: Unit, stop: int) -> bool:
    """Whether the subject of a passive is a claim: "the accusation was rejected", "that matter was"."""
    words = unit.lex.words
    if any(unit.words[k] in words.claim_nouns for k in range(max(0, stop - CLAIM_REACH), stop)):
        return True
    last, _ = skip_left(unit, stop - 1, 0)
    return last > 0 and unit.words[last] in words.demonstratives and unit.words[last - 1] in words.pointers


def _answering(clause: Clause, before: list[Clause]) -> Clause | None:
    """The claim (of X) that P is denied by SPEAKER; X says P, but (that) is denied by SPEAKER."""
    unit, words = clause.unit, clause.unit.lex.words
    last, _ = skip_left(unit, clause.hit.first - 1, 0)
    if not before:
        last = _before_claim(unit, last) - 1 if unit.words[last] in words.relatives else last
        first = _claimed(unit, last)
        clause.contents = [(first, last)] if first is not None else []
        return clause if clause.contents else None
    earlier = before[-1]
    if not (earlier.emitted and earlier.contents) or unit.words[last] in words.relatives:
        return None
    first, claimed = earlier.contents[0][0], earlier.rule == "noun-that-content" or _reports(earlier)
    comma = next((k for k in range(clause.hit.first - 1, first, -1) if unit.words[k] == ","), None)
    if comma is not None and _only_points(unit, comma + 1, last):
        clause.edge, last = comma, comma - 1
    elif claimed and len(before) == 1 and comma is None:
        clause.edge = last + 1
    else:
        return None
    clause.contents, clause.answers = [(first, last)], earlier
    return clause if last > first else None


def _claimed(unit: Unit, last: int) -> int | None:
    """Return where P begins in "the claim that P", which the unit opens with and which ends at token `last`."""
    words = unit.lex.words
    noun = next((k for k in range(min(last, OPENING)) if unit.words[k] in words.claim_nouns), None)
    if noun is None or not all(_leads(unit, k) for k in range(noun)):
        return None
    that = next((k for k in range(noun + 1, min(noun + NOUN_REACH, last)) if unit.words[k] in words.complementizers), 0)
    return that + 1 if that else None


def _leads(unit: Unit, at: int) -> bool:
    words, word = unit.lex.words, unit.words[at]
    return word in words.connectives or word in words.contrasts or word in words.articles or word == ","


def _reports(clause: Clause) -> bool:
    """Whether the one who says it is a report: "reports that say P"."""
    words, name = clause.unit.lex.words, clause.speaker
    return name.kind is Kind.RELATIVE and clause.unit.words[name.first] in words.claim_nouns


def _only_points(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens first..last only join on and point at what was said: "but this claim"."""
    words = unit.lex.words
    joined = first <= last and (unit.words[first] in words.contrasts or unit.words[first] in words.coordinators)
    return joined and all(
        unit.words[k] in words.pointing or unit.words[k] in words.adverbs for k in range(first + 1, last + 1)
    )


def _said_of(clause: Clause) -> Clause | None:
    """SUBJECT is said by SPEAKER to VERB: the content is what stands on either side."""
    unit, after = clause.unit, clause.after
    left = subject(unit, clause.hit.first, 0, follows=False)
    if after >= len(unit.words) - 1 or left.kind is not Kind.OWN or not is_verb(unit, after):
        return None
    clause.contents = [(left.first, left.last), (after, len(unit.words) - 1)]
    return clause


def _answered(clause: Clause) -> Clause | None:
    """CLAIM is denied by SPEAKER: the content is the subject."""
    unit, words = clause.unit, clause.unit.lex.words
    left = subject(unit, clause.hit.first, 0, follows=False)
    if not left.found:
        return None
    last, _ = skip_left(unit, clause.hit.first - 1, left.last)  # with what the claim is about
    topic = left.last < last and "," not in unit.words[left.last : last]
    clause.contents = [(left.first, last if topic else left.last)]
    if unit.words[left.first] in words.claim_nouns or unit.words[left.last] in words.demonstratives:
        clause.notes.append("anaphoric")
    return clause


def _agent(unit: Unit, first: int, *, office: bool) -> Phrase:
    """Return who did it: after "by", or a name right after the passive that is no verb and no day.

    `office`: a word in lower case will do, too, "denied police".
    """
    if unit.word(first) in unit.lex.words.agents:
        return _before_charge(unit, name_right(unit, first + 1))
    prefixed = bool(unit.lex.words.verb_prefixes)  # where the verb's form alone tells a passive
    if not prefixed or first >= len(unit.words) or unit.quoted[first]:
        return NOBODY
    words = unit.lex.words
    somebody = unit.words[first] in words.single or unit.words[first] in words.plural
    if not unit.capital(first) and not somebody and not (office and _noun_like(unit, first)):
        return NOBODY
    return NOBODY if is_verb(unit, first) or unit.words[first] in unit.lex.words.time else name_right(unit, first)


def _by_whom(unit: Unit, hit: Hit, *, office: bool) -> Phrase:
    """Return who did it, named after the passive or before it."""
    name = _agent(unit, _before_agent(unit, hit.last + 1), office=office)
    return name if name.found else agent_ahead(unit, hit.first)


def agent_ahead(unit: Unit, stop: int) -> Phrase:
    """Return who did it where "by" stands before the passive, after a relative pronoun: "yang oleh X dibantah"."""
    words = unit.lex.words
    last, _ = skip_left(unit, stop - 1, 0)
    by = next((k for k in range(last - 1, max(0, last - LONGEST_AHEAD), -1) if unit.words[k] in words.agents), None)
    if by is None or unit.words[by - 1] not in words.relatives or any(is_verb(unit, k) for k in range(by, last + 1)):
        return NOBODY
    return Phrase(by + 1, last, by, Kind.OWN)


def _stop(name: Phrase, hit: Hit) -> int:
    """Return the token at which what stands before the passive ends, who did it left out."""
    return name.edge if 0 <= name.last < hit.first else hit.first


def _noun_like(unit: Unit, at: int) -> bool:
    """Whether the token is of no class that cannot begin an office."""
    words, word = unit.lex.words, unit.words[at]
    other = words.prepositions | words.adverbs | words.relatives | words.coordinators | words.demonstratives
    other |= words.manner | words.negations | words.topics | words.claim_nouns | words.auxiliaries
    return word[0].isalpha() and word not in other and word not in words.clause_openers


def _before_agent(unit: Unit, first: int) -> int:
    """Return the token of "by" past adverbs, "denied in full by X"; where verbs tell a passive, also of X alone."""
    words = unit.lex.words
    at = next((k for k in range(first, first + FURTHEST_AGENT) if unit.word(k) not in words.firmly), first)
    return at if words.verb_prefixes or unit.word(at) in words.agents else first


def _before_charge(unit: Unit, name: Phrase) -> Phrase:
    """Return the name without the charge: "by prosecutors of taking bribes"."""
    words = unit.lex.words
    for k in range(name.first + 1, name.last):
        if unit.words[k] in words.prepositions and participle(unit, k + 1):
            return name._replace(last=k - 1)
    return name


def relative_passive(clause: Clause, relative: int, before: list[Clause]) -> Clause | None:
    """CONTENT, which SPEAKER denies: the content is what precedes, or what another cue attributes there."""
    unit = clause.unit
    edge = _before_claim(unit, relative)
    earlier = next((one for one in reversed(before) if one.emitted and one.contents), None)
    clause.rule, clause.edge = "relative-passive", edge
    if earlier is not None:
        clause.contents = [(earlier.contents[0][0], edge - 1)]
        earlier.cut(edge)
        clause.answers = earlier
    else:
        clause.contents = [(0, edge - 1)]
    return clause if clause.contents[0][1] > clause.contents[0][0] else None


def _before_claim(unit: Unit, relative: int) -> int:
    """Return the token at which what is denied ends: "P, (a claim) which", "P - a claim which"."""
    words, at = unit.lex.words, relative - 1
    if unit.word(at) in words.claim_nouns or unit.word(at) in words.pointers:
        at -= 1 + (unit.word(at - 1) in words.articles)
        return at if unit.word(at) in DASHES or unit.word(at) == "," else relative
    return at if unit.word(at) == "," else relative


def _accused(unit: Unit, hit: Hit, cue: Cue, name: Phrase, before: list[Clause]) -> Clause | None:
    """TARGET is accused (by SPEAKER) of CONTENT."""
    left = subject(unit, _stop(name, hit), before[-1].after if before else 0, follows=bool(before))
    relative = left.kind is Kind.RELATIVE and name.found and not unit.everything
    if before or not (left.kind is Kind.OWN or relative):
        return None
    first = hit.last + 1
    if not name.found and first + 1 < len(unit.words) and _noun_like(unit, first) and is_verb(unit, first + 1):
        name = Phrase(first, first, first, Kind.OWN)  # "is accused opposition of": by an office without a capital
    if not name.found:
        name = _office(unit, first)
    start = max(name.last, hit.last) + 1
    if start >= len(unit.words) - 1:
        return None
    by = None if name.found else _named_last(unit, start)
    clause = Clause(unit, hit, cue, "accused-of", name, edge=left.edge, after=start)
    last = until(unit, start) if relative else len(unit.words) - 1
    if by is not None:
        clause.speaker, last = by, by.edge - 1
    clause.contents = [(left.first, left.last), (start, last)]
    clause.after = last + 1 + (unit.word(last + 1) == ",") if relative else start
    return clause


def _office(unit: Unit, first: int) -> Phrase:
    """Return who accuses in "is accused rights groups in town of": an office or group, then the verb of the act."""
    words = unit.lex.words
    if first >= len(unit.words) or unit.words[first] not in unit.lex.owners | words.single | words.plural:
        return NOBODY
    verb = next((k for k in range(first + 1, min(first + LONGEST_AHEAD, len(unit.words))) if is_verb(unit, k)), first)
    plain = all(unit.words[k][0].isalpha() and unit.words[k] not in words.relatives for k in range(first, verb))
    return Phrase(first, verb - 1, first, Kind.OWN) if plain and verb > first else NOBODY


def _named_last(unit: Unit, start: int) -> Phrase | None:
    """Return who accuses in "TARGET is accused of CONTENT by SPEAKER", None when "by" may belong to the content."""
    words, active = unit.lex.words, tuple(unit.lex.language.tables["draft"]["active_prefixes"])
    if not active or not unit.words[start].startswith(active):
        return None
    clause = range(start + 1, min(until(unit, start, ",;"), len(unit.words) - 2) + 1)
    by = next((k for k in clause if unit.words[k] in words.agents or unit.words[k] in words.relatives), None)
    if by is None or unit.words[by] in words.relatives:
        return None
    name = name_right(unit, by + 1)
    ends = unit.word(name.last + 1) in {"", ".", ","}
    return name._replace(edge=by) if name.found and ends else None
