"""ETag and If-Match: a change says which revision of the record it changes (RFC 9110, sections 8.8.3 and 13.1.1)."""

import re

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from claims.actions.base import StaleRevision, stale_sentence
from claims.api.problems import PreconditionRequired
from claims.models.base import Record

TAGS = re.compile(r'(?:W/)?"[\x21\x23-\x7e]*"(?:\s*,\s*(?:W/)?"[\x21\x23-\x7e]*"){0,20}')
STRONG_TAG = re.compile(r'(?:^|[,\s])"([\x21\x23-\x7e]*)"')


def etag(revision: int) -> str:
    """Return the ETag of a record at `revision`."""
    return f'"{revision}"'


def revision_read(request: Request, record: Record) -> int | None:
    """Return the revision that the client read, None for `If-Match: *`.

    Raises PreconditionRequired without the header, ValidationError for one that holds no ETag, and StaleRevision when
    `record` has another revision by now.
    """
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise PreconditionRequired()
    if given == "*":
        return None
    if not TAGS.fullmatch(given):
        raise ValidationError({"If-Match": ["Send an ETag in double quotes."]})
    # A weak tag never matches here: two representations it stands for may differ in what is about to be changed.
    if str(record.revision) not in STRONG_TAG.findall(given):
        raise StaleRevision(stale_sentence(record))
    return record.revision
