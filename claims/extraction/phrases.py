"""Where a speaker's name begins and ends, to the left or to the right of a cue."""

from dataclasses import dataclass, replace
from enum import Enum

from claims.extraction.units import CLOSING, OPENING, STRAIGHT, Unit

LONGEST_NAME = 40  # tokens
LONGEST_APPOSITION = 22  # tokens
LONGEST_OFFICE = 12  # tokens of a title before the name
QUOTES = frozenset((*OPENING, *CLOSING, *STRAIGHT))
HARD_STOPS = frozenset(";:!?—–-…[]")


class Kind(Enum):
    """How the speaker of a cue was found."""

    OWN = "own"  # stands beside the cue
    INHERITED = "inherited"  # that of the cue before
    RELATIVE = "relative"  # "X, who said"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens first..last, inclusive; `edge` is the token where the attribution begins."""

    first: int
    last: int
    edge: int
    kind: Kind
    lead: str = ""  # the word that joins it to what stands before
    aside: tuple[int, int] | None = None  # an apposition between the name and the cue

    @property
    def found(self) -> bool:
        """Whether the phrase names anybody."""
        return self.kind in (Kind.OWN, Kind.RELATIVE)


NOBODY = Phrase(-1, -1, -1, Kind.NONE)


def is_verb(unit: Unit, at: int) -> bool:
    """Whether the token looks like a finite verb: by its prefix where the language has such, else an auxiliary."""
    word, words = unit.words[at], unit.lex.words
    if word in words.auxiliaries:
        return True
    if not words.verb_prefixes or len(word) < 5 or word in words.not_verbs or unit.capital(at):
        return False
    return word.startswith(words.verb_prefixes) and not word.endswith("nya")


def skip_left(unit: Unit, at: int, floor: int) -> tuple[int, bool]:
    """Return (first token left of `at`, going left, that is no adverb, time or bracket, whether a joining word was passed)."""
    words, joined, timed = unit.lex.words, False, False
    while at >= floor:
        word = unit.words[at]
        if word == ")":
            opening = next((k for k in range(at - 1, max(floor, at - 9) - 1, -1) if unit.words[k] == "("), None)
            if opening is None:
                break
            at = opening - 1
        elif at > floor and unit.words[at - 1] in words.manner and word not in words.time and not unit.capital(at):
            at -= 2
        elif word in words.time or (timed and word[0].isdigit()) or (word[0].isdigit() and _before_month(unit, at)):
            timed = True
            at -= 1
        elif word in words.adverbs or word in words.auxiliaries or word in words.negations or _manner_adverb(unit, at):
            joined = joined or word in words.coordinators
            at -= 1
        else:
            break
    return at, joined


def _manner_adverb(unit: Unit, at: int) -> bool:
    endings = unit.lex.words.adverb_endings
    return bool(endings) and unit.words[at].endswith(endings) and not unit.capital(at) and len(unit.words[at]) > 4


def participle(unit: Unit, at: int) -> bool:
    """Whether the token looks like a participle that opens an adjunct: "saying", "seeming"."""
    endings = unit.lex.words.participle_endings
    return bool(endings) and unit.words[at].endswith(endings) and not unit.capital(at)


def _before_month(unit: Unit, at: int) -> bool:
    return (
        unit.word(at + 1) in unit.lex.language.dates["months"] or unit.word(at - 1) in unit.lex.language.dates["months"]
    )


def subject(unit: Unit, cue: int, floor: int, *, follows: bool) -> Phrase:
    """Return the speaker left of token `cue`, not reaching left of `floor`.

    `follows` says that another attribution stands before, whose speaker goes on when none is named here.
    """
    words = unit.lex.words
    at, joined = skip_left(unit, cue - 1, floor)
    if at < floor:
        return Phrase(-1, -1, floor, Kind.INHERITED) if follows else NOBODY
    word = unit.words[at]
    if word in words.coordinators or word in words.contrasts:
        return Phrase(-1, -1, _edge(unit, at, floor), Kind.INHERITED, word)
    if joined and (word == "," or follows):
        return Phrase(-1, -1, _edge(unit, at, floor), Kind.INHERITED, ",")
    if word in words.relatives:
        return _relative(unit, at, floor)
    if word == ",":
        return _after_aside(unit, at, floor, follows=follows)
    if word in QUOTES or word in HARD_STOPS:
        return Phrase(-1, -1, at + 1, Kind.INHERITED) if follows else NOBODY
    if words.opens_clause(word) or word in words.prepositions:
        return NOBODY
    return _with_bracket(unit, _name(unit, at, floor), cue)


