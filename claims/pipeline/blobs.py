"""Raw bytes, kept once each."""

from hashlib import sha256

from claims.ingest import formats
from claims.models import Blob


def keep(data: bytes, content_type: str, name: str = "") -> Blob:
    """Return the row of these bytes, made where they are new. Raises SourceError when they can be no article."""
    media = formats.identify(data, content_type, name)
    blob, _made = Blob.objects.get_or_create(
        sha256=sha256(data).hexdigest(),
        defaults={"data": data, "content_type": media[:100], "size": len(data)},
    )
    return blob
