"""What must be the same in two wordings before one may stand for the other: their numbers and their negations."""

import re
from collections import Counter
from functools import lru_cache
from itertools import chain

from claims.text import numbers
from claims.text.languages import codes, fold, load
from claims.vocabulary import Stance

NUMBER, NEGATION = "number", "negation"
TURNING = frozenset({Stance.DENIES, Stance.PARTLY_DENIES, Stance.DOUBTS, Stance.RETRACTS})

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d]\w*(?:['’]\w+)*|[^\w\s]|\w+")
_NOT = re.compile(r"n't$")


def difference(one: str, other: str, code: str = "") -> str:
    """Return NUMBER or NEGATION where that differs between two wordings, "" where neither does.

    Every digit and number word counts, a date's too; with a language `code` so do modifiers ("at least") and units.
    The words of all languages there are files for are looked for, since a text may quote another one.
    """
    if _figures(one, code) != _figures(other, code):
        return NUMBER
    return NEGATION if negations(one) != negations(other) else ""


def negations(text: str) -> Counter[str]:
    """Return the words of `text` that turn what it says into its opposite: negations and verbs of denial."""
    found = (token for token in _tokens(text) if token in _turning() or _NOT.search(token))
    return Counter(found)


def is_number(token: str) -> bool:
    """Return whether a lower-case token is a number, a number word or a multiplier, or names a number ("t72")."""
    return any(char.isdigit() for char in token) or token in _number_words()


def _figures(text: str, code: str) -> tuple[Counter[str], Counter[object]]:
    plain = Counter(token for token in _tokens(text) if is_number(token))
    read = numbers.find(text, 0, len(text), code) if code in codes() else []
    return plain, Counter((number.low, number.high, number.modifier, number.unit) for number in read)


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(fold(text).replace("’", "'"))


@lru_cache
def _number_words() -> frozenset[str]:
    tables = (load(code).numbers for code in codes())
    return frozenset(chain.from_iterable((*t["words"], *t["multipliers"], *t["teens"], *t["vague"]) for t in tables))


@lru_cache
def _turning() -> frozenset[str]:
    languages = [load(code) for code in codes()]
    cues = (cue for language in languages for cue in language.cues if cue.get("stance") in TURNING)
    denying = {
        form for cue in cues for forms in (*cue.get("forms", ()), *cue.get("lemmas", ())) for form in forms.split("/")
    }
    false = {
        word
        for language in languages
        for name in ("predicates", "weak_predicates")
        for word in language.tables["denial"].get(name, ())
        if " " not in word
    }
    single = {form for form in denying if " " not in form}
    return frozenset(single | false).union(*(language.words["negations"] for language in languages))
