"""Published claims as an Atom feed: each entry names who asserts and who denies it."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim
from claims.retrieval import publication
from claims.retrieval.claims import Voice, sides_of, with_sides
from claims.views.public import FRESH

ENTRIES = 30


class PublishedClaims(Feed[Claim, None]):
    """The claims published last, newest first."""

    feed_type = Atom1Feed
    title = gettext_lazy("Published claims")
    link = reverse_lazy("claims:public")

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Return the feed; a copy is good for as long as that of a page."""
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=FRESH)
        return response

    def items(self) -> list[Claim]:
        """Return what the feed holds."""
        rows = list(with_sides(Claim.objects.published()).order_by("-published_at", "-id")[:ENTRIES])
        changed = publication.changed_at(rows)
        for row in rows:
            row.changed_at = changed.get(row.public_id, row.published_at)  # type: ignore[attr-defined]
        return rows

    def item_title(self, item: Claim) -> str:
        """Return the proposition with its status: it does not stand alone."""
        return f"{item.proposition} ({item.get_answer_display()}, {item.get_support_display()})"

    def item_description(self, item: Claim) -> str:
        """Return who asserts and who denies the claim, as HTML: that is how readers take an Atom summary."""
        sides = sides_of(item)
        sentence = _("Asserted by: %(asserting)s. Denied by: %(denying)s.")
        if sides.opposed:
            sentence = _("Asserted by: %(asserting)s. Denied or opposed by: %(denying)s.")
        names = {
            "asserting": _names(sides.asserting) or _("no named source"),
            "denying": _names(sides.denying) or _("nobody here"),
        }
        return escape(sentence % names)

    def item_link(self, item: Claim) -> str:
        """Return the public page of a claim."""
        return reverse("claims:public-claim", args=[item.public_id])

    def item_pubdate(self, item: Claim) -> datetime | None:
        """Return when the claim was published."""
        return item.published_at

    def item_updateddate(self, item: Claim) -> datetime | None:
        """Return when its public page changed last: readers of the feed see a correction as one."""
        return item.changed_at  # type: ignore[attr-defined, no-any-return]


def _names(voices: list[Voice]) -> str:
    return ", ".join(_named(voice) for voice in voices)


def _named(voice: Voice) -> str:
    return f"{voice.who} ({voice.opposes_label})" if voice.opposes else voice.who
