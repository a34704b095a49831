"""What opposes two statements though no word of theirs is the other's opposite: none against some, two origins."""

from claims.matching.counting import population
from claims.matching.lexicon import kinds
from claims.matching.pairs import Meeting, accusation, accuses
from claims.matching.reading import Reading
from claims.matching.slots import order

MISSED = 0.35  # shared matter beside the word that one negates first and the other tells of
ANSWERED = 0.2  # shared matter of an accusation and of what the accused says was not so
BREAKING = frozenset({"attack", "fight"})


def none_against_some(meeting: Meeting) -> bool:
    """Return whether one says that nobody was killed, or hurt, or held, and the other that some were."""
    a, b = meeting.a_read, meeting.b_read
    return meeting.same_place is not False and (_none_of(a, b) or _none_of(b, a))


def _none_of(none: Reading, some: Reading) -> bool:
    told = some.actions - some.negated - some.background - some.pending
    return bool(none.none & told & kinds().measures) and not of_others(none, some)


def of_others(a: Reading, b: Reading) -> bool:
    """Return whether one tells of people under arms and the other does not: "no resident", "five soldiers"."""
    ours, theirs = population(a.terms), population(b.terms)
    return ours != theirs and not kinds().armed.isdisjoint({ours, theirs})


def another_origin(meeting: Meeting) -> bool:
    """Return whether two tell of one act as coming from different places: the north bank, the south bank.

    Two parties that accuse each other tell of two acts.
    """
    if not _acts_meet(meeting) or accuses(meeting.a, meeting.b) or accuses(meeting.b, meeting.a):
        return False
    ours, theirs = meeting.a_read.whence, meeting.b_read.whence
    if any(ours & way and theirs & way and not ours & theirs & way for way in kinds().ways):
        return True
    named = "come-from" in meeting.a_read.actions | meeting.b_read.actions
    return named and bool(ours and theirs) and not ours & theirs


def _acts_meet(meeting: Meeting) -> bool:
    return bool(meeting.shared_actions & kinds().incidents)


def one_misses(meeting: Meeting) -> bool:
    """Return whether one says that there was no such thing, and no more, and the other tells of it: an earthquake."""
    a, b = meeting.a_read, meeting.b_read
    return bool(_missed(a, b) or _missed(b, a)) and meeting.of_one_matter(MISSED)


def _missed(missing: Reading, other: Reading) -> frozenset[str]:
    kind = kinds()
    tells = missing.actions - missing.missed - kind.light
    return frozenset() if tells else (missing.missed & other.keys) - other.missed - kind.populations - kind.generic


def truce_broken(meeting: Meeting) -> bool:
    """Return whether one says that the truce holds and the other tells, not earlier, of an attack there."""
    return any(
        holds.poles.get("truce") == 1 and _attacks(broken) and order(later, earlier) != -1 and _there(meeting)
        for holds, earlier, broken, later in (
            (meeting.a_read, meeting.a, meeting.b_read, meeting.b),
            (meeting.b_read, meeting.b, meeting.a_read, meeting.a),
        )
    )


def _attacks(reading: Reading) -> bool:
    return bool(reading.actions & BREAKING - reading.negated - reading.background - reading.pending)


def _there(meeting: Meeting) -> bool:
    """Return whether two speak of one scene, or one accuses the other."""
    return meeting.same_scene is True or accuses(meeting.a, meeting.b) or accuses(meeting.b, meeting.a)


def answers_no(meeting: Meeting) -> bool:
    """Return whether the accused says no to something of what it is accused of: "flew no drones there"."""
    if meeting.matter < ANSWERED or meeting.only_names or meeting.same_place is False:
        return False
    sides = (
        (meeting.a, meeting.a_read, meeting.b, meeting.b_read),
        (meeting.b, meeting.b_read, meeting.a, meeting.a_read),
    )
    return any(
        accuses(charge, reply) and not accusation(reply) and order(reply, charge) != -1 and _says_no(no, told)
        for reply, no, charge, told in sides
    )


def _says_no(no: Reading, told: Reading) -> bool:
    """Return whether one negates, and not only a toll of which the other says nothing."""
    return no.odd_negations and not (no.negated & kinds().well_known) - told.actions
