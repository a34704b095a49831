"""Figures as ranges."""

from claims.models import Figure, Party, Statement
from claims.templatetags.ranges import NAMES, range_charts


def figure(party: str, low: float | None, high: float | None, counted: str = "soldiers", disclosed: bool = True):
    row = Figure(low=low, high=high, modifier="exactly", counted=counted, disclosed=disclosed)
    return row, Statement(party=Party(name=party))


def test_figures_that_count_one_thing_share_a_chart():
    charts = range_charts([figure("A", 10, 20), figure("B", 5, None), figure("C", 3, 3, counted="villages")])

    assert [(chart.counted, [bar.party for bar in chart.bars]) for chart in charts] == [("soldiers", ["A", "B"])]


def test_ranges_keep_their_order_on_the_axis():
    chart = range_charts([figure("A", 10, 20), figure("B", 5, 5)])[0]

    (a, b) = chart.bars
    assert NAMES < b.x1 == b.x2 < a.x1 < a.x2 == chart.top_x


def test_open_ends_and_what_is_not_disclosed_are_no_ranges():
    chart = range_charts([figure("A", 10, None), figure("B", None, 7), figure("C", None, None, disclosed=False)])[0]

    assert [(bar.open_low, bar.open_high, bar.disclosed) for bar in chart.bars] == [
        (False, True, True),
        (True, False, True),
        (True, True, False),
    ]


def test_a_chart_of_nothing_disclosed_has_an_axis():
    chart = range_charts([figure("A", None, None, disclosed=False), figure("B", None, None, disclosed=False)])[0]

    assert chart.top_words == "1"
