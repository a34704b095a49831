"""A denial in a speaker's own words: after "they fired at us", "we never fired" denies it without a verb of denying."""

from claims.extraction.confidence import confidence
from claims.extraction.lexicon import Lexicon
from claims.extraction.phrases import QUOTES
from claims.extraction.proposal import Proposal
from claims.extraction.resolution import denial_target
from claims.text.languages import fold
from claims.text.tokens import TOKEN
from claims.vocabulary import Stance

REACH = 90  # characters of what is said in which the negation stands
LEAD = 6  # tokens before the negation: "the troops of ours have"
BESIDE = 3  # tokens from the negation in which those who did not do it may stand
ACT = 4  # tokens after it in which the act stands
FURTHEST = 1500  # characters back to what is answered
MOST = 6  # proposals back to what is answered
SHORTEST = 4  # letters of a word that two statements may share
STEM = 5  # letters by which two forms of a word are told where endings differ
ALLEGED = (Stance.ACCUSES, Stance.DENIES)  # a denial, too, repeats what was alleged
# An article in dispute, by what tells most of the negations apart that are labelled denials (docs/decisions/0143-*.md).
LEAST_ALLEGED, SHARE_ALLEGED = 3, 0.15  # of its proposals


def alleges(proposal: Proposal) -> bool:
    """Whether the proposal tells of something alleged, by whichever verb."""
    return proposal.stance in ALLEGED or proposal.target is not None


def with_rebuttal(text: str, proposals: list[Proposal], at: int, alleged: list[int], lex: Lexicon) -> Proposal:
    """Return proposals[at], an assertion, as a denial where it says that what was alleged was not done.

    It was alleged at the last of the positions `alleged` (ascending, all before `at`) that shares a word with it. What
    begins with another negation after something alleged is noted and less sure: some of it denies.
    """
    proposal = proposals[at]
    if proposal.content is None or proposal.cue is None:
        return proposal
    near = [one for one in alleged[-MOST:] if at - one <= MOST]
    earlier = [one for one in reversed(near) if _may_answer(proposal, proposals[one])]
    said = _said(text, proposal)[:REACH]
    found = _first_words(said, lex) if earlier else []
    negation = next((k for k, word in enumerate(found[: LEAD + 1]) if word in lex.words.negations), None)
    if negation is None:
        return proposal
    act = _disowned(said, found, negation, lex)
    answered = next((one for one in earlier if act and _answers(act, _said(text, proposals[one]), lex)), None)
    if answered is not None:
        return _as_denial(text, proposal, proposals, answered, lex)
    return _less_sure(proposal, "may-deny")


def in_dispute(alleged: int, proposed: int) -> bool:
    """Whether an article is largely accusations and denials: `alleged` of its `proposed` statements allege or deny."""
    return alleged >= LEAST_ALLEGED and alleged >= SHARE_ALLEGED * proposed


def with_doubt(text: str, folded: str, proposal: Proposal, lex: Lexicon) -> Proposal:
    """Return the proposal, which stands in an article in dispute, less sure where it asserts with a negation.

    `folded` is the text as `fold` returns it. Least sure in quotation marks: there the accused speak for themselves.
    """
    if proposal.stance is not Stance.ASSERTS or proposal.content is None or proposal.cue is None:
        return proposal
    if lex.words.negations.isdisjoint(_said(folded, proposal).split()):
        return proposal
    start = proposal.content[0]
    return _less_sure(proposal, "may-well-deny" if QUOTES.intersection(text[max(0, start - 1) : start]) else "may-deny")


def _less_sure(proposal: Proposal, note: str) -> Proposal:
    """Return the proposal with one of the two notes of a negation."""
    why = (*(one for one in proposal.why if one != "may-deny"), note)
    return proposal._replace(why=why, confidence=confidence(proposal.rule, why))


def _as_denial(text: str, proposal: Proposal, proposals: list[Proposal], answered: int, lex: Lexicon) -> Proposal:
    """Return the proposal as a denial of the one at `answered`, or of what that one denied."""
    assert proposal.content is not None
    other, why = proposals[answered], (*proposal.why, "own-words")
    return proposal._replace(
        stance=Stance.DENIES,
        denial_target=denial_target(text, proposal.content, proposal.figures, lex),
        antecedent=other.antecedent if other.stance is Stance.DENIES else answered,
        confidence=confidence(proposal.rule, why),
        why=why,
    )


