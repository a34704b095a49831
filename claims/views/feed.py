"""Published claims as an Atom feed: each entry names who asserts and who denies it, or says that it was taken off."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim
from claims.retrieval import publication, takenoff
from claims.retrieval.claims import Voice, sides_of, with_sides
from claims.retrieval.takenoff import TakenOff
from claims.views.public import FRESH

ENTRIES = 30

# XML 1.0, section 2.2: one of these in an article's words or an editor's reason, and no reader could open the feed.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the feed says of one claim; its address is its id too: a later entry takes the place of this one."""

    title: str
    summary: str
    claim: UUID
    published: datetime | None
    updated: datetime | None


class PublishedClaims(Feed[Entry, None]):
    """The claims published last, newest first, and among them those that were taken off since."""

    feed_type = Atom1Feed
    title = gettext_lazy("Published claims")
    link = reverse_lazy("claims:public")

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Return the feed; a copy is good for as long as that of a page."""
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=FRESH)
        return response

    def items(self) -> list[Entry]:
        """Return what the feed holds."""
        rows = list(with_sides(Claim.objects.published()).order_by("-published_at", "-id")[:ENTRIES])
        changed = publication.changed_at(rows)
        dated = [(row.published_at, _published(row, changed.get(row.public_id))) for row in rows if row.published_at]
        dated += [(one.at, _taken_off(one)) for one in takenoff.latest(ENTRIES)]
        dated.sort(key=lambda pair: pair[0], reverse=True)
        return [entry for _at, entry in dated[:ENTRIES]]

    def item_title(self, item: Entry) -> str:
        """Return the title of an entry."""
        return _NO_XML.sub("\ufffd", item.title)

    def item_description(self, item: Entry) -> str:
        """Return its summary as HTML: that is how readers take an Atom summary."""
        return escape(_NO_XML.sub("\ufffd", item.summary))

    def item_link(self, item: Entry) -> str:
        """Return the public page of the claim."""
        return reverse("claims:public-claim", args=[item.claim])

    def item_pubdate(self, item: Entry) -> datetime | None:
        """Return when the claim was published."""
        return item.published

    def item_updateddate(self, item: Entry) -> datetime | None:
        """Return when its public page changed last: readers of the feed see a correction as one."""
        return item.updated


def _published(claim: Claim, changed: datetime | None) -> Entry:
    """Return a claim with who asserts and who denies it, its proposition with its status: it does not stand alone."""
    sides = sides_of(claim)
    sentence = _("Asserted by: %(asserting)s. Denied by: %(denying)s.")
    if sides.opposed:
        sentence = _("Asserted by: %(asserting)s. Denied or opposed by: %(denying)s.")
    names = {
        "asserting": _names(sides.asserting) or _("no named source"),
        "denying": _names(sides.denying) or _("nobody here"),
    }
    title = f"{claim.proposition} ({claim.get_answer_display()}, {claim.get_support_display()})"
    return Entry(title, sentence % names, claim.public_id, claim.published_at, changed or claim.published_at)


def _taken_off(told: TakenOff) -> Entry:
    """Return, in the place of a claim that was taken off, when and why that was."""
    title = _("A claim was taken off the public pages")
    if told.event:
        title = _("A claim was taken off the public pages: %(event)s") % {"event": told.event}
    why = _("Why, in the newsroom's words: %(reason)s") % {"reason": told.reason}
    return Entry(title, why, told.public_id, None, told.at)


def _names(voices: list[Voice]) -> str:
    return ", ".join(_named(voice) for voice in voices)


def _named(voice: Voice) -> str:
    return f"{voice.who} ({voice.opposes_label})" if voice.opposes else voice.who
