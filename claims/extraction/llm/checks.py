"""What a found quotation must not have lost: its figures, its negation, the sense of its cue."""

from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import Span
from claims.text.languages import fold
from claims.text.numbers import Number, find
from claims.text.tokens import TOKEN
from claims.vocabulary import Stance

REACH = 40  # characters beside a quotation in which a negation would be cut off
BEFORE, AFTER = 2, 1  # words looked at there
DENYING = frozenset({Stance.DENIES, Stance.PARTLY_DENIES, Stance.DOUBTS, Stance.RETRACTS})


def keeps_figures(text: str, content: Span, sentence: Span, lex: Lexicon) -> bool:
    """Whether the numbers of a quotation read the same alone and in their sentence: none cut, no "at least" lost."""
    code = lex.language.code
    whole = [number for number in find(text, *sentence, code) if _meets(number.span, content)]
    return [_key(number) for number in whole] == [_key(number) for number in find(text, *content, code)]


def keeps_negation(text: str, content: Span, sentence: Span, others: list[Span], lex: Lexicon) -> bool:
    """Whether no negation stands right beside a quotation, outside of the speaker and the cue."""
    before = _words_before(text, content[0], max(sentence[0], *(end for _, end in others if end <= content[0]), 0))
    stop = min([sentence[1], *(start for start, _ in others if start >= content[1])])
    after = _words_after(text, content[1], stop)
    return lex.words.negations.isdisjoint([*before[-BEFORE:], *after[:AFTER]])


def fits_cue(text: str, cue: Span | None, sentence: Span, stance: Stance, lex: Lexicon) -> bool:
    """Whether the stance is none that the cue excludes: who "denies" does not assert, who does not deny does not deny.

    A negation before the cue that was not quoted with it makes it another cue: then it does not fit.
    """
    if cue is None:
        return True
    words = [fold(match.group()) for match in TOKEN.finditer(text, *cue)]
    negated = not lex.words.negations.isdisjoint(words)
    left_out = _words_before(text, cue[0], sentence[0])[-BEFORE:]
    if not lex.words.negations.isdisjoint(left_out):
        return False
    plain = " ".join(word for word in words if word not in lex.words.negations)
    stances = {found.stance for found in lex.cues.get(" ".join(words)) or lex.cues.get(plain) or ()}
    if stances and stances <= DENYING:
        return (stance not in DENYING) if negated and " ".join(words) not in lex.cues else stance in DENYING
    return True


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _key(number: Number) -> tuple[Span, float | None, float | None, str]:
    return number.span, number.low, number.high, str(number.modifier)


def _words_before(text: str, end: int, start: int) -> list[str]:
    """Return the words between the last mark and `end`; a mark, such as a comma or a quotation mark, parts clauses."""
    words: list[str] = []
    for match in TOKEN.finditer(text, max(start, end - REACH), end):
        words = [*words, fold(match.group())] if match.group()[0].isalnum() else []
    return words


def _words_after(text: str, start: int, end: int) -> list[str]:
    words: list[str] = []
    for match in TOKEN.finditer(text, start, min(end, start + REACH)):
        if not match.group()[0].isalnum():
            break
        words.append(fold(match.group()))
    return words
