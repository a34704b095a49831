"""In what two related statements differ: in words beside the pair, and marked in both passages."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from claims.models import Figure, Relation, Statement
from claims.templatetags.explained import figure_words
from claims.templatetags.passages import Mark, Stretch, around, marked_said, marked_words
from claims.templatetags.ui import said_day
from claims.text import guards
from claims.text.languages import fold

register = template.Library()


@dataclass(frozen=True, slots=True)
class Difference:
    """One part in which two statements differ, as each has it; "" where one has none."""

    name: str
    source: str
    target: str


@register.simple_tag
def differences(relation: Relation) -> list[Difference]:
    """Return the stance, figures, negation, day, event and accused party where the two statements differ in them."""
    source, target = relation.source, relation.target
    turned, other_turned = _turning(source), _turning(target)
    pairs = [
        (_("Stance"), source.get_stance_display(), target.get_stance_display()),
        (_("Figure"), _figures(source, target), _figures(target, source)),
        (_("Negation"), _listed(turned - other_turned), _listed(other_turned - turned)),
        (_("Said"), said_day(source), said_day(target)),
        (_("Event"), str(source.event or ""), str(target.event or "")),
        (_("Accused"), str(source.target or ""), str(target.target or "")),
    ]
    return [Difference(name, one, other) for name, one, other in pairs if one != other]


@register.simple_tag
def pair_stretch(statement: Statement, other: Statement | None, words: Collection[str] = ()) -> Stretch:
    """Return a statement's passage in its article: what is said, the shared `words`, and what `other` has not.

    A template gives no other (None or "") where the statement stands alone.
    """
    passage = statement.passage
    text = passage.version.text
    marks = [*marked_said(statement), *marked_words(text, statement, words)]
    marks += _differing(text, statement, other) if other else []
    return around(text, passage.start, passage.end, marks)


def _differing(text: str, statement: Statement, other: Statement) -> list[Mark]:
    """Return the marks on the figures and the turning words that the other statement does not have."""
    passage = statement.passage
    only = _turning(statement) - _turning(other)
    found = guards.TOKEN.finditer(text, passage.start, passage.end)
    turning = [(*match.span(), "differs") for match in found if fold(match.group()) in only]
    figures = _own_figures(statement, other)
    return turning + [(f.start, f.end, "differs") for f in figures if f.start is not None and f.end is not None]


def _turning(statement: Statement) -> frozenset[str]:
    return frozenset(guards.negations(statement.passage.exact))


def _own_figures(statement: Statement, other: Statement) -> list[Figure]:
    theirs = {(figure.low, figure.high, figure.modifier) for figure in other.figures.all()}
    return [f for f in statement.figures.all() if theirs and (f.low, f.high, f.modifier) not in theirs]


def _figures(statement: Statement, other: Statement) -> str:
    return _listed(figure_words(figure) for figure in _own_figures(statement, other))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
