"""What stance cue and content make, what a denial disputes, and which statement "the claim" points at."""

from collections.abc import Sequence

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import Lexicon
from claims.extraction.own_answers import own_answer
from claims.extraction.proposal import Figure, PartyResolver, Proposal, Span
from claims.extraction.targets import target
from claims.text.languages import fold
from claims.text.tokens import TOKEN
from claims.vocabulary import DenialTarget, Stance

FURTHEST_ANSWER = 1500  # characters back to the statement that "the claim" points at
SHORTEST_DENIED = 3  # tokens that say what is untrue
LONGEST_STEM = 4  # a word this short has no prefix
NEAR_ANSWER = 300  # characters back to a denial that "the claim" comes after
FURTHEST_ACCUSATION = 3  # proposals between "that accusation" and the accusation it means
REJECTION = 160  # characters within which a claim is called untrue
CLAUSE_BREAKS = frozenset(",.;!?")
LONGEST_NOUN = 20  # characters before a content in which the word for a claim ends
GENITIVES = ("'", "’", "'s", "’s")
LONGEST_POINTER = 7  # tokens that point at the claim before it is called untrue
ANSWERS = frozenset((Stance.DENIES, Stance.PARTLY_DENIES, Stance.CONFIRMS, Stance.CONCEDES, Stance.DOUBTS))
UNANSWERED = frozenset((Stance.DENIES, Stance.DEMANDS, Stance.PROMISES, Stance.DECLINES))


def stance(clause: Clause, *, rejected: bool) -> Stance:
    """Return the stance that cue and content make together; `rejected`: the content calls a claim untrue.

    "Says the claim is baseless" denies it; somebody who "does not deny" it concedes it.
    """
    if clause.negated and clause.cue.stance is Stance.DENIES:
        return Stance.CONCEDES
    if clause.cue.stance is Stance.ASSERTS and rejected:
        return Stance.DENIES
    return clause.cue.stance


def rejects(text: str, content: Span, lex: Lexicon) -> bool:
    """Whether the content only says that a claim is untrue: "the report is baseless", "that is not true"."""
    start = fold(text[content[0] : min(content[1], content[0] + REJECTION)])
    found, demonstratives = lex.rejections.search(start), lex.words.demonstratives
    if found is None:
        return False
    before = [match.group() for match in TOKEN.finditer(start, 0, found.start())]
    noun = next((k for k, word in enumerate(before) if word in lex.rejectable), None)
    claimed = noun is not None and not any(_acts(word, lex) for word in before[:noun])  # "spread false reports"
    if claimed and lex.words.verb_prefixes and noun == len(before) - 1:  # "berita hoaks" names a kind of news
        claimed = noun == 0
    following = TOKEN.search(start, found.end())
    after = following.group() if following else "."
    if after == "?" or not lex.words.negations.isdisjoint(before[-1:]):  # "is it a lie?", "it is no lie"
        return False
    ends, weak = not after[0].isalnum(), found.group() in lex.language.tables["denial"].get("weak_predicates", ())
    called = ends and not weak and not lex.words.copulas.isdisjoint(before[-1:])  # "what they tell is a lie"
    if len(before) > LONGEST_POINTER:  # "the video that shows P, that is a lie", "the report that P is untrue"
        closed = (ends and not weak) or not lex.words.copulas.isdisjoint(before[-2:])
        return (closed and before[0] in lex.words.claim_nouns) or (called and before[-1] in demonstratives)
    if claimed or weak:
        pointed = ends and bool(before) and before[0] in demonstratives
        return (claimed and after not in lex.words.counts) or pointed or after in lex.words.complementizers
    # "not true our troops fired"; "for the villagers, not true that ..."
    opens = " " in found.group() and (not before or before[-1] in CLAUSE_BREAKS)
    alone = opens or ends or after in lex.words.complementizers or _pointed(start, found.end(), lex)
    alone = alone or after in lex.words.ourselves or after in lex.words.soft_complementizers
    return (
        called
        or not demonstratives.isdisjoint(before)
        or (alone and (opens or len(before) <= 1 or _impersonal(before, lex)))
    )


