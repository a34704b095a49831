"""Bodies that are larger than anything that may be sent: refused before a byte of them is kept."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from claims.views.errors import too_large


class BoundedBodies:
    """Answers 413 to what is announced as larger than DATA_UPLOAD_MAX_MEMORY_SIZE, whoever sends it.

    Django bounds what a form holds beside its files, and writes files of any size to the disk, before anybody has
    logged in: the look for the form's token reads it whole. Comes before CsrfViewMiddleware; without an announced
    length Django reads nothing. The API has a bound of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Return the refusal, None for a body that may be read."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        bounded = request.path.startswith("/api/") or (
            length.isdecimal() and int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        )
        return None if bounded else too_large(request)
