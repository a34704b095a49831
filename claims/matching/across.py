"""The words of other languages for what a search asks, as far as the lexicon knows them."""

import tomllib
from functools import lru_cache

from claims.matching.lexicon import FOLDER, Lexicon, kinds, lexicon
from claims.matching.reading import WORD, Term, read

MOST = 24  # phrases for one concept, over all languages
Phrases = dict[str, tuple[str, ...]]


def alternatives(text: str) -> list[tuple[str, ...]]:
    """Return, for each term of a search, its printed words and the phrases that stand for the same in any language.

    The search is read in the language that knows most of it; words that mean nothing by themselves are left out.
    Returns [] where no language knows any of it: there is nothing to look for but the words themselves.
    """
    readings = [(read(text, language).terms, language) for language in _languages()]
    terms, language = max(readings, key=lambda pair: sum(_known(term) for term in pair[0]))
    if not any(_known(term) for term in terms):
        return []
    words = lexicon(language)
    kept = [term for term in terms if _known(term) or not words.stopwords.issuperset(_stems(term, text, words))]
    return [(text[term.start : term.end], *_others(term)) for term in kept]


def _known(term: Term) -> int:
    """Return how many characters of the text a term explains: those of a concept that is subject matter."""
    matter = term.concept and not kinds().marks.issuperset(term.keys)
    return term.end - term.start if matter else 0


def _stems(term: Term, text: str, words: Lexicon) -> list[str]:
    return [words.stem(word) for word in WORD.findall(text[term.start : term.end])]


def _others(term: Term) -> list[str]:
    if not _known(term):
        return []
    return [phrase for key in term.keys for phrase in _phrases().get(key, ())][:MOST]


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "concepts"))


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    """Return the phrases of each concept, the first of every language before the second of any."""
    words = [tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["words"] for name in _languages()]
    found: dict[str, dict[tuple[int, int], str]] = {}
    for place, language in enumerate(words):
        for concept, phrases in language.items():
            found.setdefault(concept, {}).update({(row, place): phrase for row, phrase in enumerate(phrases)})
    return {concept: tuple(dict.fromkeys(found[concept][at] for at in sorted(found[concept]))) for concept in found}
