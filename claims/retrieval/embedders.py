"""Which embedders there are, and whose vectors are searched."""

from django.conf import settings
from django.utils.module_loading import import_string

from claims.matching.embedding import BUILT_IN, Embedder
from claims.models import VectorModel


def known() -> dict[str, type[Embedder]]:
    """Return the built-in embedders and that of settings.EMBEDDER by their names; none of them is loaded."""
    return {one.name: one for one in (*BUILT_IN, _chosen())}


def current() -> type[Embedder]:
    """Return the embedder whose vectors are searched; before the first vector, that of settings.EMBEDDER.

    Raises LookupError when the newsroom uses one that neither the product nor settings.EMBEDDER has.
    """
    name = VectorModel.objects.filter(current=True).values_list("name", flat=True).first()
    return _chosen() if name is None else named(name)


def named(name: str) -> type[Embedder]:
    """Return the embedder of that name. Raises LookupError with the names that are known."""
    found = known()
    if name not in found:
        raise LookupError(f"There is no embedder {name}; known are {', '.join(sorted(found))}. Is EMBEDDER set?")
    return found[name]


def _chosen() -> type[Embedder]:
    made: type[Embedder] = import_string(settings.EMBEDDER)
    return made
