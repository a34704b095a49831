"""Copies of an article: the same bytes under another outlet, or nearly the same words."""

from dataclasses import dataclass

from django.db.models import Q

from claims.models import Article, ArticleVersion
from claims.text import shingles


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article of the same origin; `similarity` is the estimated share of common shingles, 0 to 1."""

    article: Article
    similarity: float
    same_bytes: bool


def copies(article: Article) -> list[Copy]:
    """Return the other articles that are copies of this one or that it is a copy of, the most similar first."""
    own = article.versions.last()
    if own is None:
        return []
    origin = article.near_duplicate_of_id or article.pk
    family = Q(article=origin) | Q(article__near_duplicate_of=origin) | Q(blob=own.blob_id)
    rows = ArticleVersion.objects.filter(family).exclude(article=article.pk).defer("text", "bands")
    found: dict[int, Copy] = {}
    for version in rows.select_related("article__outlet").order_by("number"):
        found[version.article_id] = _copy(version, own)
    return sorted(found.values(), key=lambda copy: (-copy.similarity, copy.article.pk))


def _copy(version: ArticleVersion, own: ArticleVersion) -> Copy:
    same = version.blob_id == own.blob_id
    likeness = shingles.similarity(tuple(own.signature), tuple(version.signature))
    return Copy(version.article, 1.0 if same else likeness, same)
