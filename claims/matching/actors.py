"""Whose act a denial speaks of: "that its soldiers fired first" answers nobody who says that others did."""

from functools import lru_cache

from claims.matching.facts import StatementFact
from claims.matching.lexicon import lexicon
from claims.matching.pairs import Meeting
from claims.matching.reading import Term, read
from claims.matching.stems import PLAIN, RULES
from claims.matching.where import STEM


def of_another_side(meeting: Meeting) -> bool:
    """Return whether denial a speaks of an act of the denier's own side, and b lays the act to another.

    Parties tell where both are known. Else names do: who acts in b is not named in the denier, and it is the denier
    who says b, or somebody else in the pool bears that name. Where the denier's party is known, names tell nothing
    across languages, in which a country's name differs.
    """
    denial, other = meeting.a, meeting.b
    if not _own_act(denial):
        return False
    if denial.party is not None and other.target is not None:
        return other.target != denial.party
    if denial.party is not None and denial.language != other.language:
        return False
    own, acting = speaking(denial), _names(_subject(other.proposition, other.language), other.language)
    if not own or not acting or own & acting:
        return False
    return bool(own & speaking(other)) or any(acting & speaking(fact) for fact in meeting.pool.facts)


def speaking(fact: StatementFact) -> frozenset[str]:
    """Return the beginnings of the names in who is quoted."""
    return _names(fact.speaker or "", fact.language)


def _own_act(denial: StatementFact) -> bool:
    """Return whether who acts in a denial is called its own ("its soldiers", "pasukannya") or by the denier's name."""
    subject = _subject(denial.proposition, denial.language)
    names = _names(subject, denial.language)
    if not names <= speaking(denial):
        return False
    reading, words = read(subject, denial.language), lexicon(denial.language)
    told = (term for term in reading.terms if not words.stopwords.issuperset(term.keys))
    return bool(names) or "own" in reading.marks or any(words.possessed(_printed(term, subject)) for term in told)


@lru_cache(maxsize=4096)
def _subject(text: str, language: str) -> str:
    """Return what stands before the first predicate that acts; "" where there is none, or it is passive."""
    reading, words = read(text, language), lexicon(language)
    rules = RULES.get(language, PLAIN)
    acts = (place for place, term in enumerate(reading.terms) if reading.actions.intersection(term.keys))
    place = next(acts, 0)
    if not place:
        return ""
    act, before = reading.terms[place], reading.terms[place - 1]
    printed = _printed(act, text)
    passive = printed.startswith(rules.verbal) and not printed.startswith(rules.active)
    return "" if passive or _printed(before, text) in words.passives else text[: act.start]


@lru_cache(maxsize=4096)
def _names(text: str, language: str) -> frozenset[str]:
    """Return the beginnings of the words with a capital letter that the lexicon does not know: names of somebody."""
    terms = (term for term in read(text, language).terms if not term.concept and text[term.start].isupper())
    small = lexicon(language).stopwords
    return frozenset(_printed(term, text)[:STEM] for term in terms if not small.issuperset(term.keys))


def _printed(term: Term, text: str) -> str:
    return text[term.start : term.end].casefold()
