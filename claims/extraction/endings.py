"""Where what is said ends: at a mark, at another clause, at an outlet's aside; and without its outer marks."""

from claims.extraction.clauses import Range
from claims.extraction.lexicon import Hit
from claims.extraction.phrases import QUOTES, in_brackets, is_verb, participle
from claims.extraction.proposal import Span
from claims.extraction.units import Unit

LEADING = frozenset(",.;:!?—–-…)")
TRAILING = frozenset(",.;:—–-…")
ENDS = frozenset(".?!")
MOST_SENTENCES = 5  # of what is said that are asked whether they deny anything
NEAR_DAY = 12  # tokens from who is blamed to the day between them and the act


def until(unit: Unit, first: int, marks: str = ",;") -> int:
    """Return the last token before the first of `marks` outside brackets and quotations, else the unit's last."""
    for k in range(first, len(unit.words)):
        if unit.words[k] in marks and not unit.quoted[k]:
            return k - 1
    return len(unit.words) - 1


def said_until(unit: Unit, first: int) -> int:
    """Return the last token of what is said from `first` on, without a trailing participle clause of the outlet's."""
    words, last = unit.lex.words, len(unit.words) - 1
    if not words.participle_endings:
        return last
    opened = _opened_by_subordinator(unit, first)
    for k in range(first + 2, last - 1):
        if unit.words[k] != "," or unit.quoted[k]:
            continue
        if participle(unit, k + 1) or unit.words[k + 1] in words.relatives or unit.words[k + 1] in words.contrasts:
            return k - 1
        if opened and not in_brackets(unit, k):
            return k - 1
    return last


def _opened_by_subordinator(unit: Unit, stop: int) -> bool:
    """Whether "While X says A, B" stands here: then A ends at its comma."""
    words, first = unit.lex.words, unit.words[0]
    if not (first in words.clause_openers or (first in words.connectives and first in words.prepositions)):
        return False
    return "," not in unit.words[:stop]


def object_until(unit: Unit, first: int) -> int:
    """Return the last token of an object that is denied or blamed: another verb joined on ends it, too."""
    words, last = unit.lex.words, said_until(unit, first)
    if not words.verb_endings:
        says = {hit.first for hit in unit.hits if hit.first > first and _says(hit)}
        joint = next((k for k in range(first + 1, last) if unit.words[k] in words.coordinators and k + 1 in says), None)
        return last if joint is None else joint - 1
    for k in range(first + 1, last):
        if unit.words[k] in words.coordinators and not unit.quoted[k] and _joins_verb(unit, k + 1):
            return k - 1
    return last


def quotation_until(unit: Unit, first: int) -> int:
    """Return the last token of what is said from `first` on: a quotation that a comma ends, "P," and so on, is all."""
    words = unit.words
    if unit.word(first) in QUOTES:
        for k in range(first + 2, len(words) - 1):
            if words[k] in QUOTES and words[k - 1] == "," and not unit.quoted[k + 1] and words[k + 1][0].isalpha():
                return k
    return said_until(unit, first)


def until_contrast(unit: Unit, first: int, last: int) -> int:
    """Return the last token of first..last before a comma and "but", "although": what is denied ends there."""
    words = unit.lex.words
    for k in range(first + 1, last):
        if unit.words[k] == "," and unit.words[k + 1] in words.contrasts and not unit.quoted[k]:
            return k - 1
    return last


def _says(hit: Hit) -> bool:
    return any(cue.pattern in ("verb", "comment") for cue in hit.cues)


def _joins_verb(unit: Unit, at: int) -> bool:
    word, words = unit.words[at], unit.lex.words
    return not unit.capital(at) and (word in words.auxiliaries or word.endswith(words.verb_endings))


def without_day(unit: Unit, first: int, last: int) -> list[Range]:
    """Return the object in two parts where a day stands between the blamed and the act: "X on Friday of lying"."""
    words = unit.lex.words
    for k in range(first + 1, min(first + NEAR_DAY, last)):
        timed = unit.words[k] in words.time or (unit.words[k] in words.prepositions and unit.words[k + 1] in words.time)
        if not timed or unit.quoted[k]:
            continue
        after = next((n for n in range(k + 1, last) if not _dated(unit, n)), last)
        acts = unit.words[after] in words.topics or is_verb(unit, after)
        return [(first, k - 1), (after, last)] if acts else [(first, last)]
    return [(first, last)]


def _dated(unit: Unit, at: int) -> bool:
    return unit.words[at] in unit.lex.words.time or not unit.words[at][0].isalpha()


def without_aside(unit: Unit, first: int, last: int) -> int:
    """Return the last token of the content once an outlet's comparison after a comma is left to the outlet."""
    table = unit.lex.language.tables["asides"]
    for k in range(first + 2, last - 1):
        if unit.words[k] != "," or unit.quoted[k]:
            continue
        rest = " ".join(unit.words[k + 1 : min(last + 1, k + 25)])
        if rest.startswith(tuple(table.get("openers", ()))) and any(
            word in rest.split() for word in table.get("comparisons", ())
        ):
            return k - 1
    return last


def trimmed(unit: Unit, first: int, last: int) -> Range | None:
    """Return tokens first..last without outer punctuation and quotation marks that stand alone, None without a word."""
    words = unit.words
    while first <= last and words[first] in LEADING:
        first += 1
    while last >= first and words[last] in TRAILING:
        last -= 1
    if first <= last and (words[first] in QUOTES or words[last] in QUOTES):
        first, last = _unquoted(unit, first, last)
    stated = first <= last and (words[first][0].isalnum() or any(words[k][0].isalnum() for k in range(first, last + 1)))
    return (first, last) if stated else None


def sentences(unit: Unit, ranges: list[Range]) -> list[Span]:
    """Return the first sentences of what is said, as offsets."""
    found: list[Span] = []
    for first, last in ranges:
        begin = first
        for k in range(first + 1, last):
            if unit.words[k] in ENDS and unit.capital(k + 1):
                found.append(unit.span(begin, k))
                begin = k + 1
        found.append(unit.span(begin, last))
    return found[:MOST_SENTENCES]


def _unquoted(unit: Unit, first: int, last: int) -> Range:
    """Return the range without its outer quotation marks, where no other quotation stands inside."""
    words = unit.words
    marks = sum(word in QUOTES for word in words[first : last + 1])
    whole = marks == 2 and words[first] in QUOTES and words[last] in QUOTES
    if words[first] in QUOTES and (marks == 1 or whole):
        first += 1
    if last >= first and words[last] in QUOTES and (marks == 1 or whole):
        last -= 1
    while last >= first and words[last] in TRAILING:
        last -= 1
    return first, last
