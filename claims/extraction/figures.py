"""Figures of a statement: the numbers in what is said, with what they count and whose it is."""

from collections.abc import Sequence

from claims.extraction.clauses import Range
from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import Figure, Span
from claims.extraction.units import Unit
from claims.text.languages import fold
from claims.text.numbers import Number, find, read
from claims.text.tokens import TOKEN
from claims.vocabulary import Modifier

LONGEST_OF = 4  # words that say what is counted
REACH = 60  # characters looked at on either side for what happened to those counted


def figures(unit: Unit, ranges: Sequence[Range]) -> tuple[Figure, ...]:
    """Return the figures stated in the given ranges of the unit's tokens, in the order of the ranges."""
    text, lex, found = unit.text, unit.lex, []
    for first, last in ranges:
        start, end = unit.span(first, last)
        for number in read(text, unit.tokens(first, last), lex.language.code):
            found.append(_figure(text, number, start, end, lex))
    return tuple(found)


def figures_in(text: str, spans: Sequence[Span], lex: Lexicon) -> tuple[Figure, ...]:
    """Return the figures stated in the given spans of a text, in the order of the spans."""
    code = lex.language.code
    return tuple(
        _figure(text, number, start, end, lex) for start, end in spans for number in find(text, start, end, code)
    )


def _figure(text: str, number: Number, start: int, end: int, lex: Lexicon) -> Figure:
    counted, whose = _counted(text, number, end, lex) if not number.unit.isupper() else ("", None)
    happened = _happened(text, number, start, end, lex)
    of = f"{counted} {happened}".strip() if happened and happened not in counted.split() else counted
    return Figure(number.low, number.high, number.modifier, number.unit, of, whose, number.span)


def _counted(text: str, number: Number, end: int, lex: Lexicon) -> tuple[str, str | None]:
    """Return (what is counted, whose), in the text's own words."""
    words, kinds = lex.words, lex.language.tables["figures"]["kinds"]
    picked: list[str] = []
    whose = None
    for match in TOKEN.finditer(text, number.after, min(end, number.after + REACH)):
        word = fold(match.group())
        if word in words.pronouns or word in words.possessives:
            whose = match.group()
            continue
        if word in words.linkers:
            continue
        stops = word in words.prepositions or word in words.relatives or word in words.auxiliaries
        stops = stops or word in words.adverbs or word in words.coordinators or word in words.clause_openers
        if stops or word in kinds or not word[0].isalpha() or len(picked) == LONGEST_OF:
            break
        picked.append(match.group())
    return " ".join(picked), whose


def _happened(text: str, number: Number, start: int, end: int, lex: Lexicon) -> str:
    """Return what happened to those counted (killed, wounded), in the language file's words; "" when not said."""
    kinds = lex.language.tables["figures"]["kinds"]
    after = fold(text[number.after : min(end, number.after + REACH)])
    for word in TOKEN.findall(after):
        if word in kinds:
            return str(kinds[word])
        if word[0].isdigit() or word in ",;.":
            break
    before = fold(text[max(start, number.span[0] - REACH) : number.span[0]])
    for word in reversed(TOKEN.findall(before)):
        if word in kinds:
            return str(kinds[word])
        if word[0].isdigit() or word in ";." or word in lex.words.coordinators:
            break
    return ""


def undisclosed(unit: Unit) -> Figure | None:
    """Return the figure that somebody is said not to have disclosed in this unit, None when there is none."""
    if unit.lex.undisclosed.isdisjoint(unit.words):
        return None
    table, negations = unit.lex.language.tables["figures"], unit.lex.words.negations
    for at, word in enumerate(unit.words):
        if word not in unit.lex.undisclosed or unit.quoted[at]:
            continue
        if not any(before in negations for before in unit.words[max(0, at - 3) : at]):
            continue
        stop = next((k for k in range(at + 1, len(unit.words)) if unit.words[k] in ",.;"), len(unit.words))
        if any(noun in unit.words[at + 1 : stop] for noun in table["undisclosed_nouns"]):
            span = unit.span(at + 1, stop - 1)
            return Figure(None, None, Modifier.EXACTLY, "", unit.text[slice(*span)], None, span, disclosed=False)
    return None
