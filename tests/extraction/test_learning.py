"""What decisions teach, as pure arithmetic."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.confidence import confidence, shifted
from claims.extraction.learning import Decided, Outcome, learn


def rows(accepted=0, edited=0, rejected=0, rule="xx.headline", notes=()):
    outcomes = [Outcome.ACCEPTED] * accepted + [Outcome.EDITED] * edited + [Outcome.REJECTED] * rejected
    return [Decided(rule, notes, 0.6, outcome) for outcome in outcomes]


@pytest.mark.parametrize(
    ("accepted", "edited", "rejected", "learned"),
    [
        (5, 0, 0, (0.6 * 30 + 5) / 35),
        (0, 0, 5, (0.6 * 30) / 35),
        (0, 5, 0, (0.6 * 30 + 2.5) / 35),  # an edited one is half right
        (300, 0, 0, (0.6 * 30 + 300) / 330),
    ],
)
def test_learned_share_is_drawn_towards_the_start_value(accepted, edited, rejected, learned):
    (rule,) = learn(rows(accepted, edited, rejected))
    assert (rule.accepted, rule.edited, rule.rejected, rule.said) == (accepted, edited, rejected, 0.6)
    assert rule.learned == pytest.approx(learned)
    assert shifted(0.6, rule.factor) == round(learned, 2)


def test_a_handful_of_decisions_moves_little_and_hundreds_prevail():
    start = confidence("id.content-verb-subject", [])
    few, many = (learn(rows(rejected=count, rule="id.content-verb-subject"))[0].factor for count in (3, 300))
    assert start - shifted(start, few) < 0.12
    assert shifted(start, many) < 0.15


def test_rules_and_languages_learn_apart():
    found = learn([*rows(accepted=9), *rows(rejected=9, rule="id.denial")])
    assert [(rule.rule, rule.factor > 1) for rule in found] == [("id.denial", False), ("xx.headline", True)]


def test_as_many_right_as_was_said_changes_nothing():
    (rule,) = learn(rows(accepted=60, rejected=40))
    assert rule.factor == pytest.approx(1.0)


def test_start_values_are_the_prior_whatever_was_shown():
    shown = [Decided("xx.headline", (), said, Outcome.ACCEPTED) for said in (0.1, 0.95)]
    assert learn(shown)[0].said == 0.6


def test_learning_from_nothing_teaches_nothing():
    assert learn([]) == []


@settings(max_examples=40)
@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 400))
def test_learned_share_lies_between_start_and_what_was_decided(accepted, edited, rejected):
    (rule,) = learn(rows(accepted, edited, rejected))
    observed = (accepted + edited / 2) / (accepted + edited + rejected)
    assert min(0.6, observed) - 1e-9 <= rule.learned <= max(0.6, observed) + 1e-9
    assert rule.factor > 0
