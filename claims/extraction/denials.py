"""SUBJECT denies (the claim) (that) CONTENT."""

from claims.extraction.clauses import Clause
from claims.extraction.denied import ENDS, claim_at, denied_claim
from claims.extraction.endings import object_until, said_until, until, until_contrast
from claims.extraction.headlines import opening_topic
from claims.extraction.left import skip_left
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import Kind, Phrase, is_verb
from claims.extraction.placing import aside, content_before
from claims.extraction.right import name_right
from claims.extraction.units import Unit
from claims.vocabulary import Stance

NEAR_FIGURE = 4  # tokens in which "the death toll" names a number
NEAR_NUMBER = 12  # tokens in which that number stands
LONGEST_DENIER = 8  # tokens of a name after a comma


def denial(clause: Clause, before: list[Clause]) -> Clause | None:
    """SUBJECT denies (the claim) (that) CONTENT; or CONTENT, (which) SUBJECT denies."""
    unit = clause.unit
    at = _past_time(unit, _past_manner(unit, clause.hit.last + 1))
    if clause.cue.points:
        return _contrary(clause, before) or _pointing(clause)
    return _apposed(clause, before, at) or _of_object(clause, before, at)


def _of_object(clause: Clause, before: list[Clause], at: int) -> Clause | None:
    """SUBJECT denies CONTENT, or what stands before where no object does; the object begins at token `at`."""
    unit, words, end = clause.unit, clause.unit.lex.words, len(clause.unit.words)
    claim = claim_at(unit, at)
    if clause.cue.needs_claim and claim is None and not _meant(clause, at, follows=bool(before)):
        return _as_untrue(clause, at)
    if at >= end or unit.words[at] in ".,;" or _joins_saying(unit, at):
        if before and before[-1].emitted and before[-1].contents and (answer := _of_the_last(clause, before[-1])):
            return answer
        return _without_object(clause, before, at)
    clause.rule = "denial"
    clause.contents = [(at, object_until(unit, at))]
    that = unit.words[at] in words.complementizers or unit.words[at] in words.soft_complementizers
    if that and unit.word(at + 1) not in words.claim_nouns:
        clause.contents = [(at + 1, said_until(unit, at + 1))]
    elif clause.cue.stance is Stance.REVISES:
        clause.notes.append("anaphoric")
    elif claim is not None:
        denied_claim(clause, claim)
    elif unit.words[at] in words.topics:
        clause.contents = [(at + 1, said_until(unit, at + 1))]
    clause.contents = [(first, until_contrast(unit, first, last)) for first, last in clause.contents]
    clause.after = max(clause.contents[0][0], (claim or 0) + 1)
    if clause.speaker.kind is Kind.RELATIVE and not unit.everything:  # "X, who denies P, left"
        first, last = clause.contents[0]
        clause.contents = [(first, min(last, until(unit, first)))]
    return clause


def _as_untrue(clause: Clause, at: int) -> Clause | None:
    """SUBJECT dismisses CONTENT as UNTRUE: whatever is called untrue is denied, a video as well as a claim."""
    unit = clause.unit
    near = range(at + 1, min(at + NEAR_NUMBER, len(unit.words) - 1))
    like = next((k for k in near if unit.words[k] in unit.lex.words.likeness), None)
    if like is None or clause.cue.stance is not Stance.DENIES:
        return None
    if not unit.lex.rejections.search(" ".join(unit.words[like + 1 : like + 1 + NEAR_FIGURE])):
        return None
    clause.rule, clause.contents, clause.after = "denial", [(at, like - 1)], like + 1
    clause.notes.append("anaphoric")
    return clause


def _past_manner(unit: Unit, at: int) -> int:
    """Return the token after how something is denied: "firmly", "in a calm way" before "that" or "the claim"."""
    words, end = unit.lex.words, len(unit.words)
    while at < end:
        word, following = unit.words[at], unit.word(at + 1)
        if word in words.manner and _tells_how(unit, at):
            at += 2
        elif word in words.likeness and (noun := _claim_near(unit, at + 1)) is not None:  # "as nonsense reports that"
            return noun
        elif word in words.linkers or (word in words.adverbs and following in ENDS):
            at += 1
        else:
            break
    return min(at, end)