def _may_answer(proposal: Proposal, other: Proposal) -> bool:
    """Whether what `other` tells of is near and no allegation of the speaker's own."""
    own = other.stance is not Stance.DENIES and other.speaker == proposal.speaker
    return other.content is not None and not own and proposal.evidence[0] - other.evidence[1] <= FURTHEST


def _said(text: str, proposal: Proposal) -> str:
    """Return what is said, one where the speaker does not stand inside it."""
    return " ".join(text[slice(*span)] for span in (proposal.content, *proposal.content_more) if span)


def _first_words(said: str, lex: Lexicon) -> list[str]:
    """Return the tokens of `said`, [] where none of them negates."""
    start = fold(said)
    if lex.words.negations.isdisjoint(start.split()):  # most of what is said: cheaper than its tokens
        return []
    return TOKEN.findall(start)


def _disowned(said: str, found: list[str], negation: int, lex: Lexicon) -> list[str]:
    """Return what the token `negation` negates of the speaker's own side, or says there was none of; else []."""
    if not (_of_ours(found[: negation + BESIDE], lex) or _none(found, negation, lex)):
        return []
    act = found[negation + 1 : negation + 1 + ACT]
    act = act[: next((k for k, word in enumerate(act) if not word[0].isalnum()), ACT)]
    names = {fold(word) for word in TOKEN.findall(said) if word[0].isupper()}
    return [word for word in act if word not in names]  # to speak of the same place is not to speak of the same act


def _of_ours(before: list[str], lex: Lexicon) -> bool:
    """Whether the speaker's own side stands beside a negation: "it was not us", "that is no ship of ours"."""
    words = lex.words
    possessed = words.inflections if words.verb_prefixes else ()  # "its soldiers" in one word
    return any(word in words.own_side or (word not in words.adverbs and word.endswith(possessed)) for word in before)


def _none(found: list[str], negation: int, lex: Lexicon) -> bool:
    """Whether there was none of something, "there was no collision", whoever may have done it."""
    return not lex.existentials.isdisjoint((found[negation], " ".join(found[negation : negation + 2])))


def _answers(act: list[str], alleged: str, lex: Lexicon) -> bool:
    """Whether what is negated is what was alleged, or is to be responsible."""
    return _guiltless(act, lex) or _shared(act, TOKEN.findall(fold(alleged)), lex)


def _guiltless(act: list[str], lex: Lexicon) -> bool:
    """Whether what is negated is to be responsible, whatever was alleged: "(not) involved"."""
    said = " ".join(act)
    return any(said.startswith(phrase) for phrase in lex.language.tables["denial"]["responsibility"])


def _shared(act: list[str], alleged: list[str], lex: Lexicon) -> bool:
    """Whether a word that carries meaning stands in both, in whichever form."""
    return any(_alike(one, other, lex) for one in act if _means(one, lex) for other in alleged if _means(other, lex))


def _means(word: str, lex: Lexicon) -> bool:
    return len(word) >= SHORTEST and word not in lex.words.function


def _alike(one: str, other: str, lex: Lexicon) -> bool:
    """Whether two words are forms of one: by their end where verbs take prefixes, by their beginning elsewhere."""
    if one == other:
        return True
    if not lex.words.verb_prefixes:
        return one[:STEM] == other[:STEM]
    return any(_ends_alike(mine, theirs, lex) for mine in _stems(one, lex) for theirs in _stems(other, lex))


def _stems(word: str, lex: Lexicon) -> list[str]:
    """Return the word, and without each ending it may have: "tembakan" is "tembak" or "temba"."""
    endings = [end for end in lex.words.noun_endings if word.endswith(end) and len(word) - len(end) >= SHORTEST]
    return [word, *(word.removesuffix(end) for end in endings)]


def _ends_alike(one: str, other: str, lex: Lexicon) -> bool:
    """Whether one of two stems is the end of the other, which may have lost its first letter to a prefix."""
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST and long.endswith(short):
        return True
    return len(short) > SHORTEST and short.startswith(lex.words.swallowed) and long.endswith(short[1:])