def points_first(text: str, sentence: Span, lex: Lexicon) -> bool:
    """Whether a sentence begins with what points at something said, "but that report", or calls it untrue at once."""
    words = lex.words
    for word in TOKEN.findall(fold(text[sentence[0] : min(sentence[1], sentence[0] + REJECTION)])):
        if word in words.pointing or word in words.relatives or word in lex.rejecting or word in lex.rejectable:
            return True
        if word[0].isalnum() and word not in words.connectives:
            return False
    return False


def _pointed(start: str, end: int, lex: Lexicon) -> bool:
    """Whether a mere "this" follows: "nonsense, that"."""
    following = TOKEN.findall(start, end)[:2]
    return bool(following) and following[0] in lex.words.demonstratives and not "".join(following[1:]).isalnum()


def _acts(word: str, lex: Lexicon) -> bool:
    prefixes = tuple(lex.language.tables["draft"]["active_prefixes"])
    return bool(prefixes) and len(word) > LONGEST_STEM and word.startswith(prefixes) and word not in lex.words.not_verbs


def _impersonal(words: list[str], lex: Lexicon) -> bool:
    """Whether the words are a mere "it is"."""
    pointing = lex.words.pronouns | lex.words.copulas | lex.words.complementizers  # "that is"
    pointing |= lex.words.existentials  # "there is"
    return all(word in pointing for word in words)


def untrue(start: str, lex: Lexicon) -> int | None:
    """Return where "it is not true" ends that folded `start` begins with, None when it does not."""
    found = lex.rejections.search(start)
    before = TOKEN.findall(start, 0, found.start()) if found else []
    clause = next((k + 1 for k in range(len(before) - 1, -1, -1) if before[k] in CLAUSE_BREAKS), 0)
    return found.end() if found and _impersonal(before[clause:], lex) else None


def names_denied(text: str, content: Span, lex: Lexicon) -> bool:
    """Whether what is untrue follows in the same sentence: "it is not true that we fired"."""
    start = fold(text[content[0] : min(content[1], content[0] + REJECTION)])
    end = untrue(start, lex)
    following = TOKEN.findall(start, end) if end is not None else []
    return len(following) >= SHORTEST_DENIED and all(word[0].isalnum() for word in following[:SHORTEST_DENIED])


def with_parties(text: str, proposal: Proposal, parties: PartyResolver | None, lex: Lexicon) -> Proposal:
    """Return the proposal with the party of its speaker and the party whose act it alleges."""
    if parties is None:
        return proposal
    named = proposal.resolved_speaker or proposal.speaker
    party = parties.resolve(text[slice(*named)]) if named else None
    return proposal._replace(party=party, target=target(text, proposal, party, parties, lex))


def only_points(text: str, proposal: Proposal, lex: Lexicon) -> bool:
    """Whether the content says nothing but "the claim (is untrue)" or "this": what is meant was said before."""
    if proposal.content is None or proposal.content_more:
        return False
    if proposal.content == proposal.cue:
        return True
    own = own_answer(text, proposal.content, lex)
    start, end = own[1] if own else proposal.content[0], proposal.content[1]
    content = fold(text[start:end])
    if not lex.rejecting.isdisjoint(TOKEN.findall(content)):
        content = lex.rejections.sub(" ", content)
    noun = TOKEN.findall(fold(text[max(0, start - LONGEST_NOUN) : start]))[-1:]
    noun = noun if lex.words.claim_nouns.issuperset(noun) else []
    return _mere_pointers([*noun, *TOKEN.findall(content)], [*noun, *TOKEN.findall(text, start, end)], lex)