def _with_bracket(unit: Unit, name: Phrase, cue: int) -> Phrase:
    """Keep a bracket that belongs to the name, "X (R-Va.)", and leave dates in brackets out."""
    at = name.last + 1
    if (
        not name.found
        or unit.word(at) != "("
        or unit.word(at + 1)[:1].isdigit()
        or unit.word(at + 1) in unit.lex.words.time
    ):
        return name
    close = next((k for k in range(at + 1, min(at + 7, cue)) if unit.words[k] == ")"), None)
    return name if close is None else replace(name, last=close)


def _edge(unit: Unit, at: int, floor: int) -> int:
    """Return the token where an attribution begins that `at` joins on, a comma before it included."""
    while at - 1 >= floor and (unit.words[at - 1] == "," or unit.words[at - 1] in unit.lex.words.coordinators):
        at -= 1
    return at


def _relative(unit: Unit, at: int, floor: int) -> Phrase:
    last = at - 1
    if last >= floor and unit.words[last] == ",":
        last -= 1
    if last < floor:
        return NOBODY
    name = _name(unit, last, floor)
    if not name.found:
        return NOBODY
    if unit.everything:
        return Phrase(at, at, at, Kind.RELATIVE, aside=(name.first, name.last))
    return replace(name, kind=Kind.RELATIVE)


def _after_aside(unit: Unit, comma: int, floor: int, *, follows: bool) -> Phrase:
    """Return the speaker when a comma stands right before the cue: it closes an aside, or joins on."""
    opening = next(
        (k for k in range(comma - 1, floor - 1, -1) if unit.words[k] == "," and not _in_brackets(unit, k)), None
    )
    if opening is None or comma - opening > LONGEST_APPOSITION:
        if follows:
            return Phrase(-1, -1, comma, Kind.INHERITED, ",")
        name = _name(unit, comma - 1, floor)
        return name if name.found and name.last - name.first < 12 else NOBODY
    name = _name(unit, opening - 1, floor) if opening > floor else NOBODY
    if not name.found:
        return Phrase(-1, -1, comma, Kind.INHERITED, ",") if follows else NOBODY
    name = _from_first_apposition(unit, name, floor)
    aside = (opening + 1, comma - 1)
    if _is_apposition(unit, *aside):
        return Phrase(name.first, aside[1], name.edge, Kind.OWN, name.lead, aside)
    return Phrase(name.first, name.last, name.edge, Kind.OWN, name.lead, aside)


def _from_first_apposition(unit: Unit, name: Phrase, floor: int) -> Phrase:
    """Return "X, chief of Y" when the name found is only the apposition "chief of Y"."""
    at = name.first - 2
    if unit.capital(name.first) or at <= floor or unit.words[at + 1] != ",":
        return name
    head = _name(unit, at, floor)
    if not head.found or not unit.capital(head.first) or head.last - head.first > 7:
        return name
    return replace(name, first=head.first, edge=head.edge, lead=head.lead)


