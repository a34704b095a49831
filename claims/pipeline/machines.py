"""The extractor that the settings name and the embedder of the newsroom, one of each per process."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from claims.extraction import default_extractor
from claims.extraction.proposal import Extractor, ExtractorUnavailable, PartyResolver, Proposal
from claims.matching.embedding import Embedder
from claims.models import VectorModel
from claims.retrieval import embedders

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What was proposed, by which extractor, and why not by the one of the settings ("" when it was)."""

    proposals: Sequence[Proposal]
    extractor: str
    version: str
    fallback: str = ""


def proposals(text: str, *, language: str | None, parties: PartyResolver) -> Found:
    """Return what the extractor of the settings proposes; where it cannot answer, what the built-in one does."""
    chosen = extractor()
    try:
        found = chosen.extract(text, language=language, parties=parties)
        return Found(found, chosen.name, chosen.version)
    except ExtractorUnavailable as reason:
        log.warning("The extractor %s did not answer (%s); the built-in one reads the text.", chosen.name, reason)
        found = default_extractor.extract(text, language=language, parties=parties)
        return Found(found, default_extractor.name, default_extractor.version, fallback=str(reason))


@lru_cache
def extractor() -> Extractor:
    """Return the extractor of settings.EXTRACTOR."""
    made: Extractor = import_string(settings.EXTRACTOR)()
    return made


def extractor_version() -> str:
    """Return the version of the extractor without loading its data: web processes ask for it, too."""
    version: str = import_string(settings.EXTRACTOR).version
    return version


def embedder() -> Embedder:
    """Return the embedder whose vectors are searched; the first that is asked for becomes that of the newsroom."""
    chosen = embedders.current()
    VectorModel.objects.get_or_create(current=True, defaults={"name": chosen.name})
    return loaded(chosen)


@lru_cache
def loaded(kind: type[Embedder]) -> Embedder:
    """Return the one embedder of that kind of this process; it loads its weights when it first embeds."""
    return kind()
