"""Which language a text is in. Frequent words decide; a trained identifier is loaded only when they do not."""

import re
from collections import Counter

from claims.text.languages import codes, fold, load

SAMPLE = 20_000  # characters looked at
ENOUGH = 4  # markers a language needs
CLEAR = 1.3  # how far ahead of the next language it must be

_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None when it holds no words."""
    words = Counter(_WORD.findall(fold(text[:SAMPLE])))
    if not words:
        return None
    votes = vote(words)
    if votes and votes[0][0] >= ENOUGH and (len(votes) == 1 or votes[0][0] >= CLEAR * votes[1][0]):
        return votes[0][1]
    return _of_twins(words, votes) or _identify(text[:SAMPLE])


def vote(words: Counter[str]) -> list[tuple[int, str]]:
    """Return (markers found, language code) of every language with a data file, best first, zero left out."""
    found = [(sum(words[marker] for marker in load(code).words["markers"]), code) for code in codes()]
    return sorted((row for row in found if row[0]), reverse=True)


def _of_twins(words: Counter[str], votes: list[tuple[int, str]]) -> str | None:
    """Return which of the two best languages has more of the markers that the other lacks; None when neither has."""
    if len(votes) < 2 or votes[0][0] < ENOUGH:
        return None
    markers = [load(code).words["markers"] for _, code in votes[:2]]
    own = [sum(words[marker] for marker in markers[n] - markers[1 - n]) for n in (0, 1)]
    return None if own[0] == own[1] else votes[own[1] > own[0]][1]


def _identify(text: str) -> str:
    import py3langid  # loads a model of some megabytes: only when it is needed

    return str(py3langid.classify(text)[0])
