"""Which statement a denial answers: the one it points at, not its neighbours."""

from dataclasses import dataclass

from claims.matching.actors import of_another_side, speaking
from claims.matching.counting import whose_of
from claims.matching.facts import StatementFact
from claims.matching.lexicon import kinds
from claims.matching.pairs import ASSERTING, Meeting, Pool, accusation, mutual
from claims.matching.reading import Reading
from claims.matching.slots import order
from claims.vocabulary import Stance

SAME_MATTER = 0.2  # shared subject matter needed beside a shared predicate
SAME_WORDS = 0.6  # shared words needed where no predicate is known
WORDS_OF_THE_ACCUSED = 0.4  # the same where the accused itself denies
LEAST_SHARED = 2  # words or concepts; one name alone makes no proposition
OTHER_WORDS_FOR_IT = 0.8  # shared words needed where the predicates differ
OTHER_ACTOR = 0.6  # needed when the statement accuses somebody else than the one who denies
CHARGED = 0.1  # what a statement gains that accuses the one who denies
ONLY_CHARGE = "denies.only_charge"
POINTER = "denies.pointer"
UNWORDED = 0.4  # score of a denial that answers the only charge in words that nobody knows
VAGUE = frozenset({"involve"})
ACROSS_ARTICLES = 0.35  # needed when the two stand in different articles


def denial_score(meeting: Meeting) -> float:
    """Return how well statement b fits what denial a disputes, 0 (not at all) to 1. a must be a denial."""
    denial, other = meeting.a, meeting.b
    if meeting.same_party or other.stance not in ASSERTING or mutual(other, meeting.b_read):
        return 0.0
    words = max(meeting.containment, meeting.nearness if denial.article == other.article else meeting.meaning)
    if not _same_matter(meeting, words):
        return 0.0
    if (not _actor_fits(denial, other) and words < OTHER_ACTOR) or of_another_side(meeting):
        return 0.0
    if denial.article != other.article and not _same_place(meeting, words):
        return 0.0
    if _of_other_people(meeting):
        return 0.0
    charged = CHARGED if _charged(denial, other) else 0.0
    return min(1.0, (0.6 if meeting.axis(1) else 0.4) + 0.6 * words + charged)


def _charged(denial: StatementFact, other: StatementFact) -> bool:
    return denial.party is not None and denial.party == other.target


def _same_place(meeting: Meeting, words: float) -> bool:
    """Across articles the two must share more words, and name no different places."""
    return bool(meeting.axis(1)) or (words >= ACROSS_ARTICLES and meeting.same_scene is not False)


def _same_matter(meeting: Meeting, words: float) -> bool:
    if meeting.axis(1):
        return True
    if meeting.shared_actions if _charged(meeting.a, meeting.b) else meeting.told_actions:
        bare = not (meeting.a_read.matter and meeting.b_read.matter)
        return meeting.matter >= SAME_MATTER or bare or _blanket(meeting)
    if _responsible(meeting):
        return True
    if meeting.only_names or (len(meeting.a_read.keys & meeting.b_read.keys) < LEAST_SHARED and not meeting.nearness):
        return False
    if meeting.both_act:
        return words >= OTHER_WORDS_FOR_IT
    return words >= (WORDS_OF_THE_ACCUSED if _charged(meeting.a, meeting.b) else SAME_WORDS)


def _blanket(meeting: Meeting) -> bool:
    """Return whether the accused denies the act in hardly more than a word: "any shot was fired by its men"."""
    told = meeting.told_actions - kinds().light
    return bool(told) and _charged(meeting.a, meeting.b) and len(meeting.a_read.matter) <= LEAST_SHARED


def _responsible(meeting: Meeting) -> bool:
    """Return whether the accused denies to have had a part in the matter, whatever the act is called."""
    part = meeting.a_read.actions >= VAGUE and _charged(meeting.a, meeting.b)
    return part and not meeting.only_names and meeting.matter >= SAME_MATTER


def _of_other_people(meeting: Meeting) -> bool:
    """Return whether a party denies losses of its own and the other counts its own and blames nobody for them."""
    denial, other = meeting.a, meeting.b
    counted = {whose_of(figure, other) for figure in other.figures} - {None}
    return "own" in meeting.a_read.marks and other.target is None and counted == {other.party} != {denial.party}


def _actor_fits(denial: StatementFact, other: StatementFact) -> bool:
    """A denial disputes what its own party is accused of, unless it names whom it speaks for."""
    actors = {denial.target, denial.party} - {None}
    return other.target is None or not actors or other.target in actors


@dataclass(frozen=True, slots=True)
class Answered:
    """The statement a denial answers, by which rule, and how well it fits (0 to 1)."""

    fact: StatementFact
    rule: str
    score: float


