"""Why the machine proposed something and why a status is so, in the reader's language."""

from typing import Any

from django import template
from django.forms.models import model_to_dict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.matching import explain as matching
from claims.models import Candidate, Claim, Figure, Party, Relation
from claims.models.choices import Modifier
from claims.retrieval.claims import Sides, sides_of
from claims.status import explain as status
from claims.templatetags.wording import ACTIONS, NOTES, RULES

register = template.Library()


@register.simple_tag
def sides(claim: Claim) -> Sides:
    """Return who asserts and who denies a claim that came through `with_sides`."""
    return sides_of(claim)


@register.simple_tag
def relation_sentence(relation: Relation) -> str:
    """Return why a relation was proposed; "" for one drawn by hand."""
    if not relation.explanation:
        return ""
    names = _names(relation.source.party, relation.target.party, relation.source.target, relation.target.target)
    slots = matching.named(relation.slots, names)
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
    return str(ACTIONS.get(action) or ACTIONS.get(action.partition(".")[2], action))


@register.simple_tag
def figure_words(figure: Figure | dict[str, Any]) -> str:
    """Return a figure as it was qualified: "at least 12 soldiers"; never a best number."""
    held = model_to_dict(figure) if isinstance(figure, Figure) else figure
    counted = " ".join(filter(None, [held.get("unit", ""), held.get("counted", ""), held.get("whose", "")]))
    if not held.get("disclosed", True):
        return _("%(counted)s: not disclosed") % {"counted": counted}
    return f"{_amount(held.get('low'), held.get('high'), held.get('modifier', ''))} {counted}".strip()


def _amount(low: float | None, high: float | None, modifier: str) -> str:
    ends = [matching.number(end, _language()) for end in (low, high) if end is not None]
    if modifier in {Modifier.TENS, Modifier.HUNDREDS, Modifier.THOUSANDS}:
        return str(Modifier(modifier).label)
    number = " – ".join(dict.fromkeys(ends))
    return number if modifier in {"", Modifier.EXACTLY} else f"{Modifier(modifier).label} {number}"


def _names(*parties: Party | None) -> dict[str, str]:
    known = [party for party in parties if party is not None]
    return {str(party.pk): party.name for party in known} | {str(party.public_id): party.name for party in known}


def _language() -> str:
    return get_language() or "en"
