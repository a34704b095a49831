"""Why the machine proposed something and why a status is so, in the reader's language."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from claims.actions.wording import in_words
from claims.matching import explain as matching
from claims.models import Candidate, Claim, Decision, Figure, Relation
from claims.models.base import Alias, Record
from claims.models.choices import Modifier, RelationType
from claims.models.voices import HOW
from claims.retrieval import proposed
from claims.retrieval.naming import party_names
from claims.status import explain as status
from claims.templatetags.ui import address
from claims.templatetags.wording import ANSWERING, FIELDS, LABELS, NOTES, NOUNS, RULES

register = template.Library()

PUBLIC_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PARTY_NAMES = "party names"  # read once for a whole page
LONGEST = 160  # characters of a value in a history; the record itself has the rest


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a Decision, in words; "" where there was nothing."""

    name: str
    before: str
    after: str


@register.simple_tag(takes_context=True)
def relation_sentence(context: template.Context, relation: Relation) -> str:
    """Return why a relation was proposed; "" for one drawn by hand."""
    if not relation.explanation:
        return ""
    if PARTY_NAMES not in context.render_context:
        context.render_context[PARTY_NAMES] = party_names()
    slots = matching.named(relation.slots, context.render_context[PARTY_NAMES])
    return matching.sentence(relation.explanation, slots, _language())


@register.simple_tag
def relation_caveats(relation: Relation) -> list[str]:
    """Return why a proposal may be wrong."""
    return [matching.caveat(slug, _language()) for slug in relation.caveats]


@register.simple_tag
def slot_name(slot: str) -> str:
    """Return the name of a slot that differs or is unknown."""
    return matching.slot_name(slot, _language())


@register.simple_tag
def status_reasons(claim: Claim) -> list[str]:
    """Return the sentences of the rule that gave a claim its status."""
    return [status.sentence(reason["slug"], reason["slots"], _language()) for reason in claim.reasons]


@register.simple_tag
def candidate_reasons(candidate: Candidate) -> list[str]:
    """Return why a candidate was proposed: the cue, the rule that fired, what made it surer or less sure."""
    rule = candidate.rule.partition(".")[2] or candidate.rule
    said = [_("The cue is “%(cue)s”.") % {"cue": candidate.cue}] if candidate.cue else []
    said.append(str(RULES.get(rule, candidate.rule)))
    return said + [str(NOTES[note]) for note in candidate.why if note in NOTES]


@register.simple_tag
def action_name(action: str) -> str:
    """Return what a Decision did, in words."""
    return in_words(action)


@register.simple_tag
def decision_changes(decision: Decision) -> list[Change]:
    """Return what a Decision changed, from what to what."""
    names = dict.fromkeys([*decision.before, *decision.after])
    changed = [
        Change(
            str(FIELDS.get(name, name)), _shown(name, decision.before.get(name)), _shown(name, decision.after.get(name))
        )
        for name in names
    ]
    return [change for change in changed if change.before != change.after]


@register.simple_tag
def record_address(row: Record) -> str:
    """Return the page of a record."""
    return address(f"claims:{row._meta.model_name}", row.public_id)


@register.filter
def noun(row: Record) -> str:
    """Return what kind of record it is, in words."""
    return str(NOUNS.get(row._meta.model_name or "", ""))


@register.simple_tag
def kept_url(kind: Any, what: str, row: Record | None = None) -> str:
    """Return the address of a kind's list ("list"), of a record (""), or of what is done to it."""
    if what == "list":
        return address(f"claims:{kind.plural}")
    name = f"claims:{kind.name}-{what}" if what else f"claims:{kind.name}"
    return address(name, row.public_id if row else None)


@register.simple_tag
def unname_url(kind: Any, row: Record, alias: Alias) -> str:
    """Return the address at which a name is taken away."""
    return reverse(f"claims:{kind.name}-unname", args=[row.public_id, alias.pk])


@register.filter
def other_claim(relation: Relation, claim: Claim | None) -> Claim | None:
    """Return the claim at the other end of a relation than `claim`."""
    ends = (relation.source.claim, relation.target.claim)
    return next((end for end in ends if end is not None and end != claim), None)


def answer_label(relation_type: str) -> str:
    """Return how a statement answers the one above it, in words."""
    return str(ANSWERING[RelationType(relation_type)])


def bears(relation_type: str) -> str:
    """Return how a statement on another claim bears on this one, in words."""
    return str({**HOW, RelationType.CORROBORATES: _("says the same")}.get(RelationType(relation_type), ""))


@register.simple_tag
def figure_words(figure: Figure | dict[str, Any]) -> str:
    """Return a figure as it was qualified: "at least 12 soldiers, as of 3 May 2024"; never a best number."""
    held = model_to_dict(figure) if isinstance(figure, Figure) else figure
    if held.get("as_of"):
        given = figure_words({**held, "as_of": None})
        return _("%(figure)s, as of %(day)s") % {"figure": given, "day": date_format(held["as_of"], "j M Y")}
    whose = f"({_('whose')}: {held['whose']})" if held.get("whose") else ""
    counted = " ".join(filter(None, [held.get("unit", ""), held.get("counted", ""), whose]))
    if not held.get("disclosed", True):
        return _("%(counted)s: not disclosed") % {"counted": counted}
    return f"{_amount(held.get('low'), held.get('high'), held.get('modifier', ''))} {counted}".strip()


@register.simple_tag
def candidate_figures(candidate: Candidate) -> list[str]:
    """Return the figures of a candidate in words, each with the day up to which its passage counts it."""
    return [figure_words(figure) for figure in proposed.figures(candidate)]


def _amount(low: float | None, high: float | None, modifier: str) -> str:
    ends = [matching.number(end, _language()) for end in (low, high) if end is not None]
    if modifier in {Modifier.TENS, Modifier.HUNDREDS, Modifier.THOUSANDS}:
        return str(Modifier(modifier).label)
    number = " – ".join(dict.fromkeys(ends))
    return number if modifier in {"", Modifier.EXACTLY} else f"{Modifier(modifier).label} {number}"


def _shown(name: str, value: object) -> str:
    if value in (None, "", "None", [], {}) or (isinstance(value, str) and PUBLIC_ID.fullmatch(value)):
        return ""
    if name in LABELS:
        return str(dict(LABELS[name]).get(str(value), value))
    if name.endswith("_on"):
        return date_format(date.fromisoformat(str(value)), "j M Y")
    if isinstance(value, list):
        return ngettext("%(count)d record", "%(count)d records", len(value)) % {"count": len(value)}
    if isinstance(value, dict):
        rows = sum(len(rows) for rows in value.values() if isinstance(rows, list))
        return ngettext("%(count)d record", "%(count)d records", rows) % {"count": rows}
    return str(value) if len(str(value)) <= LONGEST else f"{str(value)[:LONGEST]}…"


def _language() -> str:
    return get_language() or "en"
