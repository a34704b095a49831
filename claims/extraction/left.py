"""The speaker to the left of a cue."""

from claims.extraction.names import joint, name_left
from claims.extraction.phrases import (
    HARD_STOPS,
    LONGEST_APPOSITION,
    LONGEST_NAME,
    NOBODY,
    QUOTES,
    Kind,
    Phrase,
    in_brackets,
    is_apposition,
    is_verb,
    manner_adverb,
    participle,
)
from claims.extraction.units import Unit

DASHES = frozenset("-–—―")


def subject(unit: Unit, cue: int, floor: int, *, follows: bool) -> Phrase:
    """Return the speaker left of token `cue`, not reaching left of `floor`.

    `follows` says that another attribution stands before, whose speaker goes on when none is named here.
    """
    words = unit.lex.words
    at, joined = skip_left(unit, cue - 1, floor)
    if at < floor:
        return Phrase(-1, -1, floor, Kind.INHERITED) if follows else NOBODY
    word = unit.words[at]
    if word in words.refusals:
        return NOBODY
    if word in words.coordinators or word in words.contrasts or word in words.manner:
        return Phrase(-1, -1, joint(unit, at, floor), Kind.INHERITED, word)
    if joined and (word == "," or follows):
        return _joined_on(unit, at, floor, follows=follows)
    if word in words.relatives:
        return _relative(unit, at, floor)
    if word == "," or (word in DASHES and any(unit.words[k] == word for k in range(floor + 1, at))):
        return _after_aside(unit, at, floor, follows=follows)
    if word in QUOTES or word in HARD_STOPS:
        return Phrase(-1, -1, at + 1, Kind.INHERITED) if follows else NOBODY
    if word in words.clause_openers or word in words.prepositions:
        return NOBODY
    name = name_left(unit, at, floor)
    if name.found:
        return _with_bracket(unit, name, cue)
    comma = _adjunct_comma(unit, at, floor)
    return _when_asked(unit, at, floor) if comma is None else _after_aside(unit, comma, floor, follows=follows)


def _when_asked(unit: Unit, last: int, floor: int) -> Phrase:
    """Return X in "X when reached says": an adjunct of time that begins with its verb has the same subject."""
    words = unit.lex.words
    for k in range(last - 1, max(floor, last - LONGEST_APPOSITION), -1):
        if unit.words[k] in words.subordinators and is_verb(unit, k + 1):
            name = name_left(unit, k - 1, floor)
            named = name.found and (unit.capital(name.first) or unit.words[name.first] in words.pronouns)
            return name if named and name.last == k - 1 else NOBODY
        if unit.words[k] in ",;:":
            break
    return NOBODY


def _adjunct_comma(unit: Unit, last: int, floor: int) -> int | None:
    """Return the comma before an adjunct that ends at token `last`: "X, in a speech", None where none stands there.

    Only where a verb is told by its prefix: elsewhere the adjunct may hold one.
    """
    if not unit.lex.words.verb_prefixes:
        return None
    comma = next((k for k in range(last, max(floor, last - LONGEST_APPOSITION), -1) if unit.words[k] == ","), None)
    return comma if comma is not None and unit.words[comma + 1] in unit.lex.words.prepositions else None


def skip_left(unit: Unit, at: int, floor: int) -> tuple[int, bool]:
    """Return (first token going left from `at` not an adverb, time or bracket, whether a joining word was passed)."""
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
        elif _timely(unit, at, timed=timed) or _span(unit, at):
            timed = True
            at -= 1
        elif word in words.adverbs or word in words.auxiliaries or word in words.negations or manner_adverb(unit, at):
            joined = joined or word in words.coordinators
            at -= 1
        elif at > floor and unit.words[at - 1] in words.auxiliaries and _between_verbs(unit, at):
            at -= 1
        else:
            break
    return at, joined


def _between_verbs(unit: Unit, at: int) -> bool:
    """Whether the word after an auxiliary only leads to the next verb: "continued to deny", "has since denied"."""
    words, word = unit.lex.words, unit.words[at]
    return bool(words.verb_endings) and (word in words.infinitives or word in words.subordinators)


def _timely(unit: Unit, at: int, *, timed: bool) -> bool:
    """Whether the token tells when: "Friday", "3" before a month; "this" only after another such word."""
    words, word = unit.lex.words, unit.words[at]
    if word in words.demonstratives:
        return word in words.time and at > 0 and unit.words[at - 1] in words.time
    if word in unit.lex.language.dates["months"]:  # also a name
        return timed or at > 0 and (unit.words[at - 1][0].isdigit() or unit.words[at - 1] in words.prepositions)
    return word in words.time or (word[0].isdigit() and (timed or _before_month(unit, at)))


