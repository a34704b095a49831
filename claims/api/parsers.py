"""Bodies that may be hostile: bounded before they are read, never deep enough to end the process."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

LARGEST_BODY = 5 * 1024 * 1024
LARGEST_UPLOAD = LARGEST_BODY + 64 * 1024  # a file of the size that ingest takes, with the other parts of the form


class TooLarge(APIException):
    """The body is larger than the API takes."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = gettext_lazy("The body is larger than 5 MB.")
    default_code = "too_large"


class BoundedJSONParser(BaseParser):
    """JSON in UTF-8, with or without a byte order mark; what Python cannot parse is a mistake of the client."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,  # noqa: ARG002 -- JSON is UTF-8 whatever the header says (RFC 8259, section 11)
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002
    ) -> Any:
        """Return the parsed body. Raises ParseError."""
        try:
            return json.loads(stream.read().decode("utf-8-sig"), parse_constant=_refused)
        except UnicodeDecodeError as error:
            raise ParseError(_("The body is not UTF-8.")) from error
        except json.JSONDecodeError as error:
            where = {"line": error.lineno, "column": error.colno}
            raise ParseError(_("The body is not JSON: see line %(line)s, column %(column)s.") % where) from error
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error
        except ValueError as error:
            raise ParseError(_("A number in the JSON is too long, or none.")) from error


def _refused(_constant: str) -> None:
    """Refuse NaN and Infinity, which Python takes for numbers and JSON does not (RFC 8259, section 6)."""
    raise ValueError


def require_bounded(request: Request) -> None:
    """Raise TooLarge when the body is announced as larger than its kind may be; without a length nothing is read."""
    upload = (request.content_type or "").startswith("multipart/")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > (LARGEST_UPLOAD if upload else LARGEST_BODY):
        raise TooLarge()
