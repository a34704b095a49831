"""Start values, what notes change, and how said is held against right."""

import pytest

from claims.extraction.confidence import confidence, shifted, shrunk, table
from claims.extraction.reliability import Band, Judged, bands, gap, summary
from claims.text.languages import codes


@pytest.mark.parametrize(
    ("prior", "right", "of", "found"),
    [(0.8, 0, 0, 0.8), (0.8, 40, 40, 0.9), (0.8, 0, 40, 0.4), (0.5, 1, 1, 21 / 41)],
)
def test_shrunk_weighs_the_prior_as_forty_cases(prior, right, of, found):
    assert shrunk(prior, right, of) == pytest.approx(found)


@pytest.mark.parametrize(
    ("share", "factor", "found"),
    [(0.5, 1.0, 0.5), (0.5, 3.0, 0.75), (0.9, 1 / 9, 0.5), (0.9, 1e9, 0.98), (0.1, 1e-9, 0.05)],
)
def test_shifted_multiplies_odds_and_stays_in_range(share, factor, found):
    assert shifted(share, factor) == found


def test_confidence_is_the_languages_own_where_it_has_one():
    assert confidence("xx.denial", []) == 0.75
    assert confidence("en.relative-passive", []) == 0.5
    assert confidence("en.denial", []) == round((0.6 * 40 + 12) / 52, 2)
    assert confidence("id.denial", []) == round((0.75 * 40 + 37) / 78, 2)


def test_confidence_moves_with_its_notes_once_each():
    assert confidence("en.denial", ["relative-speaker"]) < confidence("en.denial", ["content-that"])
    assert confidence("en.denial", ["content-that", "content-that"]) == confidence("en.denial", ["content-that"])
    assert confidence("en.denial", ["a-note-of-tomorrow"]) == confidence("en.denial", [])


def test_confidence_of_a_rule_without_a_value_is_even():
    assert confidence("id.rule-of-tomorrow", []) == 0.5


def test_table_names_only_rules_and_languages_there_are():
    rules = {rule for language, rule in table().base if not language}
    assert {rule for _, rule in table().base} == rules
    assert {language for language, _ in (*table().base, *table().odds)} - {""} <= set(codes())
    assert all(0.05 <= share <= 0.98 for share in table().base.values())


def test_bands_hold_what_was_said_against_what_was_right():
    rows = [Judged("id.denial", 0.9, 1.0), Judged("id.denial", 0.96, 0.5), Judged("id.hedge", 0.3, 0.0)]
    low, high = bands(rows)
    assert low == Band(0.3, 0.4, 1, 0.3, 0.0)
    assert (high.low, high.count, high.said, high.right) == (0.9, 2, pytest.approx(0.93), 0.75)
    assert gap([low, high]) == pytest.approx((0.3 + 2 * 0.18) / 3)


def test_bands_of_nothing_are_none():
    assert (bands([]), gap([])) == ([], 0.0)


def test_summary_counts_by_rule():
    found = summary([Judged("id.hedge", 0.4, 0.0), Judged("id.denial", 1.0, 1.0), Judged("id.denial", 0.8, 0.5)])
    assert found["by_rule"] == {"id.denial": {"right": 1.5, "of": 2}, "id.hedge": {"right": 0.0, "of": 1}}
    assert [band["low"] for band in found["reliability"]] == [0.4, 0.8, 0.9]
