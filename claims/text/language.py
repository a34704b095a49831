"""Which language a text is in. Frequent words decide; a trained identifier is loaded only when they do not."""

import re
from collections import Counter

from claims.text.languages import codes, fold, load

SAMPLE = 20_000  # characters looked at
ENOUGH = 4  # markers a language needs
CLEAR = 1.3  # how far ahead of the next language it must be, its twin left out

_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None when it holds no words."""
    words = Counter(_WORD.findall(fold(text[:SAMPLE])))
    if not words:
        return None
    votes = vote(words)
    if votes and votes[0][0] >= ENOUGH:
        best = votes[0][1]
        other = next((found for found, code in votes if code not in _twins(best)), 0)
        if votes[0][0] >= CLEAR * other:
            return _of_twins(words, best)
    return _of_twins(words, _identify(text[:SAMPLE]))


def vote(words: Counter[str]) -> list[tuple[int, str]]:
    """Return (markers found, language code) of every language with a data file, best first, zero left out."""
    found = [(_count(words, load(code).words["markers"]), code) for code in codes()]
    return sorted((row for row in found if row[0]), reverse=True)


def _twins(code: str) -> frozenset[str]:
    """Return the language and the one it is hard to tell from; alone, where its file names none."""
    return frozenset((code, *(load(code).group("twin") if code in codes() else ())))


def _of_twins(words: Counter[str], guess: str) -> str:
    """Return which of `guess` and its twin has more of the words that the other lacks; else the one both yield to."""
    twins = [load(code) for code in sorted(_twins(guess) & set(codes()))]
    if len(twins) < 2:
        return guess
    counts = [_count(words, twin.words["own"]) for twin in twins]
    if counts[0] != counts[1]:
        return twins[counts[1] > counts[0]].code
    return next((twin.code for twin in twins if twin.group("preferred")), guess)


def _count(words: Counter[str], markers: frozenset[str]) -> int:
    return sum(words[word] for word in words.keys() & markers)


def _identify(text: str) -> str:
    import py3langid  # loads a model of some megabytes: only when it is needed

    return str(py3langid.classify(text)[0])
