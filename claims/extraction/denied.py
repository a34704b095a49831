"""What is denied where a claim is the object: what the claim says, whose it is, or the claim that is pointed at."""

from claims.extraction.clauses import Clause
from claims.extraction.endings import object_until, said_until
from claims.extraction.lexicon import Hit
from claims.extraction.nouns import NOUN_REACH, possessor
from claims.extraction.phrases import Kind, Phrase
from claims.extraction.units import Unit

MODIFIERS = 3  # tokens before "claim" that may describe it
NEAR_VERB = 4  # tokens in which a clause without "that" shows its verb
LONGEST_OWNER = 8  # tokens of "Smith's" before "claim"
ENDS = frozenset(("", ".", ","))


def claim_at(unit: Unit, at: int) -> int | None:
    """Return the token of the claim noun that a denial's object is headed by: "the claim", "reports"."""
    words = unit.lex.words
    while at < len(unit.words) - 1 and (
        unit.words[at] in words.articles
        or unit.words[at] in words.demonstratives
        or unit.words[at] in words.possessives
        or unit.words[at] in words.complementizers
        or (unit.words[at] in words.pointers and unit.words[at] not in words.claim_nouns)
    ):
        at += 1
    if words.verb_endings:  # "the latest media reports"
        modified = range(at, min(at + MODIFIERS, len(unit.words) - 1))
        at = next((k + 1 for k in modified if unit.words[k + 1] in words.claim_nouns and _modifies(unit, at, k)), at)
    for k in range(at, min(at + LONGEST_OWNER, len(unit.words) - 1)):  # "Smith's claim"
        if not unit.capital(k) or unit.word(k + 1) in words.claim_nouns:
            owned = unit.words[k].endswith(("'s", "’s", "s'", "s’")) and unit.words[k + 1] in words.claim_nouns
            at = k + 1 if owned else at
            break
    return at if _claims(unit, unit.word(at)) else None


def _claims(unit: Unit, word: str) -> bool:
    """Whether the word names a claim, also with whose it is in one word: "his statement"."""
    words = unit.lex.words
    endings = words.inflections if words.verb_prefixes else ()
    return word in words.claim_nouns or any(word.removesuffix(end) in words.claim_nouns for end in endings)


