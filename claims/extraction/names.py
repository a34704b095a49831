"""The noun phrase that ends at a token: where a name begins, going left."""

from claims.extraction.phrases import HARD_STOPS, LONGEST_NAME, NOBODY, QUOTES, Kind, Phrase, in_brackets, is_verb
from claims.extraction.units import Unit

LONGEST_OFFICE = 12  # tokens of a title before the name


def name_left(unit: Unit, last: int, floor: int) -> Phrase:
    """Return the noun phrase that ends at token `last`, not reaching left of `floor`."""
    words = unit.lex.words
    at, border = _border(unit, last, floor)
    if border == "," and unit.word(at + 1) in words.relatives and at > floor:
        last = at - 1  # "X, who runs Y says": the name stands before the comma
        at, border = _border(unit, last, floor)
    if last - at > LONGEST_NAME:
        return NOBODY
    first = edge = _past_verbs(unit, at + 1, last)
    lead = border if first == at + 1 else unit.word(first - 1)
    first = _strip_left(unit, first, last)
    if first > at + 1 and unit.words[at + 1] in words.coordinators and border == ",":
        first, edge = _whole_list(unit, at, floor, first, edge)
    if first > last or is_verb(unit, first) or not any(word[0].isalpha() for word in unit.words[first : last + 1]):
        return NOBODY
    last = _before_adjunct(unit, first, last)
    if border in words.contrasts:
        edge = joint(unit, at, floor)
    elif border == ",":
        edge = at
    if unit.word(at + 1) in words.contrasts or unit.word(at + 1) in words.coordinators:
        lead = unit.words[at + 1]
    elif border == "," and first == at + 1 and unit.capital(first) and _is_office(unit, floor, at - 1):
        first = edge = floor
    return Phrase(first, last, edge, Kind.OWN, lead)


def _before_adjunct(unit: Unit, first: int, last: int) -> int:
    """Return the last token of the name without how or to whom it was said: "X to reporters", "X through Y"."""
    words = unit.lex.words
    if not words.verb_prefixes:
        return last
    for at in range(first + 1, last):
        word = unit.words[at]
        if word in words.relatives:
            return last
        adjunct = word in words.prepositions and word not in words.local_prepositions and not unit.capital(at)
        if adjunct and f"{word} {unit.words[at + 1]}" not in words.compounds:
            return at - 1
    return last


def _border(unit: Unit, last: int, floor: int) -> tuple[int, str]:
    """Return (token left of the phrase that ends at `last`, that token's word, "" where nothing stops it)."""
    words = unit.lex.words
    for at in range(last, max(floor, last - LONGEST_NAME - 1) - 1, -1):
        word = unit.words[at]
        quote = word in QUOTES and (at in {last, floor} or unit.words[at - 1] in ",.?!")
        comma = word == "," and not in_brackets(unit, at)
        if quote or comma or word in HARD_STOPS or word in words.clause_openers:
            return at, word
    return max(floor - 1, last - LONGEST_NAME - 1), ""


def joint(unit: Unit, at: int, floor: int) -> int:
    """Return the token where an attribution begins that the word at `at` joins on, a comma before it included."""
    while at - 1 >= floor and (unit.words[at - 1] == "," or unit.words[at - 1] in unit.lex.words.coordinators):
        at -= 1
    return at


def _is_office(unit: Unit, first: int, last: int) -> bool:
    """Whether tokens first..last, before a comma, are the office of the person named after it."""
    words, word = unit.lex.words, unit.words[first]
    if not 0 < last - first < LONGEST_OFFICE or not unit.capital(first) or not unit.capital(last):
        return False
    adjunct = word in words.prepositions or word in words.time or word in words.connectives or word in words.adverbs
    if word in words.clause_openers or (unit.heading and word in unit.lex.openers):
        return False
    if adjunct or any(unit.words[k] in words.time for k in range(first, last + 1)):
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
        two = f"{unit.words[first]} {unit.words[first + 1]}"  # "more than 70 per cent of those asked"
        if unit.words[first] in words.amounts and unit.words[first + 1][0].isdigit():
            break
        if two in words.amounts and unit.word(first + 2)[:1].isdigit():
            break
        if unit.words[first] in words.agents:
            first += 1
            continue
        if unit.words[first] in words.prepositions and not _leads(unit, first):
            if unit.words[last] in words.pronouns:  # "in a statement on Friday he said"
                return last
            if unit.word(first - 1) == "," and _placed(unit, first, last):
                return last + 1
            jump = next((k for k in range(first + 1, last + 1) if unit.capital(k) and not unit.capital(k - 1)), None)
            if jump is None or jump == first + 1:
                return last + 1
            first = jump
        elif _leads(unit, first):
            first += 1
        else:
            break
    return first


def _placed(unit: Unit, first: int, last: int) -> bool:
    """Whether an adjunct after a comma ends in a place: "X, in a speech in Y" names nobody but X."""
    words = unit.lex.words
    if not words.verb_prefixes or not unit.capital(last):
        return False
    place = last - unit.capital(last - 1)
    return place > first + 1 and unit.words[place - 1] in words.local_prepositions


def _leads(unit: Unit, at: int) -> bool:
    """Whether the token only leads up to a name: "Meanwhile", "on Friday 3"."""
    words, word = unit.lex.words, unit.words[at]
    if word in words.connectives or word in words.contrasts or word in words.coordinators or word in words.linkers:
        return True
    if word in words.adverbs:
        return not unit.capital(at) or unit.word(at + 1) not in words.relatives
    if word[0].isdigit():
        return at > 0 and unit.words[at - 1] in words.time
    return word in words.time or not (word[0].isalnum() or word in QUOTES)


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