def _tells_how(unit: Unit, at: int) -> bool:
    """Whether "in a calm way" stands here: an adverb follows, or after one word what is denied."""
    words, following, after = unit.lex.words, unit.word(at + 1), unit.word(at + 2)
    return (
        following in words.adverbs
        or following in words.wholly
        or after in words.complementizers
        or after in words.claim_nouns
    )


def _that_clause(unit: Unit, at: int) -> bool:
    """Whether a whole clause is denied: "disputed that P", but "rejected that offer" refuses something."""
    words = unit.lex.words
    if unit.word(at) not in words.complementizers:
        return False
    if unit.words[at] not in words.pointers:
        return True
    for k in range(at + 2, min(at + NEAR_NUMBER, len(unit.words))):
        if unit.words[k] in ENDS:
            return False
        if is_verb(unit, k) or (k > at + 2 and unit.words[k].endswith(words.verb_endings)):
            return True
    return False


def _claim_near(unit: Unit, at: int) -> int | None:
    near = range(at + 1, min(at + NEAR_FIGURE, len(unit.words) - 1))
    return next((k for k in near if unit.words[k] in unit.lex.words.claim_nouns), None)


def _meant(clause: Clause, at: int, *, follows: bool) -> bool:
    """Whether no claim is needed: it stands before, a clause or a number is denied, or everything is asked for."""
    if _that_clause(clause.unit, at) or (follows and at >= len(clause.unit.words)):
        return True
    if clause.cue.stance is Stance.DENIES:
        return clause.unit.everything
    return clause.cue.stance is Stance.REVISES and counted(clause.unit, at, pointed=True)


def counted(unit: Unit, at: int, *, pointed: bool = False) -> bool:
    """Whether a number of something stands from token `at` on, "the death toll at 40"; `pointed`: or "this toll"."""
    figures, words = unit.lex.language.tables["denial"]["figure"], unit.lex.words
    near = unit.words[at : at + NEAR_NUMBER]
    told = any(word[0].isdigit() or word in words.counts or pointed and word in words.demonstratives for word in near)
    heads = near[:NEAR_FIGURE]
    heads += [word.removesuffix(end) for word in heads for end in words.inflections]  # "its figure" in one word
    return told and any(word in figures for word in heads)


def _contrary(clause: Clause, before: list[Clause]) -> Clause | None:
    """Return the denial in "A says P, SUBJECT says the contrary"; said after a denial it denies nothing."""
    if clause.hit.last == clause.hit.first or not before or not (before[-1].emitted and before[-1].contents):
        return None
    if before[-1].cue.stance is not Stance.DENIES:
        return _of_the_last(clause, before[-1])
    before[-1].cut(clause.edge)
    return aside(clause)


def _without_object(clause: Clause, before: list[Clause], at: int) -> Clause | None:
    """CONTENT, SUBJECT denies; or a sentence that ends so, "Y denies.": what was said before is denied."""
    topic = opening_topic(clause.unit)
    if topic is not None and topic[1] < clause.hit.first and not before:
        clause.rule, clause.contents = "denial", [topic]
        return clause
    words, first = clause.unit.lex.words, clause.unit.words[0]
    asked = first in words.prepositions or first in words.subordinators  # "asked about the report, Y denies"
    holds = clause.hit.last > clause.hit.first and clause.unit.words[clause.hit.last] in words.claim_nouns
    if clause.speaker.kind is Kind.OWN and clause.speaker.edge > 2 and not asked and not holds:
        return content_before(clause, [])
    says = clause.unit.word(at) == "," and any(hit.first in (at + 1, at + 2) for hit in clause.unit.hits)
    if (says or _joins_saying(clause.unit, at)) and not before:  # "Y denies, saying that ...", "Y denies and says"
        return _pointing(clause)
    closes = clause.unit.word(at) in {"", "."} and at >= len(clause.unit.words) - 1
    return _pointing(clause) if closes and not before else aside(clause)


def _joins_saying(unit: Unit, at: int) -> bool:
    """Whether "and says" stands here, after a denial without an object."""
    return unit.word(at) in unit.lex.words.coordinators and any(hit.first in (at + 1, at + 2) for hit in unit.hits)


