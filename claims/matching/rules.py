"""The rules that look at one pair: opposed, same, or accusing each other. Denials and figures have their own files."""

from claims.matching.counts import comparisons, figure_relation, figures_agree
from claims.matching.denials import answered, denial_score, later_assertion
from claims.matching.facts import StatementFact
from claims.matching.figures import Kind
from claims.matching.findings import Finding, answering
from claims.matching.pairs import ASSERTING, CONCEDING, DENYING, Meeting, Pool, accusation, accused, mutual
from claims.matching.slots import days_apart
from claims.matching.totals import total_against_parts
from claims.vocabulary import RelationType, Stance

SAME = 0.6  # shared words that make two statements of one party the same
SAME_CHARGE = 0.45  # and of two accusations by one party against one other
SAME_MEANING = 0.7  # similarity of meaning that does so where the predicates agree
SAME_AGAIN = 0.85  # and, in another article, where they do not: one party seldom says the opposite of what it said
SOME_WORDS = 0.35  # shared words needed beside SAME_MEANING
PARAPHRASE = 0.9  # similarity of meaning that makes two predicates one, whatever their words
SAME_OF_OTHERS = 0.55  # and of two parties
LACKING = 0.7  # and of two of which only one has a figure or a predicate
CONFIRMED = 0.3  # shared matter that a statement which confirms needs
DAYS_OF_AN_EXCHANGE = 3  # accusation and counter-accusation in different articles
OPPOSED = 0.35  # shared matter that a bare negation or antonym needs


def denies(meeting: Meeting) -> Finding | None:
    """A denial answers the one statement it points at."""
    for denial, other in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
        if denial.stance not in DENYING or other.stance in DENYING:
            continue
        held = answered(denial, other.article, meeting.pool)
        if held is None or held.fact.key != other.key:
            continue
        partly = ("partly",) if denial.stance is Stance.PARTLY_DENIES else ()
        caveats = partly + _someone_else(denial, other)
        slug = held.rule.replace(".", "_")
        return Finding(denial, other, RelationType.DENIES, held.rule, held.score, slug, {}, caveats)
    return None


def _someone_else(denial: StatementFact, other: StatementFact) -> tuple[str, ...]:
    return ("other_actor",) if other.target is not None and other.target != denial.party else ()


def upholds_denied(meeting: Meeting) -> Finding | None:
    """A third party says, after the denial, that what was denied did happen."""
    for other, denial in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
        if denial.stance not in DENYING or mutual(denial, meeting.pool.reading(denial)):
            continue
        if not later_assertion(other, denial):
            continue
        score = denial_score(meeting.pool.meet(denial, other))
        if score:
            return Finding(
                other, denial, RelationType.CONTRADICTS, "contradicts.upholds_denied", score, "upholds_denied"
            )
    return None


def concedes(meeting: Meeting) -> Finding | None:
    """The accused grants part of what it is accused of, or grants it and gives a reason."""
    for reply, charge in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
        if reply.stance not in CONCEDING or not accusation(charge) or charge.target != reply.party:
            continue
        if meeting.shared_actions or meeting.containment >= SAME_OF_OTHERS:
            score = 0.5 + 0.5 * meeting.containment
            return Finding(reply, charge, RelationType.PARTLY_CONCEDES, "concedes.accused", score, "partly_concedes")
    return None


def denies_in_words(meeting: Meeting) -> Finding | None:
    """The accused says that it was not so, whatever verb reported it."""
    for reply, charge in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
        if not _both_assert(meeting) or reply.party is None or accused(charge) != reply.party:
            continue
        opposed = meeting.opposed_actions or (meeting.negation_differs and meeting.matter >= OPPOSED)
        if opposed and meeting.pool.reading(reply).odd_negations and _same_days(meeting):
            score = 0.5 + 0.4 * meeting.containment
            return Finding(reply, charge, RelationType.DENIES, "denies.negated", score, "denies_negated")
    return None


