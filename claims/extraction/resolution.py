"""What stance cue and content make, which party is accused, and which statement "the claim" points at."""

from dataclasses import replace

from claims.extraction.clauses import Clause
from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import PartyResolver, Proposal, Span
from claims.text.languages import fold
from claims.text.tokens import TOKEN
from claims.vocabulary import DenialTarget, Stance

FURTHEST_ANSWER = 1500  # characters back to the statement that "the claim" points at
REJECTION = 160  # characters within which a claim is called untrue
LONGEST_POINTER = 7  # tokens that point at the claim before it is called untrue
ANSWERS = frozenset((Stance.DENIES, Stance.PARTLY_DENIES, Stance.CONFIRMS, Stance.CONCEDES, Stance.DOUBTS))
HEAD = 8  # tokens before the verb in which the doer is named


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
    found = lex.rejections.search(start)
    if found is None:
        return False
    before = [match.group() for match in TOKEN.finditer(start, 0, found.start())]
    claimed = not lex.words.claim_nouns.isdisjoint(before)
    if len(before) > LONGEST_POINTER:
        return before[0] in lex.words.claim_nouns and not lex.words.copulas.isdisjoint(before[-2:])
    following = TOKEN.search(start, found.end())
    after = following.group() if following else "."
    ends = not after[0].isalnum()
    if claimed or found.group() in lex.language.tables["denial"].get("weak_predicates", ()):
        return claimed or (ends and before[:1] != [] and before[0] in lex.words.demonstratives)
    alone = ends or after in lex.words.complementizers or after in lex.words.demonstratives
    return not lex.words.demonstratives.isdisjoint(before) or (len(before) <= 1 and alone)


def with_parties(text: str, proposal: Proposal, parties: PartyResolver | None, lex: Lexicon) -> Proposal:
    """Return the proposal with the party of its speaker and the party whose act it alleges."""
    if parties is None:
        return proposal
    named = proposal.resolved_speaker or proposal.speaker
    party = parties.resolve(text[slice(*named)]) if named else None
    return replace(proposal, party=party, target=_target(text, proposal, party, parties, lex))


def _target(text: str, proposal: Proposal, party: str | None, parties: PartyResolver, lex: Lexicon) -> str | None:
    """Return the party that the content says did something hostile, never the speaker's own."""
    if proposal.content is None or proposal.stance in (Stance.DENIES, Stance.PARTLY_DENIES, Stance.CONCEDES):
        return None
    start, end = proposal.content
    mentions = parties.mentions(text, start, end)
    if not mentions:
        return None
    if proposal.stance == Stance.ACCUSES:
        first = mentions[0]
        return first[1] if first[1] != party and _near_head(text, start, first[0]) else None
    for key in _doers(text, start, end, mentions, lex):
        if key != party:
            return key
    return None


def _near_head(text: str, start: int, span: Span) -> bool:
    return len(TOKEN.findall(text, start, span[0])) <= HEAD


def _doers(text: str, start: int, end: int, mentions: list[tuple[Span, str]], lex: Lexicon) -> list[str]:
    """Return the parties named as subject of a hostile verb, or as agent of a hostile passive."""
    found = []
    words = [(fold(match.group()), match.start(), match.end()) for match in TOKEN.finditer(text, start, end)]
    passive = False
    for at, (word, begin, stop) in enumerate(words):
        if word in lex.words.subordinators and at:
            break
        passive = passive or word in lex.words.hostile_passive
        if word in lex.words.hostile and word not in lex.words.hostile_passive:
            before = [key for span, key in mentions if span[1] <= begin]
            found += before[:1]
        if passive and word in lex.words.agents:
            found += [key for span, key in mentions if stop <= span[0] <= stop + 60][:1]
    return found


def only_points(text: str, proposal: Proposal, lex: Lexicon) -> bool:
    """Whether the content says nothing but "the claim (is untrue)" or "this": what is meant was said before."""
    if proposal.content is None or proposal.content_more:
        return False
    if proposal.content == proposal.cue:
        return True
    content = lex.rejections.sub(" ", fold(text[slice(*proposal.content)]))
    return lex.words.pointing.issuperset(TOKEN.findall(content))


def with_antecedent(text: str, proposals: list[Proposal], at: int, lex: Lexicon) -> Proposal:
    """Return proposals[at] with the position of the statement that its "the claim" points at, or a note of none."""
    proposal = proposals[at]
    points = proposal.stance in ANSWERS and only_points(text, proposal, lex)
    if points and "anaphoric" not in proposal.why:
        proposal = replace(proposal, why=(*proposal.why, "anaphoric"))
    if proposal.antecedent is not None or "anaphoric" not in proposal.why:
        return proposal
    for earlier in range(at - 1, -1, -1):
        other = proposals[earlier]
        if proposal.evidence[0] - other.evidence[1] > FURTHEST_ANSWER:
            break
        same = other.speaker == proposal.speaker or (proposal.party is not None and other.party == proposal.party)
        if other.stance in (Stance.DENIES, Stance.DEMANDS, Stance.PROMISES, Stance.DECLINES) or same:
            continue
        if other.content and proposal.cue and other.content[0] <= proposal.cue[0] < other.content[1]:
            continue
        return replace(proposal, antecedent=earlier)
    if points:
        return replace(proposal, why=(*proposal.why, "antecedent-unknown"))
    return proposal


def denial_target(text: str, proposal: Proposal, lex: Lexicon) -> DenialTarget | None:
    """Return what of its content a denial disputes; None without a content."""
    if proposal.content is None:
        return None
    content = fold(text[slice(*proposal.content)])
    table = lex.language.tables["denial"]
    if proposal.figures and any(word in content for word in table["figure"]):
        return DenialTarget.FIGURE
    if any(phrase in content for phrase in table["responsibility"]):
        return DenialTarget.RESPONSIBILITY
    if any(phrase in content for phrase in table["characterisation"]):
        return DenialTarget.CHARACTERISATION
    return DenialTarget.OCCURRENCE
