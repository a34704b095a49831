"""What became of an article's passages when it was read again. A worker finds out; editors decide what follows."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from claims.models import Anchor, Article, ArticleVersion, Passage, Statement
from claims.models.anchors import UNSETTLED
from claims.models.choices import CandidateState
from claims.pipeline import status
from claims.text.anchoring import Anchored, Texts

MOST_WORDS = 2_000  # characters kept of an edited passage


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    anchored: Anchored


def anchor(version: ArticleVersion) -> None:
    """Find in `version` the passages of the article's other versions that statements or waiting candidates rest on.

    `version` is what the source shows now. A second run writes the same rows. What an editor has looked at stays looked
    at while it stands as it did; claims whose evidence changed are derived anew, which flags decisions on them.
    """
    found = list(_found(version))
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=version.article_id)  # one version at a time
        article = Anchor.objects.filter(passage__version__article=version.article_id)
        before = {row.passage_id: row for row in article.current()}
        article.current().exclude(version=version).update(current=False)
        for row in found:
            _store(row, version, before.get(row.passage.pk))
        changed = article.filter(outcome__in=UNSETTLED).values("passage")
        claims = Statement.objects.in_force().filter(passage__in=changed).values_list("claim", flat=True)
        status.refresh(claims.distinct())


def follow(passage: Passage) -> None:
    """Find what became of a passage that a statement rests on since today, when its source shows another version.

    One that stands in the version shown last, or whose fate there is known, is left alone.
    """
    article = passage.version.article
    version = article.shown_last(list(article.versions.defer("text", "signature", "bands").order_by("-number")))
    if version is None or version.pk == passage.version_id or passage.anchors.filter(version=version).exists():
        return
    texts = Texts(passage.version.text, version.text, version.language)
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=version.article_id)
        _store(_Found(passage, texts.anchor(passage.start, passage.end)), version, None)
        held = Statement.objects.in_force().filter(passage=passage)
        status.refresh(held.values_list("claim", flat=True).distinct())


def _found(version: ArticleVersion) -> list[_Found]:
    found = []
    for earlier in ArticleVersion.objects.filter(article=version.article_id).exclude(pk=version.pk):
        texts = Texts(earlier.text, version.text, version.language)
        found += [_Found(passage, texts.anchor(passage.start, passage.end)) for passage in _relied_on(earlier)]
    return found


def _relied_on(version: ArticleVersion) -> QuerySet[Passage]:
    stated = Q(statements__isnull=False, statements__withdrawn_at=None)
    waiting = Q(candidates__state=CandidateState.PENDING)
    return version.passages.filter(stated | waiting).distinct()


def _store(found: _Found, version: ArticleVersion, before: Anchor | None) -> None:
    anchored = found.anchored
    start, end = anchored.span or (None, None)
    fields: dict[str, Any] = {
        "outcome": str(anchored.outcome),
        "start": start,
        "end": end,
        "differs": anchored.differs,
        "words": anchored.words[:MOST_WORDS],
        "current": True,
    }
    if before is not None and (before.outcome, before.words) == (fields["outcome"], fields["words"]):
        fields |= {"looked_by": before.looked_by, "looked_at": before.looked_at}
    Anchor.objects.update_or_create(passage=found.passage, version=version, defaults=fields)
