"""A denial in a speaker's own words: after "they fired at us", "we never fired" denies it without a verb of denying."""

from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import Proposal, Span
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


def alleges(proposal: Proposal) -> bool:
    """Whether the proposal tells of something alleged, by whichever verb."""
    return proposal.stance in ALLEGED or proposal.target is not None


def with_rebuttal(text: str, proposals: list[Proposal], at: int, alleged: list[int], lex: Lexicon) -> Proposal:
    """Return proposals[at], an assertion, as a denial where it says, of the speaker's own side, that P was not done.

    P was alleged at the last of the positions `alleged` (ascending, all before `at`) that shares a word with it.
    """
    proposal = proposals[at]
    if proposal.content is None or proposal.cue is None:
        return proposal
    near = [one for one in alleged[-MOST:] if at - one <= MOST]
    earlier = [one for one in reversed(near) if _may_answer(proposal, proposals[one])]
    act = _disowned(" ".join(text[slice(*span)] for span in _said(proposal)), lex) if earlier else []
    for one in earlier if act else ():
        other = proposals[one]
        said = " ".join(text[slice(*span)] for span in _said(other))
        if _guiltless(act, lex) or _shared(act, TOKEN.findall(fold(said)), lex):
            answered = other.antecedent if other.stance is Stance.DENIES else one
            disputed = denial_target(text, proposal.content, proposal.figures, lex)
            why = (*proposal.why, "own-words")
            return proposal._replace(stance=Stance.DENIES, denial_target=disputed, antecedent=answered, why=why)
    return proposal


def _may_answer(proposal: Proposal, other: Proposal) -> bool:
    """Whether what `other` tells of is near and no allegation of the speaker's own."""
    own = other.stance is not Stance.DENIES and other.speaker == proposal.speaker
    return other.content is not None and not own and proposal.evidence[0] - other.evidence[1] <= FURTHEST


def _said(proposal: Proposal) -> list[Span]:
    """Return the parts of what is said, one where the speaker does not stand inside it."""
    return [span for span in (proposal.content, *proposal.content_more) if span]


def _disowned(said: str, lex: Lexicon) -> list[str]:
    """Return the words that `said` negates of the speaker's own side, [] where it negates nothing of theirs."""
    words, near = lex.words, said[:REACH]
    start = fold(near)
    if words.negations.isdisjoint(start.split()):  # most of what is said: cheaper than its tokens
        return []
    found = TOKEN.findall(start)
    negation = next((k for k, word in enumerate(found[: LEAD + 1]) if word in words.negations), None)
    if negation is None:
        return []
    before = found[: negation + BESIDE]  # "it was not us", "that is no ship of ours"
    possessed = words.inflections if words.verb_prefixes else ()  # "its soldiers" in one word
    if not any(word in words.own_side or (word not in words.adverbs and word.endswith(possessed)) for word in before):
        return []
    act = found[negation + 1 : negation + 1 + ACT]
    act = act[: next((k for k, word in enumerate(act) if not word[0].isalnum()), ACT)]
    names = {fold(word) for word in TOKEN.findall(near) if word[0].isupper()}
    return [word for word in act if word not in names]  # to speak of the same place is not to speak of the same act


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
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and long.endswith(short)