def _is_apposition(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens first..last, between commas, name the speaker once more."""
    words, word = unit.lex.words, unit.words[first]
    if first > last or word in words.relatives or word in words.prepositions or word in words.time:
        return False
    if (
        participle(unit, first)
        and unit.word(first + 1) in words.prepositions | words.articles | words.pronouns | words.possessives
    ):
        return False
    return not is_verb(unit, first) and word not in words.adverbs and not words.opens_clause(word)


def _in_brackets(unit: Unit, at: int) -> bool:
    for k in range(at - 1, max(-1, at - 12), -1):
        if unit.words[k] == ")":
            return False
        if unit.words[k] == "(":
            return True
    return False


def _name(unit: Unit, last: int, floor: int) -> Phrase:
    """Return the noun phrase that ends at token `last`."""
    words = unit.lex.words
    at = last
    border = ""
    while at >= floor:
        word = unit.words[at]
        if word in QUOTES and (at == last or at - 1 < floor or unit.words[at - 1] in ",.?!"):
            border = word
            break
        if (word == "," and not _in_brackets(unit, at)) or word in HARD_STOPS or words.opens_clause(word):
            border = word
            break
        if last - at > LONGEST_NAME:
            return NOBODY
        at -= 1
    first = _past_verbs(unit, at + 1, last)
    edge = first
    lead = border if first == at + 1 else unit.word(first - 1)
    first = _strip_left(unit, first, last)
    if first > at + 1 and unit.words[at + 1] in words.coordinators and border == ",":
        first, edge = _whole_list(unit, at, floor, first, edge)
    if border == "," and unit.words[min(at + 1, last)] in words.relatives and at > floor:
        return replace(_name(unit, at - 1, floor), edge=edge)
    if first > last or is_verb(unit, first) or not any(unit.words[k][0].isalpha() for k in range(first, last + 1)):
        return NOBODY
    if border and words.opens_clause(border) and border in words.contrasts:
        edge = _edge(unit, at, floor)
    elif border == ",":
        edge = at
    if unit.word(at + 1) in words.contrasts or unit.word(at + 1) in words.coordinators:
        lead = unit.words[at + 1]
    elif border == "," and first == at + 1 and _is_office(unit, floor, at - 1):
        first = edge = floor
    return Phrase(first, last, edge, Kind.OWN, lead)


def _is_office(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens first..last, before a comma, are the office of the person named after it."""
    words, word = unit.lex.words, unit.words[first]
    if not 0 < last - first < LONGEST_OFFICE or not unit.capital(first) or not unit.capital(last):
        return False
    adjunct = word in words.prepositions or word in words.time or word in words.connectives or word in words.adverbs
    if adjunct or words.opens_clause(word) or any(unit.words[k] in words.time for k in range(first, last + 1)):
        return False
    plain = all(unit.words[k][0].isalnum() and unit.words[k] not in words.relatives for k in range(first, last + 1))
    return plain and not any(is_verb(unit, k) or unit.words[k][0].isdigit() for k in range(first, last + 1))


def _past_verbs(unit: Unit, first: int, last: int) -> int:
    """Return where the name begins when a clause with its own verb stands before it without a comma."""
    words = unit.lex.words
    relative = False
    start = first
    for k in range(first, last + 1):
        if unit.words[k] in words.relatives:
            relative = True
        elif unit.words[k] in words.coordinators and start > first and start <= k:
            start = k + 1
            relative = False
        elif not relative and k > first and is_verb(unit, k) and not unit.quoted[k]:
            start = k + 1
    return start if start <= last else first


def _strip_left(unit: Unit, first: int, last: int) -> int:
    """Return the first token of the name proper: connectives, times and adjuncts before it are left out."""
    words = unit.lex.words
    while first < last:
        word = unit.words[first]
        joins = word in words.connectives or word in words.contrasts or word in words.coordinators
        if (
            joins
            or word in words.time
            or (word in words.adverbs and not unit.capital(first + 0) or word in words.linkers)
        ) or word in words.adverbs and unit.words[first + 1] not in words.relatives or word[0].isdigit() and first and unit.words[first - 1] in words.time:
            first += 1
        elif word in words.prepositions:
            jump = next((k for k in range(first + 1, last + 1) if unit.capital(k) and not unit.capital(k - 1)), None)
            if jump is None or jump == first + 1:
                return last + 1
            first = jump
        elif not word[0].isalnum() and word not in QUOTES:
            first += 1
        else:
            break
    return first


def _whole_list(unit: Unit, comma: int, floor: int, first: int, edge: int) -> tuple[int, int]:
    """Return where a list "A, B and C" begins whose last member begins at `first`."""
    begin = comma
    while begin >= floor:
        left = next((k for k in range(begin - 1, max(floor, begin - 6) - 1, -1) if unit.words[k] == ","), None)
        start = floor if left is None and begin - floor <= 5 else None if left is None else left + 1
        if start is None or any(is_verb(unit, k) for k in range(start, begin)):
            break
        start = _strip_left(unit, start, begin - 1)
        if start >= begin or unit.words[start] in unit.lex.words.prepositions:
            break
        first = edge = start
        if left is None:
            break
        begin = left
    return first, edge


def name_right(unit: Unit, first: int) -> Phrase:
    """Return the speaker that begins at token `first`, right of a cue: "said X, the mayor of Y, on Friday"."""
    words = unit.lex.words
    end = len(unit.words)
    while first < end and (unit.words[first] in words.linkers or unit.words[first] == ","):
        first += 1
    at = first
    while at < end and at - first < LONGEST_NAME:
        if _ends_name(unit, first, at):
            inner = _past_bracket(unit, at)
            if inner is None:
                break
            at = inner
        at += 1
    last = at - 1
    if last < first:
        return NOBODY
    if unit.word(at) == ",":
        last = _apposition_right(unit, at, last)
    while last > first and not unit.words[last][0].isalnum() and unit.words[last] not in ')”"':
        last -= 1
    if not any(unit.words[k][0].isalpha() for k in range(first, last + 1)):
        return NOBODY
    return Phrase(first, last, first, Kind.OWN)


def _past_bracket(unit: Unit, at: int) -> int | None:
    """Return the token that closes an acronym's bracket inside a longer name: "the Ministry (MoD) of X"."""
    if unit.words[at] != "(" or unit.word(at + 1)[:1].isdigit() or unit.word(at + 1) in unit.lex.words.time:
        return None
    close = next((k for k in range(at + 1, min(at + 5, len(unit.words))) if unit.words[k] == ")"), None)
    goes_on = (
        close is not None and close + 1 < len(unit.words) and unit.capital(close + 1) and not unit.quoted[close + 1]
    )
    return close if goes_on else None


def _ends_name(unit: Unit, first: int, at: int) -> bool:
    word, words = unit.words[at], unit.lex.words
    if word in ",.;:?!—–…(" or word in QUOTES and at > first and not unit.quoted[at]:
        return not (
            word == "." and (_initial(unit, at) or unit.word(at + 1) and unit.starts[at + 1] == unit.ends[at])
        ) and not (word == "," and _in_brackets(unit, at))
    if at == first:
        return False
    if word in words.relatives or words.opens_clause(word) or word in words.time or word in words.adverbs:
        return True
    if word in words.prepositions:
        return not (word in words.local_prepositions and not unit.capital(at - 1) and unit.words[at - 1][0].isalpha())
    return is_verb(unit, at) or (unit.words[at - 1] in words.pronouns and at - 1 == first)


def _initial(unit: Unit, at: int) -> bool:
    """Whether the full stop belongs to an initial or an abbreviation."""
    before = unit.word(at - 1)
    return unit.word(at + 1) != "" and (len(before) == 1 or before in unit.lex.language.abbreviations)


def _apposition_right(unit: Unit, comma: int, last: int) -> int:
    """Return the last token of the name with the apposition that follows its comma, if one does."""
    start = comma + 1
    if start >= len(unit.words) or not _is_apposition(unit, start, start) or unit.quoted[start]:
        return last
    if (
        unit.words[start][0].isdigit()
        or unit.words[start] in QUOTES
        or unit.words[start] in unit.lex.words.coordinators
    ):
        return last
    at = start
    while at < len(unit.words) and not _ends_name(unit, start, at):
        at += 1
    size = at - start
    closed = at >= len(unit.words) or unit.words[at] in ",.(" or unit.words[at] in unit.lex.words.prepositions
    named = any(unit.capital(k) for k in range(start, at))
    return at - 1 if 0 < size <= LONGEST_APPOSITION and closed and named else last


def main_subject(unit: Unit, stop: int) -> Phrase:
    """Return the subject that the unit begins with, for a participle further on: "X left, saying that ..."."""
    words = unit.lex.words
    at = 0
    if unit.words[0] in words.prepositions or unit.words[0] in words.subordinators or participle(unit, 0):
        at = next((k + 1 for k in range(stop) if unit.words[k] == ","), stop)
    while at < stop and (unit.words[at] in words.connectives or unit.words[at] == "," or unit.quoted[at]):
        at += 1
    last = at
    while last < stop and not (last > at and _verbal(unit, last)) and unit.words[last] not in ",;:":
        last += 1
    if last >= stop or last - at > LONGEST_NAME or last == at:
        return NOBODY
    return Phrase(at, last - 1, stop - 1, Kind.OWN, ",")


def _verbal(unit: Unit, at: int) -> bool:
    word, words = unit.words[at], unit.lex.words
    if is_verb(unit, at) or word in words.adverbs or _manner_adverb(unit, at):
        return True
    return not unit.capital(at) and (
        word in unit.lex.cues or bool(words.verb_endings) and word.endswith(words.verb_endings)
    )
