"""Which statement a denial answers: the one it points at, not its neighbours."""

from claims.matching.facts import StatementFact
from claims.matching.pairs import ASSERTING, Meeting, Pool, mutual
from claims.matching.slots import order
from claims.vocabulary import Stance

SAME_MATTER = 0.2  # shared subject matter needed beside a shared predicate
SAME_WORDS = 0.6  # shared words needed where no predicate is known
OTHER_WORDS_FOR_IT = 0.8  # shared words needed where the predicates differ
OTHER_ACTOR = 0.6  # needed when the statement accuses somebody else than the one who denies
ACROSS_ARTICLES = 0.35  # needed when the two stand in different articles


def denial_score(meeting: Meeting) -> float:
    """Return how well statement b fits what denial a disputes, 0 (not at all) to 1. a must be a denial."""
    denial, other = meeting.a, meeting.b
    if meeting.same_party or other.stance not in ASSERTING or mutual(other, meeting.b_read):
        return 0.0
    words = max(meeting.containment, meeting.meaning)
    if not _same_matter(meeting, words):
        return 0.0
    if not _actor_fits(denial, other) and words < OTHER_ACTOR:
        return 0.0
    if denial.article != other.article and words < ACROSS_ARTICLES and not meeting.axis(1):
        return 0.0
    return min(1.0, (0.6 if meeting.axis(1) else 0.4) + 0.6 * words)


def _same_matter(meeting: Meeting, words: float) -> bool:
    if meeting.axis(1):
        return True
    if meeting.shared_actions:
        return meeting.matter >= SAME_MATTER or not (meeting.a_read.matter and meeting.b_read.matter)
    both_known = bool(meeting.a_read.actions and meeting.b_read.actions)
    return words >= (OTHER_WORDS_FOR_IT if both_known else SAME_WORDS)


def _actor_fits(denial: StatementFact, other: StatementFact) -> bool:
    """A denial disputes what its own party is accused of, unless it names whom it speaks for."""
    actors = {denial.target, denial.party} - {None}
    return other.target is None or not actors or other.target in actors


def answered(denial: StatementFact, pool: Pool) -> dict[str, tuple[StatementFact, str, float]]:
    """Return, per article, the one statement a denial answers, with the rule and a score from 0 to 1.

    A blanket or mutual denial answers none. A pointer ("denied the claim") answers what it points at and nothing else.
    """
    reading = pool.reading(denial)
    if mutual(denial, reading):
        return {}
    pointed = _pointed_at(denial, pool)
    if pointed is not None:
        return {pointed.article: (pointed, "denies.pointer", 1.0)}
    if "pointer" in reading.marks and not reading.actions:
        return {}
    best: dict[str, tuple[StatementFact, str, float]] = {}
    for other in pool.facts:
        if other.key == denial.key or later_assertion(other, denial):
            continue
        score = denial_score(pool.meet(denial, other))
        if score and _better(denial, other, score, best.get(other.article)):
            best[other.article] = (other, _rule(denial, other, pool), score)
    return best


def _rule(denial: StatementFact, other: StatementFact, pool: Pool) -> str:
    meeting = pool.meet(denial, other)
    return "denies.same_proposition" if meeting.a_read.keys & meeting.b_read.keys else "denies.same_state"


def later_assertion(other: StatementFact, denial: StatementFact) -> bool:
    """Return whether `other` upholds, after the denial, what was denied: then it answers the denial."""
    if other.stance is not Stance.CONFIRMS:
        return False
    if other.article == denial.article:
        return other.position > denial.position
    return order(other, denial) == 1


def _better(
    denial: StatementFact, other: StatementFact, score: float, held: tuple[StatementFact, str, float] | None
) -> bool:
    if held is None:
        return True
    return (score, *_nearness(denial, other)) > (held[2], *_nearness(denial, held[0]))


def _nearness(denial: StatementFact, other: StatementFact) -> tuple[bool, bool, int, str]:
    """Order equal scores: the same sentence, then before rather than after, then the nearest, then the key."""
    distance = abs(denial.position - other.position)
    return denial.context == other.context, other.position < denial.position, -distance, other.key


def _pointed_at(denial: StatementFact, pool: Pool) -> StatementFact | None:
    """Return the antecedent: the one given, or for a bare pointer the nearest earlier statement of another party."""
    by_key = {fact.key: fact for fact in pool.facts}
    if denial.antecedent is not None:
        return by_key.get(denial.antecedent)
    reading = pool.reading(denial)
    if "pointer" not in reading.marks or reading.actions:
        return None
    candidates = [fact for fact in pool.facts if _can_be_pointed_at(denial, fact, pool)]
    return max(candidates, key=lambda fact: fact.position, default=None)


def _can_be_pointed_at(denial: StatementFact, fact: StatementFact, pool: Pool) -> bool:
    earlier = fact.article == denial.article and fact.position < denial.position
    another = fact.party is None or fact.party != denial.party
    fits = fact.target is None or _actor_fits(denial, fact)
    return earlier and another and fits and fact.stance in ASSERTING and not mutual(fact, pool.reading(fact))