def _span(unit: Unit, at: int) -> bool:
    """Whether "so far", "until now" stands here: a preposition of time before "now" or "this", or that "this"."""
    words, after = unit.lex.words, unit.word(at + 1)
    if unit.words[at] in words.demonstratives:
        return at > 0 and unit.words[at - 1] in words.spans
    if unit.words[at] not in words.spans:
        return False
    return after in words.demonstratives or after in words.adverbs or after in words.spans


def _before_month(unit: Unit, at: int) -> bool:
    return (
        unit.word(at + 1) in unit.lex.language.dates["months"] or unit.word(at - 1) in unit.lex.language.dates["months"]
    )


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
    return name if close is None else name._replace(last=close)


def _relative(unit: Unit, at: int, floor: int) -> Phrase:
    last = at - 1
    if last >= floor and unit.words[last] == ",":
        last -= 1
    if last < floor:
        return NOBODY
    name = name_left(unit, last, floor)
    if not name.found or name.last < last:  # "apologies to residents who say": the residents are nobody
        return NOBODY
    if unit.everything:
        return Phrase(at, at, at, Kind.RELATIVE, aside=(name.first, name.last))
    if unit.word(name.first - 1) in unit.lex.words.issuing and not any(map(unit.capital, range(name.first, at))):
        return name_left(unit, skip_left(unit, name.first - 2, floor)[0], floor)  # "X issued a statement that says"
    return name._replace(kind=Kind.RELATIVE)


def _joined_on(unit: Unit, at: int, floor: int, *, follows: bool) -> Phrase:
    """Return X in "X, the mayor Y Z, then says"; where no name stands between commas, who goes on from before."""
    if unit.words[at] == "," and not follows:
        name = _after_aside(unit, at, floor, follows=False)
        named = name.aside is not None and name.last == name.aside[1] and unit.capital(name.aside[0])
        if named and unit.capital(name.first):
            return name
    return Phrase(-1, -1, joint(unit, at, floor), Kind.INHERITED, ",")


def _after_aside(unit: Unit, comma: int, floor: int, *, follows: bool) -> Phrase:
    """Return the speaker when a comma stands right before the cue: it closes an aside, or joins on."""
    opening = next(
        (k for k in range(comma - 1, floor - 1, -1) if unit.words[k] == unit.words[comma] and not in_brackets(unit, k)),
        None,
    )
    if opening is not None:  # "X, in a speech in Y, on Thursday, says"
        further = _adjunct_comma(unit, opening - 1, floor)
        opening = opening if further is None else further
    if opening is None or comma - opening > LONGEST_APPOSITION:
        if follows:
            return Phrase(-1, -1, comma, Kind.INHERITED, ",")
        name = name_left(unit, comma - 1, floor)
        return name if name.found and name.last - name.first < 12 else NOBODY
    name = name_left(unit, opening - 1, floor) if opening > floor else NOBODY
    if not name.found or unit.words[name.first] in unit.lex.words.demonstratives:
        return Phrase(-1, -1, comma, Kind.INHERITED, ",") if follows else _after_adjunct(unit, opening, comma, floor)
    name = _from_first_apposition(unit, name, floor)
    aside = (opening + 1, comma - 1)
    if is_apposition(unit, *aside):
        return Phrase(name.first, aside[1], name.edge, Kind.OWN, name.lead, aside)
    return Phrase(name.first, name.last, name.edge, Kind.OWN, name.lead, aside)


def _after_adjunct(unit: Unit, opening: int, comma: int, floor: int) -> Phrase:
    """Return the name between commas in "Meanwhile, mayor X Y, says", which needs no second one."""
    words, first = unit.lex.words, unit.words[floor]
    if "," in unit.words[floor:opening] or not (first in words.prepositions or first in words.connectives):
        return NOBODY
    name = name_left(unit, comma - 1, opening + 1)
    return name if name.first == opening + 1 and unit.capital(name.first) else NOBODY


def _from_first_apposition(unit: Unit, name: Phrase, floor: int) -> Phrase:
    """Return "X, chief of Y" when the name found is only the apposition "chief of Y"."""
    at = name.first - 2
    if unit.capital(name.first) or at <= floor or unit.words[at + 1] != ",":
        return name
    head = name_left(unit, at, floor)
    if not head.found or not unit.capital(head.first) or head.last - head.first > 7:
        return name
    return name._replace(first=head.first, edge=head.edge, lead=head.lead)


def main_subject(unit: Unit, stop: int) -> Phrase:
    """Return the subject that the unit begins with, for a participle further on: "X left, saying that ..."."""
    words = unit.lex.words
    at = int(unit.words[0] in words.contrasts)  # "But in a letter on Friday, X left, saying that ..."
    if unit.words[at] in words.prepositions or unit.words[at] in words.subordinators or participle(unit, at):
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
    if is_verb(unit, at) or word in words.adverbs or manner_adverb(unit, at):
        return True
    return not unit.capital(at) and (
        word in unit.lex.cues
        or f"{word} {unit.word(at + 1)}" in unit.lex.cues
        or bool(words.verb_endings)
        and word.endswith(words.verb_endings)
    )
