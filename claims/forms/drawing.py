"""Draws the widgets of forms in one piece each: a template for every option takes longer than the rest of a page."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]
_escaped = lru_cache(maxsize=4096)(escape)  # the same names stand in list after list
INPUTS = ("text", "hidden", "number", "email", "url", "password", "date", "datetime", "time", "search", "checkbox")


class Drawn(DjangoTemplates):
    """Renders like Django's own templates for the widgets of `DRAWN`, and by these templates all else."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """Return the widget or the part of a form."""
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else SafeString(super().render(template_name, context, request))


def _input(widget: Widget) -> SafeString:
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attributes(widget))


def _textarea(widget: Widget) -> SafeString:
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>', widget["name"], _attributes(widget), widget["value"] or ""
    )


def _select(widget: Widget) -> SafeString:
    drawn = SafeString("".join([_options(options, name) for name, options, _ in widget["optgroups"]]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], _attributes(widget), drawn)


def _options(options: list[Widget], group: str | None) -> str:
    # A page has hundreds of them, each a group of its own: `format_html_join` takes three times as long.
    rows = [f'<option value="{_text(o["value"])}"{_attributes(o)}>{_text(o["label"])}</option>' for o in options]
    drawn = "".join(rows)
    return f'<optgroup label="{_text(group)}">{drawn}</optgroup>' if group else drawn


def _ticks(widget: Widget) -> SafeString:
    """Draw boxes or radio buttons, each in its label."""
    options = (option for _, group, _ in widget["optgroups"] for option in group)
    rows = ((option["attrs"].get("id", ""), _input(option), option["label"]) for option in options)
    drawn = format_html_join("", '<div><label for="{}">{} {}</label></div>', rows)
    held = {name: widget["attrs"][name] for name in ("id", "class") if name in widget["attrs"]}
    return format_html("<div{}>{}</div>", flatatt(held), drawn)


def _text(value: object) -> str:
    """Return what stands for a value in HTML; what is marked as safe stays."""
    words = value if isinstance(value, str) else str(value)
    return words if isinstance(words, SafeString) else _escaped(words)


def _attributes(widget: Widget) -> str:
    return flatatt(widget["attrs"]) if widget["attrs"] else ""


DRAWN: dict[str, Callable[[Widget], SafeString]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/checkbox_select.html": _ticks,
    "django/forms/widgets/radio.html": _ticks,
}
