"""Near-duplicates: another article with mostly the same words."""

from claims.models import Article, ArticleVersion
from claims.text import shingles

ENOUGH = 0.5  # share of shingles in common; 128 permutations estimate it to within about 0.09
COMPARED = 200  # versions that share a band


def mark(version: ArticleVersion) -> None:
    """Mark the article of `version` as a near-duplicate when an earlier one has mostly the same words.

    It is marked as one of the first of that family, so that a copy of a copy counts as the same origin; `similarity`
    is its likeness to the most similar member.
    """
    if not version.bands:
        return
    others = ArticleVersion.objects.filter(bands__overlap=version.bands, article__lt=version.article_id)
    rows = others.order_by("-id").values_list("signature", "article_id", "article__near_duplicate_of")[:COMPARED]
    signature = tuple(version.signature)
    found = [(shingles.similarity(signature, tuple(other)), first or article) for other, article, first in rows]
    best, of = max(found, default=(0.0, 0))
    if best >= ENOUGH:
        Article.objects.filter(pk=version.article_id).update(near_duplicate_of=of, similarity=best)
