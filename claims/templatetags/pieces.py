"""Pieces of a page put together as by Django's `format_html`, in a third of its calls: a page has a thousand of them.

Django asks of every value whether it is one that is translated later, and again of what came out. Here only a value
that is neither text nor drawn already is asked.
"""

from collections.abc import Iterable
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def format_html(pattern: str, *values: object, **named: object) -> SafeString:
    """Return `pattern` with each of `values` and `named` escaped, but for those that were drawn before."""
    escaped = {name: _escaped(value) for name, value in named.items()} if named else {}
    return SafeString(pattern.format(*[_escaped(value) for value in values], **escaped))


def format_html_join(between: str, pattern: str, rows: Iterable[Iterable[object]]) -> SafeString:
    """Return `pattern` for each of `rows`, with `between` between them, which is escaped as well."""
    return SafeString(_escaped(between).join([pattern.format(*[_escaped(value) for value in row]) for row in rows]))


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Return pieces that were drawn before, one after the other."""
    return SafeString("".join(parts))


def _escaped(value: object) -> str:
    kind = type(value)
    if kind is SafeString:
        return value  # type: ignore[return-value]
    return escape(value) if kind is str else conditional_escape(value)  # type: ignore[arg-type]
