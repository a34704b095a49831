from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.facts import FigureFact
from claims.matching.figures import Between, Interval, Kind, Measured, Verdict, compare, interval, total
from claims.vocabulary import Modifier
from tests.matching.builders import count

numbers = st.integers(0, 100_000).map(float)
figures = st.builds(count, numbers, st.just("orang tewas"), st.sampled_from([modifier.value for modifier in Modifier]))
orders = st.sampled_from([-1, 0, 1])


def made(figure: FigureFact, **slots: object) -> Measured:
    plain = Measured(
        interval(figure),
        figure,
        "kill",
        None,
        frozenset(),
        "id",
        None,
        None,
        None,
        False,
        False,
        False,
        False,
        False,
        "",
    )
    return replace(plain, **slots)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (count(12, "x"), Interval(12, 12)),
        (count(30, "x", "more than"), Interval(30, None)),
        (count(30, "x", "at least"), Interval(30, None)),
        (count(5000, "x", "nearly"), Interval(4500, 5000)),
        (count(200, "x", "about"), Interval(180, 220.00000000000003)),
        (count(70, "x", "up to"), Interval(0, 70)),
        (count(100, "x", "hundreds"), Interval(100, 1000)),
        (FigureFact(10, 20, Modifier.EXACTLY, "", "x"), Interval(10, 20)),
        (FigureFact(None, None, Modifier.EXACTLY, "", "x", disclosed=False), Interval(None, None)),
    ],
)
def test_a_printed_figure_allows_an_interval(figure, expected):
    assert interval(figure) == expected


@given(figures)
def test_a_printed_figure_allows_its_own_number(figure):
    value = figure.low if figure.low is not None else figure.high
    allowed = interval(figure)
    assert allowed.overlaps(Interval(value, value))


@given(figures, figures)
def test_overlap_is_symmetric_and_excludes_being_below(a, b):
    ours, theirs = interval(a), interval(b)
    assert ours.overlaps(theirs) == theirs.overlaps(ours)
    assert ours.overlaps(theirs) + ours.below(theirs) + theirs.below(ours) == 1


@given(figures, figures, orders, st.booleans())
def test_the_verdict_does_not_depend_on_which_figure_comes_first(a, b, order, same_party):
    forward = compare(made(a), made(b), Between(order, same_party=same_party))
    backward = compare(made(b), made(a), Between(-order, same_party=same_party))
    assert forward == backward


@given(figures, orders, st.booleans())
def test_a_figure_agrees_with_itself(figure, order, same_party):
    assert compare(made(figure), made(figure), Between(order, same_party=same_party)) == Verdict(Kind.COMPATIBLE)


@given(st.lists(numbers.map(lambda value: Interval(value, value)), max_size=6))
def test_a_total_of_exact_parts_is_their_sum(parts):
    summed = total(parts)
    assert summed.low == summed.high == sum(part.low for part in parts)


def test_a_total_is_open_where_a_part_is():
    assert total([Interval(927, 927), Interval(30, None), Interval(63, 63)]) == Interval(1020, None)


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (count(19, "x"), count(14, "x"), Kind.UPDATE),
        (count(19, "x"), count(14, "x", "at least"), Kind.UPDATE),
        (count(9, "x"), count(14, "x"), Kind.REVISION),
        (count(14, "x"), count(14, "x"), Kind.COMPATIBLE),
        (count(14, "x", "at least"), count(19, "x"), Kind.COMPATIBLE),
    ],
)
def test_one_party_updates_upwards_and_revises_downwards(later, earlier, expected):
    assert compare(made(later), made(earlier), Between(1, same_party=True)).kind == expected


@pytest.mark.parametrize(
    ("slots", "slot"),
    [
        ({"measure": "injure"}, "measure"),
        ({"measure": None}, "measure"),
        ({"population": "civilian"}, "population"),
        ({"kinds": frozenset({"pasien"})}, None),
        ({"per_unit": True}, "per_unit"),
        ({"change": True}, "change"),
        ({"period": "incident"}, "period"),
        ({"combined": True}, "total"),
        ({"whose": "north"}, None),
    ],
)
def test_the_slot_that_differs_is_named(slots, slot):
    verdict = compare(made(count(40, "x")), made(count(2, "x"), **slots), Between(0))
    assert verdict == (Verdict(Kind.NOT_COMPARABLE, slot) if slot else Verdict(Kind.CONFLICT))


def test_tolls_of_two_sides_acts_are_not_compared():
    ours, theirs = made(count(40, "x"), harmed_by="north"), made(count(2, "x"), harmed_by="south")
    assert compare(ours, theirs, Between(0)) == Verdict(Kind.NOT_COMPARABLE, "whose")


def test_unlike_figures_of_unknown_dates_may_be_of_different_moments():
    verdict = compare(made(count(400, "x", "more than")), made(count(5000, "x", "nearly")), Between(None))
    assert verdict == Verdict(Kind.NOT_COMPARABLE, "as_of")


def test_what_an_adversary_counts_later_and_higher_is_a_conflict():
    low, high = made(count(20, "x")), made(count(50, "x"))
    assert compare(high, low, Between(1, rivals=True)) == Verdict(Kind.CONFLICT)


@pytest.mark.parametrize(
    ("between", "slot"),
    [
        (Between(0), "period"),
        (Between(0, close=True), None),
        (Between(0, close=True, same_scene=False), "period"),
    ],
)
def test_a_count_a_few_days_later_is_of_the_act_where_no_other_is_named(between, slot):
    one, other = made(count(40, "x"), period="incident"), made(count(2, "x"))
    assert compare(one, other, between).slot == slot


@pytest.mark.parametrize(
    ("measure", "near", "slot"), [("pay", True, None), ("pay", False, "measure"), ("kill", True, "measure")]
)
def test_a_number_without_a_predicate_is_compared_in_a_near_sentence(measure, near, slot):
    things = {"kinds": frozenset({"keluarga"})}
    one, other = made(count(40, "x"), measure=measure, **things), made(count(2, "x"), measure=None, **things)
    assert compare(one, other, Between(0, near=near)).slot == slot


def test_a_running_count_has_time_to_grow_and_none_to_shrink():
    low, high = made(count(20, "x")), made(count(50, "x"))
    assert compare(high, low, Between(1)) == Verdict(Kind.NOT_COMPARABLE, "as_of")
    assert compare(low, high, Between(1)) == Verdict(Kind.CONFLICT)


def test_one_scene_lets_a_count_without_a_period_meet_that_of_an_incident():
    incident, bare = made(count(11, "x"), period="incident"), made(count(3, "x"))
    assert compare(bare, incident, Between(0, same_scene=True)) == Verdict(Kind.CONFLICT)
    since = replace(bare, period="cumulative")
    assert compare(since, incident, Between(0, same_scene=True)).slot == "period"


def test_acts_at_different_places_are_two_incidents():
    ours, theirs = (made(count(number, "x"), period="incident") for number in (11, 3))
    assert compare(ours, theirs, Between(0, same_scene=False)).slot == "period"
    assert compare(ours, theirs, Between(0, same_scene=None)) == Verdict(Kind.CONFLICT)