def answered(denial: StatementFact, article: str, pool: Pool) -> Answered | None:
    """Return the one statement of `article` that a denial answers, None when it answers none there.

    A blanket or mutual denial answers none. A pointer ("denied the claim") answers what it points at and nothing else.
    """
    reading = pool.reading(denial)
    if mutual(denial, reading):
        return None
    if denial.antecedent is not None or _bare_pointer(reading) or _vague(reading):
        pointed = _pointed_at(denial, pool)
        if pointed is not None:
            return Answered(pointed, POINTER, 1.0) if pointed.article == article else None
        # What it points at is no statement yet: the headline may say the same.
        return _worded(denial, article, pool) if article == denial.article and _worded_itself(reading) else None
    return _worded(denial, article, pool) or _only_charge(denial, article, pool)


def _worded_itself(reading: Reading) -> bool:
    return not _bare_pointer(reading) and not _vague(reading)


def _worded(denial: StatementFact, article: str, pool: Pool) -> Answered | None:
    """Return the statement of `article` that the words of a denial fit best."""
    scored = [(denial_score(pool.meet(denial, other)), other) for other in _answerable(denial, article, pool)]
    score, best = max(scored, key=lambda item: (item[0], *_nearness(denial, item[1])), default=(0.0, denial))
    return Answered(best, _rule(pool.meet(denial, best)), score) if score else None


def told_again(meeting: Meeting) -> bool:
    """Return whether b tells again, in one article and of one voice, what a tells: a headline and its lead."""
    a, b = meeting.a, meeting.b
    if a.article != b.article or b.stance not in ASSERTING or a.target != b.target:
        return False
    same_voice = meeting.same_party or (not meeting.other_party and bool(speaking(a) & speaking(b)))
    return same_voice and bool(meeting.told_actions) and not meeting.only_names and meeting.containment >= SAME_WORDS


def _only_charge(denial: StatementFact, article: str, pool: Pool) -> Answered | None:
    """Return what the denier is accused of in its own article, in whatever words, where that is one thing only.

    A denial follows what it denies: of nine in ten such pairs of labelled events the one answers the other.
    """
    if article != denial.article:
        return None
    charges = [other for other in pool.by_article.get(article, ()) if _charged(denial, other) and accusation(other)]
    return Answered(charges[0], ONLY_CHARGE, UNWORDED) if len(charges) == 1 else None


def _answerable(denial: StatementFact, article: str, pool: Pool) -> list[StatementFact]:
    others = pool.by_article.get(article, ())
    return [other for other in others if other.key != denial.key and not later_assertion(other, denial)]


def _rule(meeting: Meeting) -> str:
    return "denies.same_proposition" if meeting.a_read.keys & meeting.b_read.keys else "denies.same_state"


def later_assertion(other: StatementFact, denial: StatementFact) -> bool:
    """Return whether `other` upholds, after the denial, what was denied: then it answers the denial."""
    if other.stance is not Stance.CONFIRMS:
        return False
    if other.article == denial.article:
        return other.position > denial.position
    return order(other, denial) == 1


def _nearness(denial: StatementFact, other: StatementFact) -> tuple[bool, bool, int, str]:
    """Order equal scores: the same sentence, then before rather than after, then the nearest, then the key."""
    distance = abs(denial.position - other.position)
    return denial.context == other.context, other.position < denial.position, -distance, other.key


def _bare_pointer(reading: Reading) -> bool:
    """Return whether a denial says no more than "the claim": it then has no subject matter of its own."""
    return "pointer" in reading.marks and not reading.keys


def _vague(reading: Reading) -> bool:
    """Return whether a denial says no more than "any involvement": it then answers what its party is accused of."""
    return reading.keys == VAGUE


def _pointed_at(denial: StatementFact, pool: Pool) -> StatementFact | None:
    """Return the antecedent: the one given, or for a bare pointer the nearest earlier statement of another party."""
    if denial.antecedent is not None:
        return next((fact for fact in pool.facts if fact.key == denial.antecedent), None)
    own = pool.by_article.get(denial.article, ())
    candidates = [fact for fact in own if _can_be_pointed_at(denial, fact, pool)]
    return max(candidates, key=lambda fact: fact.position, default=None)


def _can_be_pointed_at(denial: StatementFact, fact: StatementFact, pool: Pool) -> bool:
    earlier = fact.position < denial.position
    another = fact.party is None or fact.party != denial.party
    fits = fact.target == denial.party if _vague(pool.reading(denial)) else _actor_fits(denial, fact)
    return earlier and another and fits and fact.stance in ASSERTING and not mutual(fact, pool.reading(fact))
