"""The rules for what is opposed, and the order of all. What agrees, figures and denials have their own files."""

from claims.matching.agreeing import SAME, SAME_OF_OTHERS, corroborates, repeats
from claims.matching.counts import figure_relation, figures_agree
from claims.matching.denials import (
    LEAST_SHARED,
    ONLY_CHARGE,
    POINTER,
    Answered,
    answered,
    denial_score,
    later_assertion,
    told_again,
)
from claims.matching.facts import StatementFact
from claims.matching.findings import Finding, answering
from claims.matching.lexicon import kinds
from claims.matching.opposing import (
    another_origin,
    answers_no,
    none_against_some,
    of_others,
    one_misses,
    truce_broken,
)
from claims.matching.pairs import CONCEDING, DENYING, Meeting, Pool, accusation, accused, accuses, mutual, numbers
from claims.matching.slots import days_apart
from claims.matching.totals import total_against_parts
from claims.vocabulary import RelationType, Stance

DAYS_OF_A_STATE = 14  # within which a truce, a road, a prisoner is taken to be as it was
DAYS_OF_AN_EXCHANGE = 3  # accusation and counter-accusation in different articles
SOME_MATTER = 0.2  # shared matter the accused needs to say of an act that it was not so
STATES = frozenset({"origin", "truce"})  # cues of which neither side negates the other
OPPOSED = 0.35  # shared matter that a bare negation or antonym needs


def denies(meeting: Meeting) -> Finding | None:
    """A denial answers the one statement it points at."""
    for denial, other in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
        if denial.stance not in DENYING or other.stance in DENYING:
            continue
        held = answered(denial, other.article, meeting.pool)
        if held is None or not (held.fact.key == other.key or _told_again(held, other, meeting.pool)):
            continue
        partly = ("partly",) if denial.stance is Stance.PARTLY_DENIES else ()
        unworded = ("unworded",) if held.rule == ONLY_CHARGE else ()
        caveats = partly + _someone_else(denial, other) + unworded
        slug = held.rule.replace(".", "_")
        return Finding(denial, other, RelationType.DENIES, held.rule, held.score, slug, {}, caveats)
    return None


def _told_again(held: Answered, other: StatementFact, pool: Pool) -> bool:
    """Return whether a denial points at a statement that `other` tells again."""
    return held.rule == POINTER and told_again(pool.meet(held.fact, other))


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
        if not meeting.both_assert or reply.party is None or accused(charge) != reply.party:
            continue
        if _says_not(meeting) and meeting.pool.reading(reply).odd_negations and _same_days(meeting):
            score = 0.5 + 0.4 * meeting.containment
            return Finding(reply, charge, RelationType.DENIES, "denies.negated", score, "denies_negated")
    return None


def _says_not(meeting: Meeting) -> bool:
    """Return whether one negates the other's act, or, where no predicate is known, nearly all that it is about."""
    if meeting.opposed_actions:
        return meeting.of_one_matter(SOME_MATTER)
    if meeting.negation_differs and meeting.matter >= OPPOSED:
        return True
    shared = meeting.a_read.matter & meeting.b_read.matter
    return not meeting.both_act and len(shared) >= LEAST_SHARED and meeting.matter >= SAME


def contradicts(meeting: Meeting) -> Finding | None:
    """Two parties assert opposed states of one thing. Without a denial that says so, it is always folded."""
    if not meeting.both_assert or not meeting.other_party:
        return None
    source, target = answering(meeting.a, meeting.b)
    axis = meeting.axis(-1)
    if axis and not _other_moment(meeting, axis) and not _other_people(meeting, axis):
        score, rule = 0.6 + 0.3 * meeting.containment, f"contradicts.{axis}"
        slots = {"axis": axis}
        return Finding(source, target, RelationType.CONTRADICTS, rule, score, "opposed_states", slots, folded=True)
    cue = _cue(meeting) if not axis else None
    if cue is None:
        return None
    score = 0.3 + 0.4 * meeting.containment
    rule = f"contradicts.{cue}"
    caveats = ("wording_only",)
    slug = "opposed_states" if cue in STATES else "negated"
    return Finding(source, target, RelationType.CONTRADICTS, rule, score, slug, {}, caveats, folded=True)


def _cue(meeting: Meeting) -> str | None:
    """Return what opposes the two where no pair of opposed states does."""
    if meeting.negation_differs and (meeting.of_one_matter(OPPOSED) or meeting.shared_actions):
        return "negation"
    if answers_no(meeting) and _same_days(meeting):
        return "answer"
    if not _same_days(meeting):
        return None
    cues = {"none": none_against_some, "origin": another_origin, "missed": one_misses, "truce": truce_broken}
    return next((name for name, opposes in cues.items() if opposes(meeting)), None)


def _other_moment(meeting: Meeting, axis: str) -> bool:
    """Return whether a state that passes may have passed between the two, or is that of two places.

    What there was none of one day there may be some of a few days later.
    """
    apart = days_apart(meeting.a, meeting.b)
    counted = meeting.a_read.none or meeting.b_read.none
    days = DAYS_OF_AN_EXCHANGE if counted else DAYS_OF_A_STATE
    passed = meeting.a.article != meeting.b.article and apart is not None and apart > days
    return passed or (meeting.same_place is False and not kinds().axis(axis).named)


def _other_people(meeting: Meeting, axis: str) -> bool:
    """Return whether the two count different people: six found alive, one found dead; no resident, nine soldiers."""
    ours, theirs = numbers(meeting.a), numbers(meeting.b)
    none = bool(meeting.a_read.none or meeting.b_read.none)
    differ = bool(ours and theirs) and not ours & theirs
    return kinds().axis(axis).counted and (differ or (none and of_others(meeting.a_read, meeting.b_read)))


def counter_accuses(meeting: Meeting) -> Finding | None:
    """Two accusations against each other: both can be true. Symmetrical, so stored in text order."""
    a, b = meeting.a, meeting.b
    if not accusation(a) or not accusation(b) or meeting.same_party or accused(a) == accused(b):
        return None
    replied, strict = accuses(a, b) or accuses(b, a), accuses(a, b) and accuses(b, a)
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
