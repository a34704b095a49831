"""What the machine's rules did, as words and as an SVG with its table beside it."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Job, LearnedRule
from claims.models.choices import DismissalReason, RelationType
from claims.templatetags.ui import language_name
from claims.templatetags.wording import RULES

register = template.Library()

# Why the chosen extractor did not read a text, by the slug of its ExtractorUnavailable.
REASONS = {
    "misconfigured": gettext_lazy("its address, model or key is not set or cannot be used"),
    "unreachable": gettext_lazy("it could not be reached"),
    "too_slow": gettext_lazy("it took too long"),
    "refused": gettext_lazy("it refused the key"),
    "busy": gettext_lazy("it was too busy"),
    "http_error": gettext_lazy("it answered with an error"),
    "too_large": gettext_lazy("its answer was too large"),
    "bad_answer": gettext_lazy("its answer could not be used"),
    "too_long": gettext_lazy("the text is longer than it is given"),
    "over_budget": gettext_lazy("its budget for the day is spent"),
    "budget_unknown": gettext_lazy("its budget could not be counted"),
}

LEFT, TOP, SIZE = 44, 18, 280  # user units: where the square of 0 to 100 % begins, and its side
SMALLEST, LARGEST = 4.0, 14.0  # radius of a point


@dataclass(frozen=True, slots=True)
class Point:
    """One tenth: where it lies and how large it is drawn, by how many proposals it holds."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What became of one kind of proposed relation."""

    label: str
    confirmed: int
    corrected: int
    dismissed: int
    reasons: str  # the most frequent first


@register.simple_tag
def fallback_sentence(job: Job) -> str:
    """Return why the built-in rules read a text instead of the chosen extractor; "" when they did not."""
    if not job.fallback:
        return ""
    reason = REASONS.get(job.fallback, job.fallback)
    return _("Read by the built-in rules, not by the language model: %(reason)s.") % {"reason": reason}


@register.simple_tag
def rule_words(rule: str) -> str:
    """Return a rule of extraction in words; "id.denial" and "denial" alike."""
    slug = rule.rpartition(".")[2]
    return str(RULES.get(slug, slug))


@register.simple_tag
def rule_language(rule: str) -> str:
    """Return the name of the language of a rule."""
    return language_name(rule.partition(".")[0]) or rule.partition(".")[0]


@register.filter
def percent(share: float) -> str:
    """Return a share of 0 to 1 in whole per cent."""
    words = _("%(percent)s %%") % {"percent": f"{share * 100:.0f}"}
    return words.replace(" ", "\N{NO-BREAK SPACE}")


@register.simple_tag
def right_share(rule: LearnedRule) -> float:
    """Return the share that was right; an edited one counts half."""
    return (rule.accepted + rule.edited / 2) / (rule.accepted + rule.edited + rule.rejected)


@register.simple_tag
def reliability_points(bands: list[dict[str, Any]]) -> list[Point]:
    """Return where the tenths lie in the chart."""
    most = max(band["count"] for band in bands)
    return [_point(band, most) for band in bands]


@register.simple_tag
def relation_rows(rows: list[dict[str, Any]]) -> list[RelationRow]:
    """Return the proposed relations of a report in words."""
    return [_relation(row) for row in rows]


def _point(band: dict[str, Any], most: int) -> Point:
    radius = max(SMALLEST, LARGEST * (band["count"] / most) ** 0.5)  # area by count
    return Point(round(LEFT + band["said"] * SIZE, 1), round(TOP + (1 - band["right"]) * SIZE, 1), round(radius, 1))


def _relation(row: dict[str, Any]) -> RelationRow:
    dismissed: dict[str, int] = row["dismissed"]
    ordered = sorted(dismissed.items(), key=lambda item: -item[1])
    reasons = [_("%(reason)s: %(count)d") % {"reason": DismissalReason(slug).label, "count": n} for slug, n in ordered]
    label = str(RelationType(row["type"]).label)
    return RelationRow(label, row["confirmed"], row["corrected"], sum(dismissed.values()), "; ".join(reasons))
