"""Which places a sentence names: words with a capital letter after "di" or "at", or after a word for a place."""

from functools import lru_cache

from claims.matching.lexicon import kinds, lexicon
from claims.matching.reading import Term, read
from claims.text.languages import load

STEM = 4  # letters that make two names one: a country and its people


@lru_cache(maxsize=4096)
def places(text: str, language: str) -> frozenset[str]:
    """Return the beginnings (four letters) of the names of places in a sentence, in lower case.

    Months, days of the week and numbers are no names: "Post Nine" is "Pos Sembilan".
    """
    reading, small = read(text, language), lexicon(language).stopwords
    found: set[str] = set()
    led = within = False
    for term in reading.terms:
        within = text[term.start].isupper() and (within or led)
        if within and not term.concept and not small.issuperset(term.keys):
            found.add(text[term.start : term.end].casefold()[:STEM])
        led = _leads(term, text, language) or (led and small.issuperset(term.keys))
    return frozenset(found - _months(language))


def _leads(term: Term, text: str, language: str) -> bool:
    """Return whether what follows a term is where it was: "di", "at", "Desa", "the village of"."""
    word = text[term.start : term.end].casefold()
    return word in lexicon(language).locatives or bool(kinds().sites.intersection(term.keys))


@lru_cache(maxsize=8)
def _months(language: str) -> frozenset[str]:
    try:
        return frozenset(str(month)[:STEM] for month in load(language).dates["months"])
    except KeyError:
        return frozenset()
