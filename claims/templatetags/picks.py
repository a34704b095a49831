"""The candidates of the review list, a row each with a box to choose it by, drawn in one piece."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from claims.templatetags.pieces import NOTHING, format_html, joined
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ui import shortened, stance_badge

register = template.Library()

CHOSEN = mark_safe(" checked")
LONGEST = 160  # characters of what is said
PATTERN = (
    '<tr><td data-label="{choose}"><input type="checkbox" name="candidates" value="{key}" data-stance="{stance}"'
    ' aria-labelledby="words-{key}"{chosen}></td><td data-label="{speaker}">{who} {badge}</td>'
    '<td data-label="{said}"><a id="words-{key}" lang="{language}" href="{page}?candidate={key}">{words}</a></td>'
    '<td data-label="{printed}" class="small soft">{source}</td></tr>'
)


class Pick(NamedTuple):
    """What the list shows of a candidate."""

    pk: int
    public_id: UUID
    stance: str
    speaker_text: str
    proposition: str
    party: str | None
    language: str
    title: str
    url: str


@register.simple_tag
def pick_rows(picks: Iterable[Pick], chosen: Collection[str]) -> SafeString:
    """Return a row of the table for each of `picks`; the boxes of those are ticked whose public id is in `chosen`."""
    page, nobody, untitled = reverse("claims:review"), _("a source not named"), _("Untitled")
    named = {
        "choose": _("Choose"), "speaker": _("Speaker"), "said": _("What is said"), "printed": _("Printed in"),
    }  # fmt: skip
    return joined(
        format_html(
            PATTERN,
            **named,
            page=page,
            key=(key := str(pick.public_id)),
            chosen=CHOSEN if key in chosen else NOTHING,
            stance=pick.stance,
            badge=stance_badge(pick.stance),
            who=pick.party or pick.speaker_text or nobody,
            language=pick.language,
            words=shortened(pick.proposition, LONGEST),
            source=pick.title or pick.url or untitled,
        )
        for pick in picks
    )
