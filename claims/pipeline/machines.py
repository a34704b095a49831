"""The extractor and the embedder that the settings name, one of each per process."""

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from claims.extraction.proposal import Extractor
from claims.matching.embedding import Embedder


@lru_cache
def extractor() -> Extractor:
    """Return the extractor of settings.EXTRACTOR."""
    made: Extractor = import_string(settings.EXTRACTOR)()
    return made


def extractor_version() -> str:
    """Return the version of the extractor without loading its data: web processes ask for it, too."""
    version: str = import_string(settings.EXTRACTOR).version
    return version


@lru_cache
def embedder() -> Embedder:
    """Return the embedder of settings.EMBEDDER."""
    made: Embedder = import_string(settings.EMBEDDER)()
    return made
