"""Pieces of a page put together as by Django's `format_html`, in a third of its calls: a page has a thousand of them.

Django asks of every value whether it is one that is translated later, and again of what came out. Here only a value
that is neither text nor drawn already is asked.
"""

import re
from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as translated

NOTHING = SafeString("")  # stands in a pattern where there is nothing to say
_MARKUP = re.compile("[&<>\"']").search


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


def gettext(message: str) -> str:
    """Return a message in the language of the page: that which Django finds, which takes it forty calls each time."""
    return _translated(message, get_language())


@cache
def _translated(message: str, _language: str | None) -> str:
    return translated(message)


def _escaped(value: object) -> str:
    kind = type(value)
    if kind is SafeString:
        return value  # type: ignore[return-value]
    if kind is str:
        return _plain(value)  # type: ignore[arg-type]
    if hasattr(value, "__html__"):
        return str(value.__html__())
    words = str(value)
    return words if isinstance(words, SafeString) else _plain(words)


def _plain(text: str) -> str:
    # Most of what is shown has none of these, and `escape` goes through a text five times.
    return escape(text) if _MARKUP(text) else text
