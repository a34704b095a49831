from datetime import UTC, date, datetime

from claims.status.asof import evidence_until
from claims.status.facts import Evidence, RelationFact, StatementPosition
from claims.status.rule import derive
from claims.vocabulary import RelationType, Stance


def moment(day):
    return datetime(2031, 5, day, tzinfo=UTC)


def said(key, stance, day, recorded, **more):
    when = date(2031, 5, day) if day else None
    return StatementPosition(key, Stance(stance), key, said=when, recorded=moment(recorded), **more)


SOUTH = said("south", "accuses", 2, 3, target="north")
NORTH = said("north", "denies", 4, 5)
MONITOR = said("monitor", "confirms", 3, 9)
TRUCE = said("east", "asserts", 5, 6)


def answer(evidence, **until):
    then = evidence_until(evidence, **until)
    return derive(then.statements, then.relations).answer


def test_the_answer_follows_what_had_been_said():
    held = Evidence([SOUTH, NORTH, MONITOR], [])
    answers = [answer(held, said=date(2031, 5, day)) for day in (2, 3, 4)]
    assert answers == ["unanswered", "unanswered", "contested"]


def test_the_answer_follows_what_was_known_whenever_it_was_said():
    held = Evidence([SOUTH, NORTH, MONITOR], [])
    assert [answer(held, recorded=moment(day)) for day in (3, 5, 9)] == ["unanswered", "denied", "contested"]


def test_a_statement_withdrawn_since_still_counts_for_what_was_known():
    held = Evidence([SOUTH, said("north", "denies", 4, 5, withdrawn=moment(8))], [])
    assert [answer(held, recorded=moment(day)) for day in (7, 8)] == ["denied", "unanswered"]
    assert answer(held) == "unanswered"


def test_a_relation_counts_while_it_was_confirmed():
    relation = RelationFact(
        RelationType.CONTRADICTS, "east", "south", TRUCE, "other", confirmed=moment(7), ended=moment(9)
    )
    held = Evidence([SOUTH], [relation])
    answers = [answer(held, recorded=moment(day)) for day in (6, 7, 9)]
    assert answers == ["unanswered", "contested", "unanswered"]


def test_a_relation_needs_both_its_ends():
    relation = RelationFact(RelationType.CONTRADICTS, "east", "south", TRUCE, "other", confirmed=moment(7))
    assert answer(Evidence([SOUTH], [relation]), said=date(2031, 5, 4)) == "unanswered"
    assert answer(Evidence([SOUTH], [relation]), said=date(2031, 5, 5)) == "contested"


def test_a_statement_known_to_the_month_had_been_said_by_its_last_day():
    held = Evidence([said("south", "accuses", 1, 3, said_by=date(2031, 5, 31))], [])
    kept = [len(evidence_until(held, said=date(2031, 5, day)).statements) for day in (30, 31)]
    assert kept == [0, 1]
