"""The page of an article's address, as raw bytes."""

from claims.ingest import fetch as web
from claims.models import Article, Blob
from claims.pipeline import blobs


def fetch(article: Article) -> tuple[Blob, str]:
    """Fetch the article's address and return its raw bytes and the address that answered. Raises SourceError."""
    page = web.fetch(article.canonical_url or "")
    return blobs.keep(page.data, page.content_type), page.url
