"""Published claims as an Atom feed: each entry names who asserts and who denies it."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim
from claims.retrieval.claims import Voice, sides_of, with_sides

ENTRIES = 30


class PublishedClaims(Feed[Claim, None]):
    """The claims published last, newest first."""

    feed_type = Atom1Feed
    title = gettext_lazy("Published claims")
    link = reverse_lazy("claims:public")

    def items(self) -> QuerySet[Claim]:
        """Return what the feed holds."""
        return with_sides(Claim.objects.published()).order_by("-published_at", "-id")[:ENTRIES]

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


def _names(voices: list[Voice]) -> str:
    return ", ".join(_named(voice) for voice in voices)


def _named(voice: Voice) -> str:
    name = voice.name or _("a source not named")
    return f"{name} ({voice.opposes_label})" if voice.opposes else name
