"""Pieces of a page are put together as Django puts them together."""

import pytest
from django.utils import html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from claims.templatetags import pieces


@pytest.mark.parametrize(
    "value",
    [
        "<b> & 'y'",
        mark_safe("<b>bold</b>"),
        gettext_lazy("Search"),
        None,
        7,
        ["<i>"],
        "",
        html.format_html("{}", 1),
    ],
    ids=repr,
)
def test_a_value_is_escaped_as_django_does(value: object) -> None:
    drawn = pieces.format_html("<p>{}, {name}</p>", value, name=value)
    assert drawn == html.format_html("<p>{}, {name}</p>", value, name=value)
    assert isinstance(drawn, SafeString)


def test_rows_are_joined_as_django_does() -> None:
    rows = [("<a>", mark_safe("<hr>")), ("&", 3)]
    drawn = pieces.format_html_join(" & ", "<li>{}: {}</li>", rows)
    assert drawn == html.format_html_join(" & ", "<li>{}: {}</li>", rows)
    assert isinstance(drawn, SafeString)
