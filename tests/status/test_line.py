from datetime import UTC, date, datetime

import pytest

from claims.status.facts import RelationFact, StatementPosition
from claims.status.line import Given, changes, moved
from claims.vocabulary import RelationType, Stance


def said(key, stance, day, party="north"):
    when = date(2031, 5, day) if day else None
    return StatementPosition(key, Stance(stance), party, said=when, recorded=datetime(2031, 5, 9, tzinfo=UTC))


def steps(*statements, **more):
    return [(one.step, one.before.key, one.after.key) for one in changes(statements, "north", **more)]


@pytest.mark.parametrize(
    ("first", "second", "step"),
    [
        ("asserts", "asserts", "affirmed"),
        ("asserts", "accuses", "affirmed"),
        ("denies", "denies", "affirmed"),
        ("asserts", "retracts", "revised"),
        ("asserts", "revises", "revised"),
        ("denies", "concedes", "revised"),
        ("denies", "asserts", "changed"),
        ("asserts", "denies", "changed"),
        ("denies", "partly_denies", "changed"),
        ("asserts", "doubts", "changed"),
    ],
)
def test_a_step_is_named_by_the_two_stances(first, second, step):
    assert steps(said("1", first, 1), said("2", second, 2)) == [(step, "1", "2")]


def test_a_line_follows_the_days_and_leaves_out_others_and_silence():
    found = steps(
        said("3", "denies", 8), said("1", "denies", 1), said("2", "asserts", 4), said("x", "asserts", 2, "south"),
        said("y", "declines", 5),
    )  # fmt: skip
    assert found == [("changed", "1", "2"), ("changed", "2", "3")]


def test_another_figure_without_a_word_on_it_is_a_silent_change_and_one_that_replaces_it_a_revision():
    one, two = said("1", "asserts", 1), said("2", "asserts", 2)
    figures = {"1": Given(40, None, ("kill",)), "2": Given(12, 12, ("kill",))}
    replaces = RelationFact(RelationType.SUPERSEDES, "2", "1")
    assert steps(one, two, figures=figures) == [("changed", "1", "2")]
    assert steps(one, two, figures={**figures, "2": Given(41, 41, ("kill",))}) == [("affirmed", "1", "2")]
    assert steps(one, two, figures={**figures, "2": Given(12, 12, ("injure",))}) == [("affirmed", "1", "2")]
    assert steps(one, two, figures=figures, relations=[replaces]) == [("revised", "1", "2")]


def test_two_statements_of_one_day_make_no_step():
    assert steps(said("1", "denies", 1), said("2", "asserts", 1)) == []


def test_what_moved_is_no_affirmation():
    found = changes([said("1", "denies", 1), said("2", "denies", 2), said("3", "asserts", 3)], "north")
    assert [one.after.key for one in moved(found)] == ["3"]
