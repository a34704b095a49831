"""The speaker to the right of a cue."""

from claims.extraction.phrases import (
    LONGEST_APPOSITION,
    LONGEST_NAME,
    NOBODY,
    QUOTES,
    Kind,
    Phrase,
    in_brackets,
    is_apposition,
    is_verb,
)
from claims.extraction.units import Unit


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
    pointed = first < at < end and unit.words[at] in words.demonstratives and unit.words[at - 1] not in words.time
    at += pointed
    last = at - 1
    if last < first:
        return NOBODY
    if unit.word(at) == ",":
        last = _apposition_right(unit, at, last)
    while last > first and (
        unit.words[last] in words.coordinators or (not unit.words[last][0].isalnum() and unit.words[last] not in ')”"')
    ):
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
            word == "." and (initial(unit, at) or unit.word(at + 1) and unit.starts[at + 1] == unit.end_of(at))
        ) and not (word == "," and in_brackets(unit, at))
    if at == first:
        return False
    if word in words.adverbs and unit.capital(at) and unit.capital(at - 1):  # "Rear Admiral First Class"
        return False
    if word in words.relatives or word in words.clause_openers or word in words.time or word in words.adverbs:
        return True
    if word in words.prepositions and f"{word} {unit.word(at + 1)}" not in words.compounds:
        if unit.capital(at) and unit.capital(at - 1):
            return False
        return not (word in words.local_prepositions and not unit.capital(at - 1) and unit.words[at - 1][0].isalpha())
    return is_verb(unit, at) or (unit.words[at - 1] in words.pronouns and at - 1 == first)


def initial(unit: Unit, at: int) -> bool:
    """Whether the full stop belongs to an initial or an abbreviation."""
    before = unit.word(at - 1)
    return unit.word(at + 1) != "" and (len(before) == 1 or before in unit.lex.language.abbreviations)


def _apposition_right(unit: Unit, comma: int, last: int) -> int:
    """Return the last token of the name with the apposition that follows its comma, if one does."""
    start = comma + 1
    if start >= len(unit.words) or not is_apposition(unit, start, start) or unit.quoted[start]:
        return last
    if (
        unit.words[start][0].isdigit()
        or (unit.words[start] in unit.lex.words.counts and unit.word(start + 1) not in unit.lex.words.linkers)
        or unit.words[start] in QUOTES
        or unit.words[start] in unit.lex.words.coordinators
    ):
        return last
    at = start
    while at < len(unit.words) and not _ends_name(unit, start, at):
        at += 1
    size = at - start
    closed = at >= len(unit.words) or unit.words[at] in ",.(" or unit.words[at] in unit.lex.words.prepositions
    named = any(unit.capital(k) for k in range(start, at)) or (
        size > 1 and unit.word(at) in {"", "."} and unit.capital(last)
    )
    return at - 1 if 0 < size <= LONGEST_APPOSITION and closed and named else last
