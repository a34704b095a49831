"""The rows of figures in a form."""

import pytest

from claims.forms.figures import NumberField, rows_of, typed_rows

FIGURE = {"low": 12.0, "high": 12.0, "modifier": "at least", "unit": "", "counted": "prajurit", "whose": "Armenia"}
HELD = FIGURE | {"disclosed": True, "start": 4, "end": 6}


def sent(*rows: dict[str, str]) -> dict[str, str]:
    """Return what a browser sends for these rows."""
    data = {"figures-TOTAL_FORMS": str(len(rows)), "figures-INITIAL_FORMS": "0"}
    for place, row in enumerate(rows):
        data |= {f"figures-{place}-{name}": value for name, value in row.items()}
    return data


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5000", 5000),
        ("5.000", 5000),
        ("1,250,000", 1250000),
        ("12 500", 12500),
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("", None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: float | None) -> None:
    assert NumberField().clean(typed) == number


@pytest.mark.parametrize("typed", ["a dozen", "-4", "1.2.3", "1e9", "9" * 16])
def test_what_is_no_number_is_refused(typed: str) -> None:
    rows = rows_of([], sent({"low": typed}))

    assert not rows.is_valid()


def test_rows_as_they_stand_give_the_figures_back() -> None:
    row = {"low": "12", "high": "12", "modifier": "at least", "counted": "prajurit", "whose": "Armenia"}
    rows = rows_of([HELD], sent(row | {"start": "4", "end": "6"}, {"modifier": "exactly"}))

    assert (rows.is_valid(), rows.figures()) == (True, [HELD])


def test_an_exact_number_is_corrected_in_one_field() -> None:
    exact = HELD | {"modifier": "exactly"}
    shown = [form["high"].value() for form in rows_of([exact])]
    rows = rows_of([exact], sent({"low": "15", "modifier": "exactly"}))

    assert (shown, rows.is_valid()) == ([None, None], True)
    assert [(row["low"], row["high"]) for row in rows.figures()] == [(15.0, 15.0)]


def test_a_row_is_added_one_taken_away_and_one_not_disclosed() -> None:
    gone = {"low": "12", "DELETE": "on"}
    rows = rows_of([HELD], sent(gone, {"low": "3", "counted": "warga"}, {"counted": "tank", "undisclosed": "on"}))

    assert rows.is_valid()
    assert [(row["low"], row["counted"], row["disclosed"]) for row in rows.figures()] == [
        (3.0, "warga", True),
        (None, "tank", False),
    ]


@pytest.mark.parametrize(
    "row", [{"low": "9", "high": "3"}, {"low": "9", "undisclosed": "on"}, {"counted": "prajurit"}, {"low": "many"}]
)
def test_a_row_that_states_no_figure_is_refused(row: dict[str, str]) -> None:
    assert not rows_of([], sent(row)).is_valid()


def test_more_rows_than_a_statement_may_have_are_refused() -> None:
    assert not rows_of([], sent(*[{"low": "1"}] * 21)).is_valid()


def test_rows_are_kept_as_typed_when_another_is_asked_for() -> None:
    rows = rows_of(typed_rows(sent({"low": "5.000", "counted": "orang"}, {"low": "7", "DELETE": "on"}, {})))

    assert [form["low"].value() for form in rows] == ["5.000", None]
