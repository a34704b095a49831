"""Widgets drawn in one piece are those that Django's own templates draw."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from claims.forms.drawing import Drawn

CHOICES = [("a", "A & B"), ("Group", [("b", "<b>"), ("c", "C")])]


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.TextInput({"maxlength": 5, "required": True, "disabled": False}), 'said "so" & left'),
        (forms.HiddenInput(), 0),
        (forms.DateInput(), None),
        (forms.CheckboxInput(), True),
        (forms.Textarea({"rows": 2}), "<one>\ntwo"),
        (forms.Textarea(), None),
        (forms.Select({"class": "wide"}, choices=CHOICES), "b"),
        (forms.SelectMultiple(choices=CHOICES), ["a", "c"]),
        (forms.CheckboxSelectMultiple({"class": "wide"}, choices=CHOICES[:1]), ["a"]),
        (forms.RadioSelect(choices=CHOICES[:1]), ""),
    ],
)
def test_widget_is_drawn_as_by_its_template(widget: forms.Widget, value: Any) -> None:
    drawn, rendered = (
        widget.render("word", value, {"id": "id_word"}, renderer=renderer) for renderer in (Drawn(), DjangoTemplates())
    )
    assert parse_html(drawn) == parse_html(rendered)