def _mere_pointers(said: list[str], printed: list[str], lex: Lexicon) -> bool:
    """Whether every word points, or says whose the claim is: "the claim of the residents", "the rebels' claim"."""
    rest = [word for word in said if word not in lex.words.pointing]
    if not rest or len(said) > LONGEST_POINTER:
        return not rest
    if said[-1] in lex.words.claim_nouns and said[-2].endswith(GENITIVES):
        return True
    if said[0] not in lex.words.claim_nouns:
        return False
    owners = (
        lex.owners | lex.words.single | lex.words.plural | {fold(word) for word in printed[1:] if word[:1].isupper()}
    )
    return all(word in owners or word in lex.language.tables["figures"]["people"] for word in rest)


def with_antecedent(text: str, proposals: list[Proposal], at: int, lex: Lexicon) -> Proposal:
    """Return proposals[at] with the position of the statement that its "the claim" points at, or a note of none."""
    proposal = proposals[at]
    points = proposal.stance in ANSWERS and only_points(text, proposal, lex)
    if points and "anaphoric" not in proposal.why:
        proposal = proposal._replace(why=(*proposal.why, "anaphoric"))
    if proposal.antecedent is not None or "anaphoric" not in proposal.why:
        return proposal
    found = _answered(text, proposals, at, lex)
    if found is not None:
        return proposal._replace(antecedent=found)
    if points:
        return proposal._replace(why=(*proposal.why, "antecedent-unknown"))
    return proposal


def _answered(text: str, proposals: list[Proposal], at: int, lex: Lexicon) -> int | None:
    """Return the position of the last statement that can be meant: an accusation first, where one is named so.

    A denial just before answers the same: what it points at is meant again, or nothing.
    """
    proposal = proposals[at]
    fitting: list[int] = []
    taken_back = proposal.stance in (Stance.RETRACTS, Stance.REVISES)  # of what the speaker said
    for earlier in range(at - 1, -1, -1):
        other = proposals[earlier]
        distance = proposal.evidence[0] - other.evidence[1]
        if distance > FURTHEST_ANSWER or (fitting and fitting[0] - earlier >= FURTHEST_ACCUSATION):
            break
        same = _same_speaker(text, other, proposal)
        inside = other.content and proposal.cue and other.content[0] <= proposal.cue[0] < other.content[1]
        if other.stance is Stance.DENIES and distance < NEAR_ANSWER and not fitting and not same and not taken_back:
            return other.antecedent
        if other.stance not in UNANSWERED and same == taken_back and not inside:
            fitting.append(earlier)
    accused = [one for one in fitting if proposals[one].stance is Stance.ACCUSES and proposal.content]
    if accused and _names_accusation(text, proposal, lex):
        return accused[0]
    return fitting[0] if fitting else None


def _same_speaker(text: str, one: Proposal, other: Proposal) -> bool:
    """Whether two statements name one speaker: the same words, or the same party."""
    first, second = one.resolved_speaker or one.speaker, other.resolved_speaker or other.speaker
    if first == second or (one.party is not None and one.party == other.party):
        return True
    return first is not None and second is not None and text[slice(*first)] == text[slice(*second)]


def _names_accusation(text: str, proposal: Proposal, lex: Lexicon) -> bool:
    """Whether the content points with a noun of accusing: "that accusation"."""
    content = fold(text[slice(*proposal.content)]) if proposal.content else ""
    cues = (cue for match in TOKEN.finditer(content) for cue in lex.cues.get(match.group(), ()))
    return any(cue.pattern == "noun" and cue.stance is Stance.ACCUSES for cue in cues)


def denial_target(text: str, span: Span, figures: Sequence[Figure], lex: Lexicon) -> DenialTarget:
    """Return what a denial disputes of its content, which is text[span] and states `figures`."""
    content = fold(text[slice(*span)])
    table = lex.language.tables["denial"]
    if figures and any(word in content for word in table["figure"]):
        return DenialTarget.FIGURE
    if any(phrase in content for phrase in table["responsibility"]):
        return DenialTarget.RESPONSIBILITY
    if any(phrase in content for phrase in table["characterisation"]):
        return DenialTarget.CHARACTERISATION
    return DenialTarget.OCCURRENCE
