"""Django's tags `translate` and `url`, which keep what they found: a page has some sixty of them.

Settings load this library in place of `i18n`, with all that is there, and beside Django's own tags.
"""

from functools import cache
from uuid import UUID

from django import template
from django.template.base import Node, NodeList, Parser, Token, Variable
from django.template.context import Context
from django.template.defaulttags import URLNode, url
from django.templatetags import i18n
from django.urls import NoReverseMatch
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from claims.templatetags.ui import address

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class Words(Node):
    """A message of the interface that stands in the template as it is."""

    child_nodelists = ()

    def __init__(self, message: str, asvar: str | None) -> None:
        self.message, self.asvar = message, asvar

    def render(self, context: Context) -> SafeString:
        """Return it in the language of the page, or put it into the context."""
        words = _words(self.message, get_language())
        if self.asvar is None:
            return words
        context[self.asvar] = words
        return SafeString()


@cache
def _words(message: str, _language: str | None) -> SafeString:
    # As makemessages writes them, per cents are doubled.
    return SafeString(gettext(message.replace("%", "%%")).replace("%%", "%"))


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """Make a node of a message; what stands in a variable, or has a filter or a context, is Django's to translate."""
    node = i18n.do_translate(parser, token)
    of = node.filter_expression
    plain = isinstance(of.var, Variable) and isinstance(of.var.literal, str) and not of.filters
    return Words(of.var.literal, node.asvar) if plain and not (node.noop or node.message_context) else node


class Address(URLNode):
    """The address of a page of the product: of a record, or one without a value in it."""

    child_nodelists: tuple[NodeList, ...] = ()

    def render(self, context: Context) -> str:
        """Return it, or put it into the context; where it has other values in it, as Django does."""
        name = self.view_name.resolve(context)
        values = [value.resolve(context) for value in self.args]
        known = name.startswith("claims:") and not self.kwargs and len(values) < 2
        if not known or not all(isinstance(value, UUID) for value in values):
            return str(super().render(context))
        try:
            found = address(name, *values)
        except NoReverseMatch:
            return str(super().render(context))  # refuses it, too, unless the tag has `as`
        if self.asvar is None:
            return found
        context[self.asvar] = found
        return ""


@register.tag("url")
def page_address(parser: Parser, token: Token) -> Node:
    """Make a node of an address."""
    node = url(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)
