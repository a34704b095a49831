"""Near-duplicates: another article with mostly the same words."""

from claims.models import Article, ArticleVersion
from claims.text import shingles

ENOUGH = 0.5  # share of shingles in common; 128 permutations estimate it to within about 0.09
COMPARED = 200  # versions that share a band


def mark(version: ArticleVersion) -> None:
    """Mark the article of `version` as a near-duplicate of the most similar earlier one, if there is any."""
    if not version.bands:
        return
    others = ArticleVersion.objects.filter(bands__overlap=version.bands, article__lt=version.article_id)
    signature = tuple(version.signature)
    best, of = 0.0, None
    for other, article in others.order_by("-id").values_list("signature", "article_id")[:COMPARED]:
        share = shingles.similarity(signature, tuple(other))
        if share > best:
            best, of = share, article
    if of is not None and best >= ENOUGH:
        Article.objects.filter(pk=version.article_id).update(near_duplicate_of=of, similarity=best)
