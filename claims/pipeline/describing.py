"""What a source says of itself in its metadata, put into the gaps of an article. An editor's word is never replaced."""

from datetime import date, timedelta
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.ingest.read import Read
from claims.models import Article, Decision, Outlet
from claims.models.choices import Precision

EARLIEST = date(1900, 1, 1)
LONGEST_HEADLINE = 120  # characters


def describe(article: Article, found: Read) -> None:
    """Fill the article's title, date and outlet where they are unknown, from what its own metadata declares."""
    rows = Article.objects.filter(pk=article.pk)
    if title := found.title or headline(found.text):
        rows.filter(title__in=_provisional(article)).update(title=title[:500])
    if found.published_on is not None and EARLIEST <= found.published_on <= timezone.now().date() + timedelta(1):
        rows.filter(published_precision=Precision.UNKNOWN).update(
            published_on=found.published_on, published_precision=found.precision
        )
    outlet = _outlet(article, found)
    if outlet is not None:
        _set_outlet(article, outlet)
    article.refresh_from_db()


def _provisional(article: Article) -> list[str]:
    """Return the titles that nobody gave: none, and the name of the file, as the decision that added it notes."""
    added = Decision.objects.filter(about__contains=[article.public_id], action="article.submitted")
    return ["", added.values_list("after__file", flat=True).first() or ""]


def headline(text: str) -> str:
    """Return what a text that declares no title is called: its first line, or the first words of it and an ellipsis."""
    first = " ".join(text.strip().partition("\n")[0].split())
    if len(first) <= LONGEST_HEADLINE:
        return first
    cut = first[:LONGEST_HEADLINE]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _outlet(article: Article, found: Read) -> Outlet | None:
    """Return the known outlet of the article's host, else the one that calls itself what the page does."""
    host = (urlsplit(article.canonical_url or "").hostname or "").removeprefix("www.")
    if host and (outlet := Outlet.objects.filter(hostname__in=[host, f"www.{host}"]).first()):
        return outlet
    return Outlet.objects.filter(name__iexact=found.site_name).first() if found.site_name else None


def _set_outlet(article: Article, outlet: Outlet) -> None:
    try:
        with transaction.atomic():
            Article.objects.filter(pk=article.pk, outlet=None).update(outlet=outlet)
    except IntegrityError:
        return  # this outlet's article with the same bytes is here already: this one stays without