def contradicts(meeting: Meeting) -> Finding | None:
    """Two parties assert opposed states of one thing. Without a denial that says so, it is always folded."""
    if not _both_assert(meeting) or not meeting.other_party:
        return None
    source, target = answering(meeting.a, meeting.b)
    axis = meeting.axis(-1)
    if axis:
        score, rule = 0.6 + 0.3 * meeting.containment, f"contradicts.{axis}"
        slots = {"axis": axis}
        return Finding(source, target, RelationType.CONTRADICTS, rule, score, "opposed_states", slots, folded=True)
    if not meeting.negation_differs or (meeting.matter < OPPOSED and not meeting.shared_actions):
        return None
    score = 0.3 + 0.4 * meeting.containment
    rule = "contradicts.negation"
    caveats = ("wording_only",)
    return Finding(source, target, RelationType.CONTRADICTS, rule, score, "negated", {}, caveats, folded=True)


def repeats(meeting: Meeting) -> Finding | None:
    """One party, or one origin, says the same again."""
    if not (meeting.same_party or meeting.same_origin) or meeting.a.stance in DENYING or meeting.b.stance in DENYING:
        return None
    if not _same_polarity(meeting) or not _said_again(meeting) or _figures_differ(meeting):
        return None
    source, target = answering(meeting.a, meeting.b)
    slug = "same_origin" if meeting.same_origin and not meeting.same_party else "repeats"
    return Finding(source, target, RelationType.REPEATS, f"repeats.{slug}", meeting.sameness, slug)


def _said_again(meeting: Meeting) -> bool:
    """Return whether one party says the same in other words; of one charge fewer have to be shared."""
    charge = accusation(meeting.a) and accusation(meeting.b) and meeting.a.target == meeting.b.target
    if charge and meeting.shared_actions and meeting.same_scene is not False and meeting.sameness >= SAME_CHARGE:
        return True
    if _same_predicates(meeting) and meeting.nearness >= SAME_MEANING:
        return True
    elsewhere = meeting.a.article != meeting.b.article
    return (elsewhere and meeting.nearness >= SAME_AGAIN) or _same_words(meeting, SAME, alone=True)


def corroborates(meeting: Meeting) -> Finding | None:
    """Another party says the same, from an origin of its own."""
    if not _both_assert(meeting) or not meeting.other_party or meeting.same_origin or not _same_polarity(meeting):
        return None
    if _figures_differ(meeting) or _other_culprit(meeting) or _by_the_accused(meeting):
        return None
    source, target = answering(meeting.a, meeting.b)
    confirmed = source.stance is Stance.CONFIRMS and meeting.shared_actions and meeting.matter >= CONFIRMED
    if confirmed:
        score = 0.5 + 0.4 * meeting.containment
        return Finding(source, target, RelationType.CORROBORATES, "corroborates.confirms", score, "confirms")
    near = meeting.a.article == meeting.b.article or meeting.same_scene or meeting.meaning >= SAME_OF_OTHERS
    if near and (_same_words(meeting, SAME_OF_OTHERS, alone=False) or _alike_and_near(meeting)):
        rule = "corroborates.same_words"
        return Finding(source, target, RelationType.CORROBORATES, rule, meeting.sameness * 0.8, "says_the_same")
    axis = meeting.axis(1, named=True)
    if axis:
        score, rule = 0.4 + 0.3 * meeting.containment, "corroborates.same_state"
        return Finding(source, target, RelationType.CORROBORATES, rule, score, "says_the_same", {"axis": axis})
    return None


def _alike_and_near(meeting: Meeting) -> bool:
    """Return whether two share a predicate, some words and their meaning."""
    alike = meeting.shared_actions and meeting.sameness >= SOME_WORDS
    return bool(alike) and meeting.nearness >= SAME_MEANING and not _lacks_figure(meeting)


def _by_the_accused(meeting: Meeting) -> bool:
    """Return whether one is what the other's accused says: who says the same of itself concedes it."""
    a, b = meeting.a, meeting.b
    return bool({a.stance, b.stance} & CONCEDING) or _accuses(a, b) or _accuses(b, a)


def counter_accuses(meeting: Meeting) -> Finding | None:
    """Two accusations against each other: both can be true. Symmetrical, so stored in text order."""
    a, b = meeting.a, meeting.b
    if not accusation(a) or not accusation(b) or meeting.same_party or accused(a) == accused(b):
        return None
    replied, strict = _accuses(a, b) or _accuses(b, a), _accuses(a, b) and _accuses(b, a)
    if not replied or not meeting.shared_actions or not _same_days(meeting):
        return None
    later, earlier = answering(a, b)
    if not strict and not _next_reply(earlier, later, meeting.pool):
        return None
    score = 0.7 if strict else 0.55
    return Finding(
        earlier, later, RelationType.COUNTER_ACCUSATION, "counter.mutual" if strict else "counter.replied", score,
        "counter_accusation", {}, ("both_can_be_true",),
    )  # fmt: skip


