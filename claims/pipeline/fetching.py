"""The page of an article's address, as raw bytes."""

from hashlib import sha256

from claims.ingest import fetch as web
from claims.ingest import formats
from claims.models import Article, Blob


def fetch(article: Article) -> tuple[Blob, str]:
    """Fetch the article's address and return its raw bytes and the address that answered. Raises SourceError."""
    page = web.fetch(article.canonical_url or "")
    media = formats.identify(page.data, page.content_type)
    blob, _made = Blob.objects.get_or_create(
        sha256=sha256(page.data).hexdigest(),
        defaults={"data": page.data, "content_type": media[:100], "size": len(page.data)},
    )
    return blob, page.url
