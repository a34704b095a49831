"""What every rule asks about two statements, worked out once: the readings, the shared words, the gate."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.matching.facts import StatementFact
from claims.matching.lexicon import Axis, kinds
from claims.matching.overlap import Weights, containment, dice, weigh
from claims.matching.reading import Reading, read
from claims.matching.slots import Gate, gate
from claims.matching.where import STEM, places
from claims.vocabulary import Stance

Similarity = Callable[[StatementFact, StatementFact], float]

ENEMY = "enemy"
SUBJECT = 0.15  # shared matter needed for opposed states of an unnamed subject
ALIKE = 0.5  # shared words that make two sentences one apart from a negation
DENYING = frozenset({Stance.DENIES, Stance.PARTLY_DENIES})
ASSERTING = frozenset(
    {Stance.ASSERTS, Stance.ACCUSES, Stance.CONFIRMS, Stance.CONCEDES, Stance.JUSTIFIES, Stance.REVISES}
)
CONCEDING = frozenset({Stance.CONCEDES, Stance.JUSTIFIES})


@dataclass(frozen=True, slots=True)
class Pool:
    """The statements compared in one call, with their rarity weights."""

    facts: Sequence[StatementFact]
    weights: Weights
    similarity: Similarity | None = None
    readings: Mapping[str, Reading] = field(default_factory=dict)
    by_article: Mapping[str, Sequence[StatementFact]] = field(default_factory=dict)
    adversaries: frozenset[frozenset[str | None]] = frozenset()  # pairs of parties, one of which accuses the other

    def reading(self, fact: StatementFact) -> Reading:
        """Return the reading of a statement's proposition."""
        return self.readings[fact.key]

    def meet(self, a: StatementFact, b: StatementFact) -> "Meeting":
        """Return what `a` and `b` share."""
        return Meeting(a, b, self.reading(a), self.reading(b), self)


