"""The rules for what agrees: one party says it again, another says the same."""

from claims.matching.counts import comparisons
from claims.matching.facts import StatementFact
from claims.matching.figures import Kind
from claims.matching.findings import Finding, answering
from claims.matching.pairs import ASSERTING, CONCEDING, DENYING, Meeting, accusation, accuses, numbers
from claims.vocabulary import RelationType, Stance

SAME = 0.6  # shared words that make two statements of one party the same
SAME_CHARGE = 0.45  # and of two accusations by one party against one other
SAME_MEANING = 0.7  # similarity of meaning that does so where the predicates agree
SAME_AGAIN = 0.85  # and, in another article, where they do not: one party seldom says the opposite of what it said
SOME_WORDS = 0.15  # shared words that two parties need beside one predicate and NEAR_MEANING
NEAR_MEANING = 0.35  # similarity of meaning that they need beside these
PARAPHRASE = 0.9  # similarity of meaning that makes two predicates one, whatever their words
SAME_OF_OTHERS = 0.45  # and of two parties
SURE_OF_OTHERS = 0.55  # below which, in words and in meaning, it is folded
LACKING = 0.7  # and of two of which only one has a figure or a predicate
CONFIRMED = 0.3  # shared matter that a statement which confirms needs


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
    if not meeting.both_assert or not meeting.other_party or meeting.same_origin or not _same_polarity(meeting):
        return None
    if _figures_differ(meeting) or _other_culprit(meeting) or _by_the_accused(meeting):
        return None
    source, target = answering(meeting.a, meeting.b)
    if _confirmed(meeting, source, target):
        score = 0.5 + 0.4 * meeting.containment
        return Finding(source, target, RelationType.CORROBORATES, "corroborates.confirms", score, "confirms")
    near = meeting.a.article == meeting.b.article or meeting.same_scene or meeting.meaning >= SAME_OF_OTHERS
    sure = max(meeting.sameness, meeting.nearness) >= SURE_OF_OTHERS
    near = near and (sure or meeting.same_place is not False)
    if near and (_same_words(meeting, SAME_OF_OTHERS, alone=False) or _alike_and_near(meeting)):
        rule = "corroborates.same_words"
        slug = "says_the_same" if meeting.a_read.keys & meeting.b_read.keys else "in_other_words"
        score = meeting.sameness * 0.8
        return Finding(source, target, RelationType.CORROBORATES, rule, score, slug, folded=not sure)
    if _same_charge(meeting):
        score, rule = 0.4 + 0.4 * meeting.containment, "corroborates.same_charge"
        return Finding(source, target, RelationType.CORROBORATES, rule, score, "in_part", {}, ("in_part",))
    axis = meeting.axis(1, named=True)
    if axis:
        score, rule = 0.4 + 0.3 * meeting.containment, "corroborates.same_state"
        return Finding(source, target, RelationType.CORROBORATES, rule, score, "says_the_same", {"axis": axis})
    return None


def _alike_and_near(meeting: Meeting) -> bool:
    """Return whether two share a predicate, some words and their meaning."""
    alike = meeting.shared_actions and meeting.sameness >= SOME_WORDS
    return bool(alike) and meeting.nearness >= NEAR_MEANING and not _lacks_figure(meeting)


def _confirmed(meeting: Meeting, source: StatementFact, target: StatementFact) -> bool:
    """Return whether a statement that confirms something confirms this: one act, and one matter or one accused."""
    if source.stance is not Stance.CONFIRMS:
        return False
    known = meeting.told_actions or (accusation(target) and not meeting.both_act)
    return bool(known) and (meeting.matter >= CONFIRMED or _one_accused_there(meeting))


def _one_accused_there(meeting: Meeting) -> bool:
    charged = meeting.a.target is not None and meeting.a.target == meeting.b.target
    return charged and bool(meeting.told_actions and meeting.same_scene)


def _same_charge(meeting: Meeting) -> bool:
    """Return whether two parties allege one act of one party at one place, though one of them says less of it."""
    return _one_accused_there(meeting) and meeting.containment >= SAME_OF_OTHERS


def _by_the_accused(meeting: Meeting) -> bool:
    """Return whether one is what the other's accused says: who says the same of itself concedes it."""
    a, b = meeting.a, meeting.b
    return bool({a.stance, b.stance} & CONCEDING) or accuses(a, b) or accuses(b, a)


def _same_polarity(meeting: Meeting) -> bool:
    return not (meeting.negation_differs or meeting.axis(-1) or meeting.undone or meeting.announced)


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
    ours, theirs = numbers(meeting.a), numbers(meeting.b)
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
    if meeting.both_act and not meeting.shared_actions and not meeting.axis(1):
        return False
    lacks = _lacks_figure(meeting)
    lacks |= alone and meeting.a_read.actions != meeting.b_read.actions
    return meeting.sameness >= (max(least, LACKING) if lacks else least)


def _same_predicates(meeting: Meeting) -> bool:
    return meeting.a_read.actions == meeting.b_read.actions and meeting.a_read.negated == meeting.b_read.negated


def _lacks_figure(meeting: Meeting) -> bool:
    return bool(numbers(meeting.a)) != bool(numbers(meeting.b))