def _modifies(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens first..last only describe the noun after them."""
    words = unit.lex.words
    return all(unit.words[k].isalpha() and unit.words[k] not in words.function for k in range(first, last + 1))


def denied_claim(clause: Clause, noun: int) -> None:
    """Set the content of "denied the claim ...": what the claim says, or the claim when only pointed at."""
    unit, words, end = clause.unit, clause.unit.lex.words, len(clause.unit.words)
    whole = words.articles | words.pointers
    first = clause.contents[0][0] if unit.words[clause.contents[0][0]] in whole else noun
    following = unit.word(noun + 1)
    rest = " ".join(unit.words[noun + 1 : noun + 6])
    reciprocal = next((phrase for phrase in unit.lex.language.group("reciprocal") if rest.startswith(phrase)), None)
    complementizer = next(
        (k for k in range(noun + 1, min(noun + NOUN_REACH, end)) if unit.words[k] in words.complementizers), None
    )
    if reciprocal is not None:
        clause.contents = [(noun, noun + len(reciprocal.split()))]
        clause.notes.append("mutual")
    elif complementizer is not None:
        clause.contents = [(complementizer + 1, said_until(unit, complementizer + 1))]
        clause.answers = _nominal(clause, noun, complementizer)
    elif (reported := _reported(unit, noun)) is not None:
        first = reported.last + 1
        clause.contents = [(first, said_until(unit, first))]
        clause.answers = _reporter(clause, noun, reported)
    elif following in words.likeness or following in ENDS or _points(unit, noun):
        clause.contents = [(first, noun + _only_pointed(unit, noun + 1))]
        clause.notes.append("anaphoric")
    elif following in words.topics:
        clause.contents = [(noun + 2, object_until(unit, noun + 2))]
    elif following in words.relatives:
        clause.contents = [(first, end - 1)]
    elif unit.word(noun + 1) and _owner(unit, noun + 1):
        clause.contents = [(first, object_until(unit, first))]
        clause.notes.append("anaphoric")
    elif words.verb_endings:
        _bare(clause, first, noun)
    elif not unit.capital(noun + 1) and noun + 2 < end:
        clause.contents = [(noun + 1, end - 1)]


def _bare(clause: Clause, first: int, noun: int) -> None:
    """Set the content where nothing joins on: "reports its troops had fled", else the claim itself is the object."""
    if _subject_follows(clause.unit, noun + 1):
        clause.contents = [(noun + 1, said_until(clause.unit, noun + 1))]
    else:
        clause.contents = [(first, noun)]
        clause.notes.append("anaphoric")


def _subject_follows(unit: Unit, at: int) -> bool:
    """Whether a clause begins without "that": a pronoun, a possessive or a name, and a verb after it."""
    words, word = unit.lex.words, unit.word(at)
    begins = word in words.pronouns or word in words.possessives or word in words.definites
    named = at < len(unit.words) and unit.capital(at) and word not in words.time
    near = range(at + 1, min(at + NEAR_VERB, len(unit.words)))
    return (begins or named) and any(unit.words[k] in words.auxiliaries for k in near)


def _points(unit: Unit, noun: int) -> bool:
    """Whether the claim is only pointed at: "that claim", "his statement" in one word."""
    return _only_pointed(unit, noun + 1) or unit.words[noun] not in unit.lex.words.claim_nouns


def _only_pointed(unit: Unit, at: int) -> bool:
    """Whether the word after "the claim" only points: "that claim", or at the end "the earlier claim"."""
    words = unit.lex.words
    return unit.word(at) in words.demonstratives or (unit.word(at) in words.adverbs and unit.word(at + 1) in ENDS)


def _owner(unit: Unit, at: int) -> bool:
    """Whether the word after "the claim" only says whose it is: "of the residents", "of Amnesty"."""
    words, word = unit.lex.words, unit.words[at]
    people = unit.lex.language.tables["figures"]["people"]
    person = word in people or word in words.single or word in words.plural or word in unit.lex.owners
    ends = unit.word(at + 1) in {"", ".", ","} | words.coordinators | words.contrasts or unit.capital(at)
    return bool(words.verb_prefixes) and ends and (unit.capital(at) or person)


def _nominal(clause: Clause, noun: int, complementizer: int) -> Clause | None:
    """Return the accusation or claim inside the denial, "denied Y's claim that P", as a clause of its own."""
    unit = clause.unit
    hit = next((hit for hit in unit.hits if hit.first == noun), None)
    cue = next((cue for cue in hit.cues if cue.pattern == "noun"), None) if hit else None
    if hit is None or cue is None:
        return None
    name = possessor(unit, hit, complementizer)
    if not name.found:
        return None
    return Clause(unit, hit, cue, "noun-that-content", name, list(clause.contents), edge=noun, after=complementizer + 1)


def _reported(unit: Unit, noun: int) -> Hit | None:
    """Return the verb in "the statement of X, who says P"."""
    for hit in unit.hits:
        if noun < hit.first <= noun + NOUN_REACH and hit.last + 2 < len(unit.words):
            return hit if unit.words[hit.first - 1] in unit.lex.words.relatives else None
    return None


def _reporter(clause: Clause, noun: int, hit: Hit) -> Clause | None:
    """Return what X says in "the statement of X that says P", None where nobody is named."""
    unit, first, last = clause.unit, noun + 1, hit.first - 2
    owned = first <= last and (unit.capital(first) or unit.words[first] in unit.lex.owners | unit.lex.words.single)
    cue = next((cue for cue in hit.cues if cue.pattern == "verb"), None)
    if not owned or cue is None:
        return None
    name = Phrase(first, last, first, Kind.OWN)
    return Clause(unit, hit, cue, "subject-verb-content", name, list(clause.contents), edge=first, after=hit.last + 1)
