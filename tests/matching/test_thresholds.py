from claims.matching.thresholds import LEAST, NEVER, Decided, fit, opens, refit


def decided(event, score, right, relation="denies", shown=True):
    return Decided(f"event {event}", relation, score, right, shown)


def high_is_right(relation="denies"):
    """Twenty events in each of which the proposal of a high score was right and that of a low score wrong."""
    return [decided(event, 0.9 if right else 0.4, right, relation) for event in range(20) for right in (True, False)]


def test_the_threshold_lies_where_enough_of_what_is_above_is_right():
    assert fit(high_is_right()) == {"denies": 0.9}


def test_what_is_never_right_is_always_folded():
    assert fit([decided(event, 0.5, right=False) for event in range(LEAST)]) == {"denies": NEVER}


def test_few_decisions_teach_nothing():
    assert fit([decided(event, 0.5, right=False) for event in range(LEAST - 1)]) == {}


def test_equal_scores_are_opened_or_folded_together():
    rows = [decided(event, 0.5, right=event % 2 == 0) for event in range(2 * LEAST)]
    assert fit(rows) == {"denies": NEVER}


def test_a_refit_wins_when_other_events_are_served_better():
    found = refit(high_is_right(), {})
    assert (found.thresholds, found.wins) == ({"denies": 0.9}, True)
    assert (found.before, found.after) == (0.5, 1.0)


def test_a_refit_that_serves_other_events_no_better_does_not_win():
    assert not refit(high_is_right(), {"denies": 0.9}).wins
    assert not refit([], {}).wins


def test_a_relation_without_a_threshold_is_shown_as_the_rules_say():
    assert [opens("denies", 0.1, shown=shown, thresholds={"repeats": 0.5}) for shown in (True, False)] == [True, False]
    assert opens("repeats", 0.6, shown=False, thresholds={"repeats": 0.5})