def _accuses(one: StatementFact, other: StatementFact) -> bool:
    """Return whether `one` accuses the party of `other` by name; "the enemy" is nobody by name."""
    return other.party is not None and accused(one) == other.party


def _next_reply(earlier: StatementFact, later: StatementFact, pool: Pool) -> bool:
    """Return whether `later` is the first accusation by the accused, or by the accuser's accused, after `earlier`."""
    between = [
        fact
        for fact in pool.facts
        if fact.article == earlier.article
        and earlier.position < fact.position < later.position
        and fact.party == later.party
        and accusation(fact)
    ]
    return not between


def _same_days(meeting: Meeting) -> bool:
    """Return whether the two belong to one exchange: one article, or dates known to be close."""
    if meeting.a.article == meeting.b.article:
        return True
    apart = days_apart(meeting.a, meeting.b)
    return apart is not None and apart <= DAYS_OF_AN_EXCHANGE


def _both_assert(meeting: Meeting) -> bool:
    if meeting.a.stance not in ASSERTING or meeting.b.stance not in ASSERTING:
        return False
    return not (mutual(meeting.a, meeting.a_read) or mutual(meeting.b, meeting.b_read))


def _same_polarity(meeting: Meeting) -> bool:
    return not meeting.negation_differs and not meeting.axis(-1) and not meeting.undone


def _both_act(meeting: Meeting) -> bool:
    return bool(meeting.a_read.actions and meeting.b_read.actions)


def _other_culprit(meeting: Meeting) -> bool:
    """Return whether the two blame different parties, or one blames nobody and fits what blames another one better."""
    targets = {meeting.a.target, meeting.b.target} - {None}
    if len(targets) != 1:
        return len(targets) > 1
    free, blaming = (meeting.a, meeting.b) if meeting.a.target is None else (meeting.b, meeting.a)
    rivals = [
        fact
        for fact in meeting.pool.by_article[blaming.article]
        if fact.key != free.key and fact.target not in (None, blaming.target) and fact.stance in ASSERTING
    ]
    return any(meeting.pool.meet(free, rival).sameness > meeting.sameness for rival in rivals)


def _figures_differ(meeting: Meeting) -> bool:
    """Return whether both give figures that neither share a number nor meet about one place or thing."""
    ours, theirs = _numbers(meeting.a), _numbers(meeting.b)
    if not ours or not theirs or ours & theirs:
        return False
    return not (meeting.same_scene and any(one.verdict.kind is Kind.COMPATIBLE for one in comparisons(meeting)))


def _same_words(meeting: Meeting, least: float, *, alone: bool) -> bool:
    """Return whether the two share `least` of their words, or more where one lacks the other's figure.

    Two that have predicates share one, whatever else they have in common, unless they are paraphrases. With `alone`,
    neither has one that the other lacks, unless nearly all words are shared.
    """
    if meeting.nearness >= PARAPHRASE:
        return True
    if _both_act(meeting) and not meeting.shared_actions and not meeting.axis(1):
        return False
    lacks = _lacks_figure(meeting)
    lacks |= alone and meeting.a_read.actions != meeting.b_read.actions
    return meeting.sameness >= (max(least, LACKING) if lacks else least)


def _same_predicates(meeting: Meeting) -> bool:
    return meeting.a_read.actions == meeting.b_read.actions and meeting.a_read.negated == meeting.b_read.negated


def _lacks_figure(meeting: Meeting) -> bool:
    return bool(_numbers(meeting.a)) != bool(_numbers(meeting.b))


def _numbers(fact: StatementFact) -> set[float]:
    bounds = ((figure.low, figure.high) for figure in fact.figures if figure.disclosed)
    return {bound for both in bounds for bound in both if bound is not None}


# The first rule that fires names the relation.
RULES = (
    denies,
    upholds_denied,
    denies_in_words,
    concedes,
    figure_relation,
    total_against_parts,
    contradicts,
    repeats,
    corroborates,
    figures_agree,
    counter_accuses,
)
