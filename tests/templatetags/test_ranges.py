"""Figures as ranges on one axis."""

import re
from datetime import date
from itertools import count

import pytest

from claims.models import Article, ArticleVersion, Figure, Party, Passage, Statement
from claims.templatetags.charts import drawn_figures
from claims.templatetags.ranges import LEFT, RIGHT, Chart, _round_up, amount_words, range_charts

KEYS = count(1)


def said(party: str, *figures: Figure, words: str = "soldiers were killed", language: str = "en", day: int = 1):
    row = Statement(
        pk=next(KEYS),
        party=Party(pk=sum(party.encode()), name=party),
        stance="asserts",
        proposition=words,
        language=language,
        said_from=date(2024, 5, day),
    )
    row._prefetched_objects_cache = {"figures": list(figures)}
    return row


def number(low: float | None, high: float | None, counted: str = "soldiers", whose: str = "") -> Figure:
    disclosed = low is not None or high is not None
    return Figure(low=low, high=high, modifier="exactly", counted=counted, whose=whose, disclosed=disclosed)


def shape(charts: list[Chart]) -> list[tuple[str, list[str]]]:
    return [(chart.counted, [bar.party for bar in chart.bars]) for chart in charts]


def test_figures_that_count_one_thing_share_an_axis_whatever_their_language():
    charts = range_charts(
        [
            said("North", number(12, 12, "Soldiers"), words="12 Soldiers were killed"),
            said("South", number(9, 9, "prajurit"), words="9 prajurit tewas", language="id"),
            said("Monitor", number(9, 9, "soldiers"), words="9 soldiers were wounded"),
        ]
    )
    assert shape(charts) == [("Soldiers, killed", ["North", "South"]), ("soldiers, injured", ["Monitor"])]
    assert [chart.drawn for chart in charts] == [True, False]


def test_charts_of_the_same_words_say_what_differs():
    weighed = number(7, 7, "supplies")
    weighed.unit = "tonnes"
    charts = range_charts(
        [
            said("North", weighed, words="7 tonnes of supplies were sent"),
            said("South", number(9, 9, "supplies"), words="9 supplies were sent"),
            said("South", number(2, 2, "lorries"), words="2 lorries were destroyed"),
        ]
    )
    assert [chart.counted for chart in charts] == ["supplies, tonnes", "supplies", "lorries"]


def test_bars_go_by_party_and_then_by_day():
    charts = range_charts(
        [said("South", number(5, 5)), said("North", number(9, 9), day=3), said("North", number(7, 7))]
    )
    assert [bar.words for bar in charts[0].bars] == ["7 soldiers", "9 soldiers", "5 soldiers"]


def test_a_figure_says_as_of_when_and_goes_by_that_day():
    until = number(5, 5)
    until.as_of = date(2024, 4, 30)
    (chart,) = range_charts([said("North", number(7, 7)), said("North", until, day=2)])
    assert [bar.words for bar in chart.bars] == ["5 soldiers, as of 30 Apr 2024", "7 soldiers"]


def test_parts_stand_below_the_whole_that_the_same_statement_gives():
    whole, part = number(200, 200), number(192, 192, whose="the North")
    (chart,) = range_charts([said("North", part, whole), said("South", number(3, 3, whose="the South"))])
    assert [(bar.words, bar.part) for bar in chart.bars] == [
        ("200 soldiers", False),
        ("192 soldiers (whose: the North)", True),
        ("3 soldiers (whose: the South)", False),
    ]


def test_ranges_keep_their_order_on_the_axis():
    (chart,) = range_charts([said("A", number(10, 20)), said("B", number(5, 5))])
    a, b = chart.bars
    assert LEFT < b.x1 == b.x2 < a.x1 < a.x2 == chart.ticks[-1].x == RIGHT
    assert [tick.words for tick in chart.ticks] == ["0", "10", "20"]


def test_open_ends_and_what_is_not_disclosed_are_no_ranges():
    (chart,) = range_charts([said("A", number(10, None)), said("B", number(None, 7)), said("C", number(None, None))])
    assert [(bar.open_low, bar.open_high, bar.disclosed) for bar in chart.bars] == [
        (False, True, True),
        (True, False, True),
        (True, True, False),
    ]


def test_an_amount_is_worded_without_what_it_counts():
    (chart,) = range_charts([said("A", number(5000, 5000))])
    assert amount_words(chart.bars[0]) == "5,000"


@pytest.mark.parametrize(("value", "end"), [(0.3, 0.4), (1, 1), (7, 8), (41, 60), (4000, 4000), (4001, 6000)])
def test_an_axis_ends_at_a_round_number(value: float, end: float):
    assert _round_up(value) == pytest.approx(end)


def test_a_drawing_names_each_figure_and_its_table_says_the_same():
    statements = [said("North", number(10, None)), said("A <b>", number(None, None))]
    for row in statements:
        row.passage = Passage(version=ArticleVersion(article=Article()))
    drawn = drawn_figures(statements)
    assert re.findall(r"<desc[^>]*>(.*?)</desc>", drawn) == [
        "A &lt;b&gt;: soldiers: not disclosed. North: 10 soldiers. The table below says the same."
    ]
    assert re.findall(r'<a href="#s[^"]*">(.*?)</a>', drawn) == ["soldiers: not disclosed", "10 soldiers"]
    assert re.findall(r'<line class="(open|range)"', drawn) == ["open"]