def pool(facts: Sequence[StatementFact], similarity: Similarity | None) -> Pool:
    """Read every proposition once and weigh the words."""
    readings = {fact.key: read(fact.proposition, fact.language) for fact in facts}
    by_article: dict[str, list[StatementFact]] = {}
    for fact in facts:
        by_article.setdefault(fact.article, []).append(fact)
    adversaries = frozenset(frozenset({fact.party, accused(fact)}) for fact in facts if fact.target is not None)
    weights = weigh(reading.keys for reading in readings.values())
    return Pool(facts, weights, similarity, readings, by_article, adversaries)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two statements side by side."""

    a: StatementFact
    b: StatementFact
    a_read: Reading
    b_read: Reading
    pool: Pool

    @property
    def gate(self) -> Gate:
        """Return the slot gate of the two."""
        return gate(self.a, self.b)

    @property
    def same_party(self) -> bool:
        """Return whether both are known to speak for one party."""
        return self.a.party is not None and self.a.party == self.b.party

    @property
    def other_party(self) -> bool:
        """Return whether they are known to speak for different parties."""
        return None not in (self.a.party, self.b.party) and self.a.party != self.b.party

    @property
    def same_origin(self) -> bool:
        """Return whether both are known to go back to one origin; two parties quoted in one article are two voices."""
        if self.a.article == self.b.article and self.other_party:
            return False
        return self.a.origin is not None and self.a.origin == self.b.origin

    @property
    def both_assert(self) -> bool:
        """Return whether each says by itself that something is so, and not both sides of each other."""
        if not {self.a.stance, self.b.stance} <= ASSERTING:
            return False
        return not (mutual(self.a, self.a_read) or mutual(self.b, self.b_read))

    @property
    def shared_actions(self) -> frozenset[str]:
        """Return the predicates both use in the same sense, affirmed or negated."""
        shared = self.a_read.actions & self.b_read.actions
        return shared - (self.a_read.negated ^ self.b_read.negated)

    @property
    def both_act(self) -> bool:
        """Return whether both have a predicate that says something by itself."""
        light = kinds().light
        return bool(self.a_read.actions - light and self.b_read.actions - light)

    @property
    def told_actions(self) -> frozenset[str]:
        """Return the shared predicates that both tell of, not only lean on ("since the attack")."""
        return self.shared_actions - self.a_read.background - self.b_read.background

    @property
    def opposed_actions(self) -> frozenset[str]:
        """Return the predicates that one affirms and the other negates."""
        both = self.a_read.actions & self.b_read.actions & (self.a_read.negated ^ self.b_read.negated)
        return both - self.a_read.pending - self.b_read.pending

    @property
    def negation_differs(self) -> bool:
        """Return whether one affirms what the other negates: a shared predicate, or an alike sentence."""
        if self.opposed_actions:
            return True
        unknown = not self.both_act
        return (
            unknown
            and not self.only_names
            and not self.axis(1)
            and self.a_read.odd_negations != self.b_read.odd_negations
            and self.sameness >= ALIKE
        )

    @property
    def announced(self) -> bool:
        """Return whether one only announces what the other tells as done."""
        return bool(self.a_read.actions & self.b_read.actions & (self.a_read.pending ^ self.b_read.pending))

    @property
    def matter(self) -> float:
        """Return how much of the lighter statement's subject matter the other has too, 0 to 1."""
        return containment(self.a_read.matter, self.b_read.matter, self.pool.weights)

    @property
    def only_names(self) -> bool:
        """Return whether all that the two share are names of places: that makes no common subject."""
        ours = places(self.a.proposition, self.a.language)
        shared = self.a_read.keys & self.b_read.keys
        return bool(shared) and all(key[:STEM] in ours for key in shared)

    def of_one_matter(self, least: float) -> bool:
        """Return whether the two share `least` of their matter, or stand in one article and one names none."""
        bare = not (self.a_read.matter and self.b_read.matter)
        return self.matter >= least or (bare and self.a.article == self.b.article)

    def _of_one_subject(self, axis: Axis, sign: int) -> bool:
        """Return whether two states are of one thing; what the accused says of people is of those it is accused of."""
        answers = axis.counted and sign < 0 and self.both_assert
        answers = answers and (accuses(self.a, self.b) or accuses(self.b, self.a))
        return self.of_one_matter(SUBJECT) or answers

    @property
    def same_place(self) -> bool | None:
        """Return whether both name one place; None where one of them names none."""
        ours = places(self.a.proposition, self.a.language)
        theirs = places(self.b.proposition, self.b.language)
        return bool(ours & theirs) if ours and theirs else None

    @property
    def same_scene(self) -> bool | None:
        """Return whether both name one thing or place; None where one of them names none."""
        ours, theirs = _scene(self.a, self.a_read), _scene(self.b, self.b_read)
        return bool(ours & theirs) if ours and theirs else None

    @property
    def sameness(self) -> float:
        """Return how alike the propositions are, 0 to 1: shared words, or meaning across languages."""
        words = dice(self.a_read.keys, self.b_read.keys, self.pool.weights)
        return max(words, self.meaning)

    @property
    def containment(self) -> float:
        """Return how much of the lighter proposition the other has too, 0 to 1."""
        return containment(self.a_read.keys, self.b_read.keys, self.pool.weights)

    @property
    def meaning(self) -> float:
        """Return the embedder's similarity across languages; within one language words tell more (see docs)."""
        return 0.0 if self.a.language == self.b.language else self.nearness

    @property
    def nearness(self) -> float:
        """Return the embedder's similarity, also within a language: one matter, whether the two agree or not."""
        return self.pool.similarity(self.a, self.b) if self.pool.similarity else 0.0

    @property
    def undone(self) -> bool:
        """Return whether one tells of the end of what the other tells: prisoners set free, and prisoners taken."""
        a, b = self.a_read, self.b_read
        return bool((a.ends & b.ended) - b.ends or (b.ends & a.ended) - a.ends)

    def axis(self, sign: int, *, named: bool = False) -> str | None:
        """Return the name of an axis on which the two propositions stand at the same (1) or opposite (-1) poles.

        `named` asks for an axis that names its own subject, as a truce does; the others need shared words.
        """
        if not self.a_read.poles.keys() & self.b_read.poles.keys():
            return None
        for axis in kinds().axes:
            ours, theirs = self.a_read.poles.get(axis.name, 0), self.b_read.poles.get(axis.name, 0)
            if ours * theirs == sign and (axis.named or (not named and self._of_one_subject(axis, sign))):
                return axis.name
        return None


def mutual(fact: StatementFact, reading: Reading) -> bool:
    """Return whether both sides say it of each other: such a statement answers no particular one."""
    speaker = read(fact.speaker or "", fact.language).marks
    return fact.mutual or "reciprocal" in reading.marks or "mutual" in speaker


def accusation(fact: StatementFact) -> bool:
    """Return whether the statement alleges an act by a party other than its own, or by "the enemy"."""
    return fact.stance in ASSERTING and accused(fact) is not None


def accused(fact: StatementFact) -> str | None:
    """Return the party a statement alleges an act of; ENEMY for an enemy without a name; None for nobody else."""
    if fact.target is not None:
        return fact.target if fact.target != fact.party else None
    return ENEMY if "enemy" in read(fact.proposition, fact.language).marks else None


def accuses(one: StatementFact, other: StatementFact) -> bool:
    """Return whether `one` accuses the party of `other` by name; "the enemy" is nobody by name."""
    return other.party is not None and accused(one) == other.party


def numbers(fact: StatementFact) -> set[float]:
    """Return the ends of the disclosed figures of a statement."""
    bounds = ((figure.low, figure.high) for figure in fact.figures if figure.disclosed)
    return {bound for both in bounds for bound in both if bound is not None}


def _scene(fact: StatementFact, reading: Reading) -> frozenset[str]:
    """Return what a sentence names besides people, general words and the speaker's own side ("Azeri", "Azerbaijan")."""
    kind = kinds()
    named = reading.matter - kind.populations - kind.generic
    own = {word[:STEM] for word in read(fact.speaker or "", fact.language).keys}
    return frozenset(key for key in named if key[:STEM] not in own)
