"""Bodies that may be hostile: bounded before they are read, never deep enough to end the process."""

from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

from claims.api.problems import TooLarge

LARGEST_BODY = 5 * 1024 * 1024
LARGEST_UPLOAD = LARGEST_BODY + 64 * 1024  # a file of the size that ingest takes, with the other parts of the form


class BoundedJSONParser(JSONParser):
    """JSON; nesting deeper than Python can follow is a mistake of the client."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the parsed body. Raises ParseError."""
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error


def require_bounded(request: Request) -> None:
    """Raise TooLarge when the body is announced as larger than its kind may be; without a length nothing is read."""
    upload = (request.content_type or "").startswith("multipart/")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > (LARGEST_UPLOAD if upload else LARGEST_BODY):
        raise TooLarge()
