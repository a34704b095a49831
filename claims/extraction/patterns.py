"""One rule per pattern of attribution. Each takes a cue where it stands and returns a clause, or None."""

from collections.abc import Callable

from claims.extraction.clauses import Clause
from claims.extraction.contents import is_clause, right_of, said_until, until
from claims.extraction.lexicon import Cue
from claims.extraction.phrases import (
    NOBODY,
    QUOTES,
    Kind,
    Phrase,
    is_verb,
    main_subject,
    name_right,
    participle,
    skip_left,
    subject,
)
from claims.extraction.units import Hit, Unit

LONGEST_SUBJECT = 30  # tokens
SHORTEST_BEFORE = 4  # tokens of unquoted content before its speaker
NOUN_REACH = 12  # tokens between "the claim" and its "that"


def verb(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """SUBJECT cue (that) CONTENT; or CONTENT, SUBJECT cue."""
    if _is_noun(unit, hit):
        return None
    if cue.inverts and _speaker_follows(unit, hit):
        clause = inverted(unit, hit, cue, before)
        if clause is not None:
            return clause
    floor = before[-1].after if before else 0
    if not before and participle(unit, hit.first) and unit.word(hit.first - 1) in (",", "by"):
        name = main_subject(unit, hit.first)
    else:
        name = subject(unit, hit.first, floor, follows=bool(before))
    if name.kind is Kind.NONE:
        return None
    clause = Clause(unit, hit, cue, "subject-verb-content", name, edge=max(name.edge, 0), after=hit.last + 1)
    if name.found and _no_speaker(unit, name):
        return None
    clause.negated = _negated(unit, hit, name.last + 1 if name.kind is Kind.OWN else floor)
    if cue.stance == "denies" or cue.needs_claim:
        return _denial(clause)
    start, how = right_of(unit, hit.last + 1, cue)
    if not how:
        return _content_before(clause, before)
    if how == "comma" and _better_before(clause, before):
        return _content_before(clause, before)
    if cue.weak and how == "bare" and not unit.everything:
        return None
    if how == "bare" and not unit.everything and cue.stance == "asserts" and not is_clause(unit, start):
        return None
    if name.kind is Kind.RELATIVE and how not in ("that", "quote") and not unit.everything:
        return None
    clause.notes.append(f"content-{how}")
    clause.contents = [(start, said_until(unit, start))]
    clause.after = start
    return clause


def _is_noun(unit: Unit, hit: Hit) -> bool:
    """Whether the form is no verb here: a name, or a noun after an article, a possessive or a preposition."""
    words, before = unit.lex.words, unit.word(hit.first - 1)
    if hit.first and unit.capital(hit.first) and not unit.heading and before not in QUOTES:
        return True
    if unit.words[hit.last].endswith(tuple(words_of(unit, "participle_endings"))):
        return before in words.articles or before in words.possessives
    noun_before = before in words.articles or before in words.possessives or before.endswith(("'s", "’s"))
    return noun_before or (bool(words.possessives) and before in words.prepositions)


def _speaker_follows(unit: Unit, hit: Hit) -> bool:
    """Whether "..., said X": a clause ends before the verb and a name begins after it."""
    words, ahead, after = unit.lex.words, unit.word(hit.first - 1), hit.last + 1
    if after >= len(unit.words) or not (ahead in QUOTES or (ahead == "," and hit.first > 2)):
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
    head = unit.words[name.first]
    return head in unit.lex.words.nonspeakers or head in unit.lex.words.first_person or unit.quoted[name.last]


def _negated(unit: Unit, hit: Hit, first: int) -> bool:
    return any(unit.words[k] in unit.lex.words.negations for k in range(max(first, hit.first - 5), hit.first))


def _better_before(clause: Clause, before: list[Clause]) -> bool:
    """Whether "A, X said, B" says A: what stands before the speaker is a clause of its own."""
    name, unit = clause.speaker, clause.unit
    return (
        clause.cue.inverts
        and not before
        and name.kind is Kind.OWN
        and name.edge >= 3
        and unit.words[name.edge] in {",", *QUOTES}
    )


def _content_before(clause: Clause, before: list[Clause]) -> Clause | None:
    """Give the clause the content that precedes its speaker; what another cue already attributes is relayed."""
    name, unit = clause.speaker, clause.unit
    clause.rule = "content-subject-verb"
    if name.kind is not Kind.OWN or name.edge < 1:
        return _aside(clause) if before and name.kind is not Kind.OWN else None
    border = unit.words[name.edge] if unit.words[name.edge] in {",", *QUOTES} else unit.word(name.edge - 1)
    if border not in {",", *QUOTES} and not unit.quoted[name.edge - 1]:
        return _aside(clause)
    if name.edge < SHORTEST_BEFORE and not unit.quoted[0]:
        return _aside(clause)
    if before and any(earlier.emitted for earlier in before):
        return _relayed(clause, before)
    clause.contents = [(0, name.edge - 1)]
    _second_part(clause, clause.hit.last + 1)
    return clause


def _aside(clause: Clause) -> Clause:
    """Keep a cue that says nothing here: its speaker may go on."""
    clause.emitted = False
    return clause


def _relayed(clause: Clause, before: list[Clause]) -> Clause:
    """Record the speaker as the one who passes on what the clauses before say."""
    for earlier in before:
        earlier.cut(clause.edge)
        if clause.speaker.found and earlier.emitted and earlier is before[-1]:
            earlier.relay.insert(0, (clause.speaker.first, clause.speaker.last))
            earlier.notes.append("relayed")
    clause.emitted = False
    return clause


def _second_part(clause: Clause, at: int) -> None:
    """Add the rest of a quotation that goes on after its cue: "A," said X, "B."."""
    unit = clause.unit
    if clause.edge < SHORTEST_BEFORE + 2 and unit.word(at) == "," and len(unit.words) - at > SHORTEST_BEFORE:
        clause.contents.append((at + 1, len(unit.words) - 1))
        return
    for k in range(at, len(unit.words)):
        if unit.quoted[k] and unit.words[k] in QUOTES and any(unit.quoted[: clause.edge]):
            if any(hit.first > clause.hit.last and hit.first < k for hit in unit.hits):
                return
            clause.contents.append((k, len(unit.words) - 1))
            clause.notes.append("split-quotation")
            return


def _denial(clause: Clause) -> Clause | None:
    """SUBJECT denies (the claim) (that) CONTENT."""
    unit, words = clause.unit, clause.unit.lex.words
    at, end = clause.hit.last + 1, len(clause.unit.words)
    while at < end and (unit.words[at] in words.manner or unit.words[at] in words.linkers):
        at += 2 if unit.words[at] in words.manner else 1
    if clause.cue.needs_claim and at < end and _claim_at(unit, at) is None and not unit.everything:
        return None
    if at >= end or unit.words[at] in ".,;":
        before_it = clause.speaker.kind is Kind.OWN and clause.speaker.edge > 2
        return _content_before(clause, []) if before_it else _aside(clause)
    clause.rule = "denial"
    clause.contents = [(at, end - 1)]
    clause.after = at
    if unit.words[at] in words.complementizers and unit.word(at + 1) not in words.claim_nouns:
        clause.contents = [(at + 1, end - 1)]
    elif _claim_at(unit, at) is not None:
        _denied_claim(clause, _claim_at(unit, at) or at)
    elif unit.words[at] in words.topics:
        clause.contents = [(at + 1, end - 1)]
    return clause if clause.speaker.kind is not Kind.NONE else None


def _claim_at(unit: Unit, at: int) -> int | None:
    """Return the token of the claim noun that a denial's object is headed by: "the claim", "reports"."""
    words = unit.lex.words
    while at < len(unit.words) - 1 and (
        unit.words[at] in words.articles
        or unit.words[at] in words.demonstratives
        or unit.words[at] in words.possessives
        or unit.words[at] in words.complementizers
    ):
        at += 1
    return at if unit.words[at] in words.claim_nouns else None


def _denied_claim(clause: Clause, noun: int) -> None:
    """Set the content of "denied the claim ...": what the claim says, or the claim itself when it is only pointed at."""
    unit, words, end = clause.unit, clause.unit.lex.words, len(clause.unit.words)
    following = unit.word(noun + 1)
    rest = " ".join(unit.words[noun + 1 : noun + 6])
    reciprocal = next((phrase for phrase in words_of(unit, "reciprocal") if rest.startswith(phrase)), None)
    complementizer = next(
        (k for k in range(noun + 1, min(noun + NOUN_REACH, end)) if unit.words[k] in words.complementizers), None
    )
    if reciprocal is not None:
        clause.contents = [(noun, noun + len(reciprocal.split()))]
        clause.notes.append("mutual")
    elif complementizer is not None:
        clause.contents = [(complementizer + 1, end - 1)]
    elif (reported := _reported(unit, noun)) is not None:
        clause.contents = [(reported, end - 1)]
    elif following in words.demonstratives or following in {"", ".", ","}:
        clause.contents = [(noun, noun + (following in words.demonstratives))]
        clause.notes.append("anaphoric")
    elif following in words.topics or following in words.relatives:
        clause.contents = [(noun + 2, end - 1)]
    elif not unit.capital(noun + 1) and noun + 2 < end:
        clause.contents = [(noun + 1, end - 1)]


def _reported(unit: Unit, noun: int) -> int | None:
    """Return where P begins in "the statement of X, who says P"."""
    for hit in unit.hits:
        if noun < hit.first <= noun + NOUN_REACH and hit.last + 2 < len(unit.words):
            return hit.last + 1 if unit.words[hit.first - 1] in unit.lex.words.relatives else None
    return None


def words_of(unit: Unit, name: str) -> frozenset[str]:
    """Return a word class of the unit's language that only one rule asks for."""
    return unit.lex.language.group(name)


def inverted(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT, cue SUBJECT; or cue SUBJECT, CONTENT at the beginning."""
    ahead = unit.word(hit.first - 1)
    opening = all(unit.words[k] in unit.lex.words.connectives or unit.words[k] == "," for k in range(hit.first))
    if not opening and ahead not in {",", "?", "!", "—", "–", "-", "…", *QUOTES}:
        return None
    if ahead == "," and _follows_list(unit, hit):
        return None
    name = name_right(unit, hit.last + 1)
    words = unit.lex.words
    if (
        not name.found
        or is_verb(unit, name.first)
        or unit.words[name.first] in words.prepositions | words.demonstratives
    ):
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
    if before and any(earlier.emitted for earlier in before):
        return _relayed(clause, before)
    clause.contents = [(0, hit.first - 1)]
    _second_part(clause, name.last + 1)
    return clause


def _follows_list(unit: Unit, hit: Hit) -> bool:
    """Whether the word before the comma says that no clause ends there."""
    return hit.first < 3 and not unit.quoted[0]


def clitic(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT, cue-he: the speaker is somebody named earlier."""
    if unit.word(hit.first - 1) not in {",", "?", "!", "—", "–", "-", "…", *QUOTES}:
        return None
    clause = Clause(unit, hit, cue, "content-clitic", edge=hit.first - 1, after=hit.last + 1)
    clause.contents = [(0, hit.first - 1)]
    if before and any(earlier.emitted for earlier in before):
        return _relayed(clause, before)
    _second_part(clause, hit.last + 1)
    return clause


def source(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """According to SOURCE, CONTENT; or CONTENT, according to SOURCE."""
    name = name_right(unit, hit.last + 1)
    if not name.found or unit.words[name.first] in unit.lex.words.first_person:
        return None
    clause = Clause(unit, hit, cue, "source-content", name, edge=hit.first, after=name.last + 1)
    head = unit.words[name.first]
    if cue.evidence or head in unit.lex.words.evidence_nouns:
        clause.notes.append("documents")
    stop = next((k for k in range(name.last + 1, len(unit.words)) if unit.words[k] in ",:"), len(unit.words))
    opening = hit.first == 0 or _only_connectives(unit, hit.first)
    if opening:
        start = stop + 1 if stop - name.last < 16 else name.last + 1
        clause.contents = [(start, len(unit.words) - 1)]
        clause.after = start
        return clause if start < len(unit.words) - 1 else None
    if before and any(earlier.emitted for earlier in before) and not unit.everything:
        return _relayed(clause, before) if unit.words[hit.first - 1] == "," else None
    clause.rule = "content-source"
    clause.contents = [(0, hit.first - 1)]
    if stop < len(unit.words) - 3 and unit.words[hit.first - 1] == ",":
        clause.contents.append((stop + 1, len(unit.words) - 1))
    return clause


def _only_connectives(unit: Unit, stop: int) -> bool:
    words = unit.lex.words
    return stop <= 4 and all(
        word in words.connectives
        or word in words.contrasts
        or word in words.coordinators
        or word in words.adverbs
        or word in ',"'
        for word in unit.words[:stop]
    )


def source_clitic(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """According-to-him, CONTENT."""
    clause = Clause(unit, hit, cue, "source-content", edge=hit.first, after=hit.last + 1)
    if _only_connectives(unit, hit.first):
        clause.contents = [(hit.last + 1, len(unit.words) - 1)]
    elif before:
        return None
    else:
        clause.contents = [(0, hit.first - 1), (hit.last + 1, len(unit.words) - 1)]
    return clause


def noun(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """The claim of X that CONTENT."""
    words, end = unit.lex.words, len(unit.words)
    stop = None
    for k in range(hit.last + 1, min(hit.last + NOUN_REACH, end)):
        if unit.words[k] in words.complementizers:
            stop = k
            break
        if unit.words[k] in ",.;:" or unit.quoted[k] or is_verb(unit, k):
            break
    if stop is None:
        return None
    name = _possessor(unit, hit, stop)
    clause = Clause(unit, hit, cue, "noun-that-content", name, edge=hit.first, after=stop + 1)
    clause.contents = [(stop + 1, end - 1)]
    return clause if name.found else None


def _possessor(unit: Unit, hit: Hit, stop: int) -> Phrase:
    """Return who makes the claim: after the noun, or before it where the language has possessives."""
    words = unit.lex.words
    first = hit.last + 1
    while first < stop and (
        unit.words[first] in words.agents
        or unit.words[first] in words.linkers
        or unit.words[first] in words.prepositions
    ):
        first += 1
    if first < stop:
        return Phrase(first, stop - 1, hit.first, Kind.OWN)
    at = hit.first - 1
    if at >= 0 and unit.words[at] in words.possessives:
        return Phrase(at, at, at, Kind.OWN)
    if at >= 0 and unit.words[at].endswith(("'s", "’s", "s'", "s’")):
        first = at
        while first > 0 and unit.capital(first - 1) and unit.words[first - 1][0].isalpha():
            first -= 1
        return Phrase(first, at, first, Kind.OWN)
    return NOBODY


def passive(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT, which is denied by SPEAKER; TARGET is accused by SPEAKER of CONTENT."""
    words = unit.lex.words
    agent = hit.last + 1
    by = unit.word(agent) in words.agents
    name = name_right(unit, agent + 1) if by else NOBODY
    if cue.accused_first:
        return _accused(unit, hit, cue, name, before)
    if not by and agent < len(unit.words) and unit.capital(agent) and not unit.quoted[agent]:
        name = name_right(unit, agent)
    at, _ = skip_left(unit, hit.first - 1, 0)
    clause = Clause(unit, hit, cue, "passive", name, after=len(unit.words))
    if cue.weak and not name.found:
        return None
    if at >= 0 and unit.words[at] in words.relatives:
        return _relative_passive(clause, at, before)
    if not name.found or before:
        return None
    left = subject(unit, hit.first, 0, follows=False)
    if not left.found:
        return None
    clause.contents = [(left.first, left.last)]
    if unit.words[left.first] in words.claim_nouns or unit.words[left.last] in words.demonstratives:
        clause.notes.append("anaphoric")
    return clause


def _relative_passive(clause: Clause, relative: int, before: list[Clause]) -> Clause | None:
    """CONTENT, which SPEAKER denies: the content is what precedes, or what another cue attributes there."""
    unit = clause.unit
    edge = relative - 1 if unit.word(relative - 1) == "," else relative
    earlier = next((one for one in reversed(before) if one.emitted and one.contents), None)
    clause.rule, clause.edge = "relative-passive", edge
    if earlier is not None:
        clause.contents = [(earlier.contents[0][0], edge - 1)]
        earlier.cut(edge)
        clause.answers = earlier
    else:
        clause.contents = [(0, edge - 1)]
    return clause if clause.contents[0][1] > clause.contents[0][0] else None


def _accused(unit: Unit, hit: Hit, cue: Cue, name: Phrase, before: list[Clause]) -> Clause | None:
    """TARGET is accused (by SPEAKER) of CONTENT."""
    left = subject(unit, hit.first, before[-1].after if before else 0, follows=bool(before))
    if not left.found or before:
        return None
    start = (name.last if name.found else hit.last) + 1
    if start >= len(unit.words) - 1:
        return None
    clause = Clause(unit, hit, cue, "accused-of", name, edge=left.edge, after=start)
    clause.contents = [(left.first, left.last), (start, len(unit.words) - 1)]
    return clause


def mutual(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """BOTH SIDES accuse each other of CONTENT."""
    words = unit.lex.words
    name = subject(unit, hit.first, before[-1].after if before else 0, follows=bool(before))
    if not name.found:
        return None
    at = hit.last + 1
    while at < len(unit.words) - 1 and (
        unit.words[at] in words.time or unit.words[at] in words.topics or unit.words[at] in words.complementizers
    ):
        at += 1
    if unit.words[min(at, len(unit.words) - 1)] in words.relatives:
        at += 2
    clause = Clause(unit, hit, cue, "mutual", name, edge=name.edge, after=at, notes=["mutual"])
    clause.contents = [(at, len(unit.words) - 1)] if at < len(unit.words) else [(hit.first, hit.last)]
    return clause


def hedge(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """CONTENT is reported: no speaker."""
    words = unit.lex.words
    if before or unit.word(hit.first - 1) in words.relatives or unit.word(hit.last + 1) in words.agents:
        return None
    start = next((k + 1 for k in range(hit.first - 1, -1, -1) if unit.words[k] in ",;:"), 0)
    clause = Clause(unit, hit, cue, "hedge", edge=hit.first, after=hit.last + 1)
    last = until(unit, hit.last + 1)
    if last <= hit.last + 1:
        return None
    clause.contents = [(start, hit.first - 1), (hit.last + 1, last)] if hit.first > start else [(hit.last + 1, last)]
    return clause


def headline(unit: Unit, hit: Hit, cue: Cue, before: list[Clause]) -> Clause | None:
    """SPEAKER says CONTENT, as headlines shorten it."""
    if not unit.heading or before:
        return None
    name = subject(unit, hit.first, 0, follows=False)
    if not name.found or name.first > 0 and unit.words[name.first - 1] not in ",:" or hit.last + 2 >= len(unit.words):
        return None
    clause = Clause(unit, hit, cue, "headline", name, edge=0, after=hit.last + 1)
    clause.contents = [(hit.last + 1, len(unit.words) - 1)]
    return clause


Rule = Callable[[Unit, Hit, Cue, list[Clause]], Clause | None]

RULES: dict[str, Rule] = {
    "verb": verb,
    "inverted": inverted,
    "clitic": clitic,
    "source": source,
    "source_clitic": source_clitic,
    "noun": noun,
    "passive": passive,
    "mutual": mutual,
    "hedge": hedge,
    "headline": headline,
}
