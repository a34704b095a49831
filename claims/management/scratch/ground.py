"""What all made rows stand on: who recorded them, the bytes of every article, the embedder of their vectors."""

from claims.matching.embedding import Embedder
from claims.models import Blob, User, VectorModel

BYTES = "0" * 64  # the key of every article's bytes


def lay(embedder: Embedder) -> User:
    """Add it to an empty database; return the member, whose id is 1."""
    Blob.objects.create(sha256=BYTES, data=b"", content_type="text/plain", size=0)
    VectorModel.objects.update_or_create(name=embedder.name, defaults={"current": True})
    return User.objects.create(id=1, username="benchmark")