def _pointing(clause: Clause) -> Clause:
    """Return the denial of what was said before: its content is the verb alone, or the quotation after its colon."""
    unit, at = clause.unit, clause.hit.last + 1
    quoted = unit.word(at) in {":", ","} and at + 1 < len(unit.words) and unit.quoted[at + 1]
    clause.contents = [(at + 1, said_until(unit, at + 1)) if quoted else (clause.hit.first, clause.hit.last)]
    clause.rule = "denial"
    clause.notes.append("anaphoric")
    return clause


def fronted(unit: Unit, hit: Hit, cue: Cue) -> Clause | None:
    """Denying P, SUBJECT does something else: the subject follows the comma."""
    words = unit.lex.words
    comma = until(unit, hit.last + 1, ",") + 1
    joins = words.coordinators | words.contrasts | words.manner  # "while denying", "though denying"
    opening = words.negations | words.adverbs | joins
    leads = all(unit.words[k] in opening for k in range(hit.first))
    if not leads or not words.verb_prefixes or comma <= hit.last + 1 or comma >= len(unit.words) - 2:
        return None
    name = name_right(unit, comma + 1)
    if not name.found or not unit.capital(name.first):
        return None
    clause = Clause(unit, hit, cue, "denial", name._replace(edge=hit.first), edge=hit.first, after=comma + 1)
    clause.negated = any(unit.words[k] in words.negations for k in range(hit.first))
    read = denial(clause, [])
    if read is not None:
        read.cut(comma)
        read.after = comma + 1
    return read


def _past_time(unit: Unit, at: int) -> int:
    """Return the token after a day, "on Friday", where "that" follows it."""
    words, k = unit.lex.words, at
    while k < len(unit.words) - 1 and (
        unit.words[k] in words.time
        or unit.words[k][0].isdigit()
        or (unit.words[k] in words.prepositions and unit.words[k + 1] in words.time)
    ):
        k += 1
    return k if unit.word(k) in words.complementizers else at


def _apposed(clause: Clause, before: list[Clause], at: int) -> Clause | None:
    """Return the denial in "X says P, a claim Y dismissed as absurd": the claim that stands beside is P."""
    unit = clause.unit
    if not before or unit.word(at) not in unit.lex.words.likeness:
        return None
    last = before[-1]
    comma = next((k for k in range(clause.hit.first - 1, last.after, -1) if unit.words[k] == ","), None)
    if comma is None or not (last.emitted and last.contents) or _past_claim(unit, comma + 1) == comma + 1:
        return None
    return _of_the_last(clause, last)


def _past_claim(unit: Unit, first: int) -> int:
    """Return the token after "a claim (that)", `first` where no claim stands there."""
    words = unit.lex.words
    if unit.words[first] not in words.articles or unit.word(first + 1) not in words.claim_nouns:
        return first
    relative = unit.word(first + 2) in words.relatives or unit.word(first + 2) in words.complementizers
    return first + 2 + relative


def _of_the_last(clause: Clause, last: Clause) -> Clause | None:
    """Return the denial of what the clause before says: "X says A fell, Y denies" and "..., which Y denies"."""
    unit, words = clause.unit, clause.unit.lex.words
    start, stop = last.contents[0][0] + 1, clause.hit.first
    comma = next((k for k in range(stop - 1, start, -1) if unit.words[k] == ","), None)
    if comma is None:
        return None
    first = comma + 1 + (unit.words[comma + 1] in words.relatives | words.contrasts | words.coordinators)
    first = _past_claim(unit, first)
    end, _ = skip_left(unit, stop - 1, first)
    if not 0 <= end - first <= LONGEST_DENIER or any(is_verb(unit, k) for k in range(first, end + 1)):
        return None
    clause.speaker = Phrase(first, end, comma, Kind.OWN)
    clause.rule, clause.edge, clause.answers = "denial", comma, last
    stop = last.contents[0][1]
    clause.contents = [(start - 1, stop if stop < last.hit.first else comma - 1)]  # "P, X says, a charge Y denies"
    clause.after = clause.hit.last + 1
    return clause
