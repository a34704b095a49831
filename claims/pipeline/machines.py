"""The extractor that the settings name and the embedder of the newsroom, one of each per process."""

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from claims.extraction.proposal import Extractor
from claims.matching.embedding import Embedder
from claims.models import VectorModel
from claims.retrieval import embedders


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
    row = VectorModel.objects.filter(current=True).first()
    if row is None:
        row = VectorModel.objects.get_or_create(current=True, defaults={"name": embedders.current().name})[0]
    return loaded(embedders.named(row.name))


@lru_cache
def loaded(kind: type[Embedder]) -> Embedder:
    """Return the one embedder of that kind of this process; it loads its weights when it first embeds."""
    return kind()
