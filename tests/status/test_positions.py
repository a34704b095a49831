from datetime import UTC, date, datetime

from claims.status.facts import Position, StatementPosition
from claims.status.positions import positions, until
from claims.vocabulary import Stance


def said(key, stance, day=None, party="north", recorded=None):
    when = date(2031, 5, day) if day else None
    known = datetime(2031, 5, recorded, tzinfo=UTC) if recorded else None
    return StatementPosition(key, Stance(stance), party, said=when, recorded=known)


def test_a_position_is_the_latest_stance_and_how_long_it_is_held():
    found = positions([said("3", "denies", 9), said("1", "asserts", 1), said("2", "denies", 4)])
    assert found == [Position("north", Stance.DENIES, date(2031, 5, 4), ("2", "3"), changed=True)]


def test_each_party_has_its_own_position_and_a_parent_none_for_its_child():
    found = positions([said("1", "denies", 1, "ministry"), said("2", "asserts", 2, "state")])
    assert [(one.party, one.stance) for one in found] == [("ministry", "denies"), ("state", "asserts")]


def test_declining_to_answer_leaves_a_position_as_it_was():
    assert positions([said("1", "denies", 1), said("2", "declines", 3)])[0].stance == Stance.DENIES


def test_a_party_that_only_declined_has_no_position():
    assert positions([said("1", "declines", 1)]) == []


def test_without_a_day_the_day_it_was_recorded_orders():
    found = positions([said("1", "asserts", None, recorded=20), said("2", "denies", 10)])
    assert found[0].stance == Stance.ASSERTS


def test_as_of_a_day_only_what_had_been_said_counts():
    all_said = [said("1", "asserts", 1), said("2", "denies", 5), said("3", "denies", None)]
    assert [one.key for one in until(all_said, said=date(2031, 5, 4))] == ["1"]


def test_as_of_a_moment_only_what_was_known_counts():
    known = [said("1", "asserts", 1, recorded=2), said("2", "denies", 1, recorded=8)]
    assert [one.key for one in until(known, recorded=datetime(2031, 5, 7, tzinfo=UTC))] == ["1"]
