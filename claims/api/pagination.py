"""Pages of a list: cursors, which stay right while records are added."""

import re
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

LARGEST = 100
POSITION = re.compile(r"[0-9]{1,19}")  # a primary key


class Cursor(CursorPagination):
    """Answers {next, previous, results}; `page_size` is 1 to 100, 25 unless given, and anything else is refused."""

    page_size = 25
    max_page_size = LARGEST
    page_size_query_param = "page_size"
    ordering = "-id"  # newest first; unique, and served by the primary key

    def get_page_size(self, request: Request) -> int:
        """Return the page size asked for. Raises ValidationError unless it is 1 to 100."""
        asked = request.query_params.get("page_size", str(self.page_size))
        if not (asked.isascii() and asked.isdigit() and len(asked) <= 3 and 1 <= int(asked) <= LARGEST):
            raise ValidationError({"page_size": [_("Give a number from 1 to %(largest)s.") % {"largest": LARGEST}]})
        return int(asked)

    def decode_cursor(self, request: Request) -> Any:
        """Return the cursor asked for. Raises ValidationError for one that this list never gave."""
        refused = ValidationError({"cursor": [_("This list gave no such cursor. Begin again without it.")]})
        try:
            cursor = super().decode_cursor(request)
        except NotFound as error:
            raise refused from error
        if cursor and cursor.position is not None and not POSITION.fullmatch(str(cursor.position)):
            raise refused
        return cursor

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Describe the parameters with their bounds."""
        parameters: list[dict[str, Any]] = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            if parameter["name"] == "page_size":
                parameter["schema"] = {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": self.page_size}
        return parameters

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe a page; the first has no `previous` and the last no `next`."""
        page: dict[str, Any] = super().get_paginated_response_schema(schema)
        address = {"type": ["string", "null"], "format": "uri"}
        page["properties"] |= {"next": address, "previous": address}
        return page | {"required": ["next", "previous", "results"]}
