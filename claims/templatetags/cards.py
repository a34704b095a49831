"""The card of a claim, drawn in one piece: many stand on a page, where a template's node for each word takes longer."""

from functools import cache
from typing import NamedTuple

from django import template
from django.template import Context
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from claims.models import Claim, Voice
from claims.models.choices import Stance
from claims.retrieval.claims import Sides, sides_of
from claims.templatetags.pieces import NOTHING, format_html, joined
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ui import address, badge, icon, status_badges

register = template.Library()


class _Words(NamedTuple):
    """What stands on every card, drawn once in each language."""

    asserted_by: SafeString
    denied_by: SafeString
    opposed_by: SafeString
    also: SafeString
    no_source: SafeString
    nobody: SafeString


@register.simple_tag(takes_context=True)
def claim_card(context: Context) -> SafeString:
    """Return the card of `claim`, which came through `with_sides`: who asserts it, who denies it, and its status.

    `compact` leaves out the event, `heading` is the level of its title, `nolink` links to no claim, and a card for
    readers is `public`.
    """
    claim: Claim = context["claim"]
    public, compact = bool(context.get("public")), bool(context.get("compact"))
    both, linked = sides_of(claim), not context.get("nolink")
    return format_html(
        '<article class="claim-card{}">\n{}\n<dl class="claim-sides">{}</dl>\n'
        '<div class="claim-status row">{}{}</div>\n</article>',
        " claim-card-compact" if compact else "",
        _title(claim, context.get("heading"), public=public, linked=linked),
        _sides(both, public=public, linked=linked),
        _standing(claim, public=public),
        NOTHING if compact else _soft(claim.event or _("event not set"), " small"),
    )


def _title(claim: Claim, heading: object, *, public: bool, linked: bool) -> SafeString:
    language = format_html(' lang="{}"', claim.language) if claim.language else ""
    level = format_html(' role="heading" aria-level="{}"', heading) if heading else ""
    words: object = claim.proposition
    if linked:
        href = address("claims:public-claim" if public else "claims:claim", claim.public_id)
        words = format_html('<a href="{}">{}</a>', href, words)
    return format_html('<div class="claim-title proposition"{}{}>{}</div>', language, level, words)


def _sides(both: Sides, *, public: bool, linked: bool) -> SafeString:
    def elsewhere(voice: Voice) -> SafeString:
        return _elsewhere(voice, public=public, linked=linked) if voice.brought_in_by or voice.more else NOTHING

    words = _words(get_language())
    asserting = joined(_voice(voice, _reserve(voice), elsewhere(voice)) for voice in both.asserting)
    denying = joined(_voice(voice, _in_part(voice), elsewhere(voice)) for voice in both.denying)
    sides = [
        _side(" claim-side-for", words.asserted_by, asserting or words.no_source),
        _side(" claim-side-against", words.opposed_by if both.opposed else words.denied_by, denying or words.nobody),
    ]
    if both.other:
        others = joined(_voice(voice, _after(voice.stance_label)) for voice in both.other)
        sides.append(_side("", words.also, others))
    return joined(sides)


@cache
def _words(_language: str | None) -> _Words:
    return _Words(
        asserted_by=icon("says") + escape(_("Asserted by")),
        denied_by=icon("denies") + escape(_("Denied by")),
        opposed_by=icon("denies") + escape(_("Denied or opposed by")),
        also=escape(_("Also")),
        no_source=_soft(_("no named source")),
        nobody=_soft(_("nobody here")),
    )


def _side(shape: str, title: SafeString, voices: SafeString) -> SafeString:
    return format_html('<div class="claim-side{}"><dt>{}</dt><dd>{}</dd></div>', shape, title, voices)


def _voice(voice: Voice, *more: SafeString) -> SafeString:
    return format_html('<span class="voice">{}{}</span>', voice.who, joined(more))


def _reserve(voice: Voice) -> SafeString:
    plain = voice.stance in {Stance.ASSERTS, Stance.ACCUSES}
    said = NOTHING if plain else _after(f"({voice.stance_label})")
    return said + _after(_("with reserve")) if voice.hedged else said


def _in_part(voice: Voice) -> SafeString:
    return _after(_("in part")) if voice.stance == Stance.PARTLY_DENIES else NOTHING


def _elsewhere(voice: Voice, *, public: bool, linked: bool) -> SafeString:
    """Return how a voice from another claim bears on this one and, for members, where it is said."""
    said = _after(f"({voice.opposes_label})") if voice.opposes else NOTHING
    if public:
        return said
    if voice.elsewhere and linked:
        href = address("claims:claim", voice.elsewhere.public_id)
        said += format_html(' <a class="soft" href="{}">{}</a>', href, _("on another claim"))
    elif voice.elsewhere:
        said += _after(_("on another claim"))
    if voice.more:
        said += _after(ngettext("and on %(n)s more claim", "and on %(n)s more claims", voice.more) % {"n": voice.more})
    return said


def _standing(claim: Claim, *, public: bool) -> SafeString:
    badges = [status_badges(claim)]
    for decision in claim.decided:  # type: ignore[attr-defined]
        verdict = _("editors: %(verdict)s") % {"verdict": decision.get_verdict_display()}
        badges.append(badge(verdict, "green", "check"))
    if claim.published_at and not public:
        badges.append(badge(_("published"), "", "globe"))
    if claim.merged_into_id:
        badges.append(badge(_("merged"), "amber"))
    elif claim.withdrawn_at:
        badges.append(badge(_("withdrawn"), "amber"))
    return joined(badges)


def _soft(words: object, shape: str = "") -> SafeString:
    return format_html('<span class="soft{}">{}</span>', shape, words)


def _after(words: object) -> SafeString:
    return format_html(' <span class="soft">{}</span>', words)
