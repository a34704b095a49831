"""The extractor that asks a language model, with what the settings say: EXTRACTOR=claims.pipeline.llm.Extractor."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from claims.extraction.llm import ModelExtractor
from claims.extraction.proposal import ExtractorUnavailable
from claims.ingest.completion import Endpoint, complete

KEEP_SECONDS = 30 * 24 * 3600  # an answer
DAY_SECONDS = 25 * 3600  # the count of a day


class Extractor(ModelExtractor):
    """A language model at LLM_URL. Safe to make without one: then every text is left to the built-in extractor."""

    def __init__(self) -> None:
        super().__init__(
            partial(ask, endpoint()),
            model=settings.LLM_MODEL,
            answers=CachedAnswers(),
            longest=settings.LLM_ARTICLE_CHARACTERS,
        )


class CachedAnswers:
    """Keeps answers in the cache of the settings; without it every text is asked about anew."""

    def get(self, key: str) -> str | None:
        """Return the answer kept under `key`, None when there is none."""
        try:
            kept: str | None = cache.get(f"llm-answer-{key}")
        except RedisError:
            return None
        return kept

    def keep(self, key: str, answer: str) -> None:
        """Keep an answer for thirty days."""
        try:
            cache.set(f"llm-answer-{key}", answer, KEEP_SECONDS)
        except RedisError:
            return  # it is asked again: a cost, and no loss


def endpoint() -> Endpoint:
    """Return the endpoint of the settings."""
    return Endpoint(
        url=settings.LLM_URL,
        model=settings.LLM_MODEL,
        key=settings.LLM_KEY,
        read_seconds=settings.LLM_SECONDS,
        total_seconds=settings.LLM_SECONDS,
    )


def ask(where: Endpoint, messages: list[dict[str, str]], schema: dict[str, Any]) -> str:
    """Return the model's answer, if today's budget has room. Raises ExtractorUnavailable as `complete`, over_budget."""
    if not where.url or not where.model:
        raise ExtractorUnavailable("misconfigured")
    spend()
    return complete(where, messages, schema)


def spend() -> None:
    """Take one article out of today's budget (UTC). Raises ExtractorUnavailable: over_budget, or budget_unknown."""
    key = f"llm-articles-{datetime.now(UTC):%Y-%m-%d}"
    try:
        cache.add(key, 0, DAY_SECONDS)
        spent = cache.incr(key)
    except (RedisError, ValueError):  # ValueError: the key went between the two
        raise ExtractorUnavailable("budget_unknown") from None
    if spent > settings.LLM_ARTICLES_PER_DAY:
        raise ExtractorUnavailable("over_budget")
