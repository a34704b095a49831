"""Pages of lists that are longer than what is counted of them."""

from typing import Any

import pytest

from claims.models import Party
from claims.retrieval import queue
from claims.retrieval.paging import Known, Pages


@pytest.fixture
def seven(db: None, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """Seven parties in pages of two, of which four are counted."""
    monkeypatch.setattr(queue.counted, "__defaults__", (4,))
    monkeypatch.setattr(queue, "MOST_COUNTED", 4)
    Party.objects.bulk_create(Party(name=str(number)) for number in range(1, 8))
    return Pages(Party.objects.order_by("name"), 2)


def shown(page: Any) -> list[str]:
    return [party.name for party in page]


def test_a_long_list_is_counted_up_to_the_bound(seven: Pages) -> None:
    assert (seven.count, seven.uncounted) == (4, True)


def test_pages_beyond_the_bound_are_reached_one_after_another(seven: Pages) -> None:
    page, seen = seven.get_page(1), []
    while True:
        seen += shown(page)
        if not page.has_next():
            break
        page = seven.get_page(page.next_page_number())

    assert seen == [str(number) for number in range(1, 8)]
    assert (page.number, page.start_index(), page.end_index()) == (4, 7, 7)


@pytest.mark.parametrize("asked", ["5", "99999999999999999999", str(10**9)])
def test_a_page_that_is_not_there_is_the_last_counted_one(seven: Pages, asked: str) -> None:
    assert shown(seven.get_page(asked)) == ["3", "4"]


def test_the_first_page_stands_for_no_number(seven: Pages) -> None:
    assert shown(seven.get_page("x")) == ["1", "2"]


def test_a_short_list_is_counted_to_its_end(db: None) -> None:
    Party.objects.create(name="A")
    page = Pages(Party.objects.order_by("name"), 2).get_page(1)

    assert (page.paginator.count, page.paginator.uncounted, page.has_next()) == (1, False, False)


def test_rows_with_known_keys_stand_in_the_order_of_the_keys(seven: Pages) -> None:
    keys = list(Party.objects.order_by("-name").values_list("pk", flat=True)[:3])
    pages = Known(keys, 2, Party.objects.in_bulk)
    assert [shown(pages.get_page(number)) for number in (1, 2)] == [["7", "6"], ["5"]]
    assert (pages.count, pages.uncounted, pages.get_page(9).number) == (3, False, 2)
