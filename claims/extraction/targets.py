"""Whose hostile act a statement alleges, whichever verb reported it."""

from typing import NamedTuple

from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import PartyResolver, Proposal, Span
from claims.text.languages import fold
from claims.text.tokens import TOKEN
from claims.vocabulary import Stance

HEAD = 8  # tokens before the verb in which the doer is named
NEGATION = 3  # tokens before an act in which it is negated
LONGEST_ACT = 3  # tokens of "responsible for", "is behind"
AFTER_AGENT = 60  # characters after "by" in which the doer is named
BESIDE = 2  # tokens between "the strike" and whose it is: "serangan udara X"


class Word(NamedTuple):
    """A token of what is said, folded, with its offsets into the text."""

    form: str
    start: int
    end: int


def target(text: str, proposal: Proposal, party: str | None, parties: PartyResolver, lex: Lexicon) -> str | None:
    """Return the party that the content says did something hostile, never the speaker's own."""
    if proposal.content is None or proposal.stance in (Stance.DENIES, Stance.PARTLY_DENIES, Stance.CONCEDES):
        return None
    start, end = proposal.content
    mentions = parties.mentions(text, start, end)
    if not mentions:
        return None
    if proposal.stance == Stance.ACCUSES:
        span, key = mentions[0]
        return key if key != party and len(TOKEN.findall(text, start, span[0])) <= HEAD else None
    words = [Word(fold(match.group()), match.start(), match.end()) for match in TOKEN.finditer(text, start, end)]
    return next((key for key in _doers(words, mentions, lex) if key != party), None)


def _doers(words: list[Word], mentions: list[tuple[Span, str]], lex: Lexicon) -> list[str]:
    """Return the parties named as who does something hostile, fails in a duty, or is behind an act."""
    found: list[str] = []
    suffered = False  # "was shelled": the doer follows
    classes = lex.words
    acts, bare, deeds, duties = (lex.language.group(name) for name in ("hostile", "hostile_bare", "deeds", "duties"))
    for at, word in enumerate(words):
        if word.form in classes.subordinators and at:
            break
        before = [earlier.form for earlier in words[max(0, at - NEGATION) : at]]
        negated = not classes.negations.isdisjoint(before)
        passive = word.form in classes.hostile_passive and not negated and _passive(words, at, lex)
        suffered = suffered or passive
        named_before = [key for span, key in mentions if span[1] <= word.start]
        if not negated and not passive and not acts.isdisjoint(_phrases(words, at)):
            found += named_before[:1]
        if word.form in duties and (negated or not classes.refusals.isdisjoint(before[-1:])):
            found += named_before[:1]
        if word.form in bare and at:
            found += [key for span, key in mentions if span[1] == words[at - 1].end]
        if suffered and word.form in classes.agents:
            found += [key for span, key in mentions if word.end <= span[0] <= word.end + AFTER_AGENT][:1]
        if classes.verb_prefixes and (passive or word.form in deeds):  # "diserang X", "serangan udara X"
            found += _beside(words, at, mentions, 0 if passive else BESIDE, lex)
    return found


def _passive(words: list[Word], at: int, lex: Lexicon) -> bool:
    """Whether the form is a passive here, where active and passive forms may be the same."""
    if lex.words.verb_prefixes:
        return True
    by = at + 1 < len(words) and words[at + 1].form in lex.words.agents
    return by or any(word.form in lex.words.copulas for word in words[max(0, at - NEGATION) : at])


def _phrases(words: list[Word], at: int) -> list[str]:
    """Return the words that begin at token `at`: one, two and three of them."""
    forms = [word.form for word in words[at : at + LONGEST_ACT]]
    return [" ".join(forms[:size]) for size in range(1, len(forms) + 1)]


def _beside(words: list[Word], at: int, mentions: list[tuple[Span, str]], reach: int, lex: Lexicon) -> list[str]:
    """Return the party named right after token `at`, with at most `reach` plain words between."""
    for k in range(at + 1, min(at + reach + 2, len(words))):
        named = [key for span, key in mentions if span[0] == words[k].start]
        if named:
            return named
        if words[k].form in lex.words.prepositions or not words[k].form[0].isalpha():
            break
    return []
