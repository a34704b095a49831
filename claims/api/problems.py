"""Errors as application/problem+json (RFC 9457), whatever went wrong.

`type` is about:blank throughout: the HTTP status says all that a program must tell apart, and `errors` says where.
"""

import logging
import re
import uuid
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core import exceptions as django
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import set_rollback

from claims.actions.base import ActionRefused, StaleRevision
from claims.api.parsers import TooLarge

CONTENT_TYPE = "application/problem+json"
NOT_LOGGED_IN = _("Log in, or send the header “Authorization: Token …” with a token of yours.")
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

logger = logging.getLogger("django.request")


class PreconditionRequired(exceptions.APIException):
    """A change came without saying which revision it changes."""

    status_code = HTTPStatus.PRECONDITION_REQUIRED
    default_detail = _("Send If-Match with the ETag of the record as you last read it.")
    default_code = "if_match_required"


class Stale(exceptions.APIException):
    """The record is no longer as the client read it."""

    status_code = HTTPStatus.PRECONDITION_FAILED
    default_code = "stale"


class Refused(exceptions.APIException):
    """The action is not possible in the record's present state."""

    status_code = HTTPStatus.CONFLICT
    default_code = "refused"


class KeyReused(exceptions.APIException):
    """An Idempotency-Key came again with another request."""

    status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    default_detail = _("This Idempotency-Key was used for another request. Use a new one.")
    default_code = "idempotency_key_reused"


def handler(exc: Exception, context: dict[str, Any]) -> Response:
    """Return the problem for any exception of a view; what nobody foresaw is logged and becomes a bare 500."""
    request: HttpRequest = context["request"]._request
    request_id = id_of(request)
    known = _known(exc)
    if known is None:
        known = exceptions.APIException(_("Something went wrong that was not foreseen."))
        logger.error("%s failed, request %s", request.path, request_id, exc_info=exc)
        got_request_exception.send(sender=type(context.get("view")), request=request)
    set_rollback()
    return _problem(known, request, request_id)


def id_of(request: HttpRequest) -> str:
    """Return the request's id: what the client or a proxy sent as X-Request-ID, else a new one."""
    given = request.headers.get("X-Request-ID", "")
    return given if REQUEST_ID.fullmatch(given) else str(uuid.uuid4())


# The first line that fits counts: StaleRevision is an ActionRefused, RequestDataTooBig a SuspiciousOperation.
TRANSLATED: list[tuple[type[Exception], type[exceptions.APIException], bool]] = [
    # exception, what it is to a client, whether its own sentence is for the client
    (StaleRevision, Stale, True),
    (ActionRefused, Refused, True),
    (Http404, exceptions.NotFound, False),
    (django.PermissionDenied, exceptions.PermissionDenied, True),
    (django.RequestDataTooBig, TooLarge, False),
    (django.SuspiciousOperation, exceptions.ParseError, False),
]


def _known(exc: Exception) -> exceptions.APIException | None:
    """Return `exc` as an API exception, or None when it is a fault of the product."""
    if isinstance(exc, exceptions.NotAuthenticated):
        exc.detail = exceptions.ErrorDetail(str(NOT_LOGGED_IN), exc.default_code)
    if isinstance(exc, exceptions.APIException):
        return exc
    for kind, problem, told in TRANSLATED:
        if isinstance(exc, kind):
            return problem(str(exc) if told and str(exc) else None)
    return None


def _problem(exc: exceptions.APIException, request: HttpRequest, request_id: str) -> Response:
    errors = list(_errors(exc.get_full_details(), "")) if isinstance(exc, exceptions.ValidationError) else []
    body = {
        "type": "about:blank",
        "title": HTTPStatus(exc.status_code).phrase,
        "status": int(exc.status_code),
        "detail": _summary(errors) if errors else _text(exc.detail),
        "instance": request.path,
        "errors": errors,
        "request_id": request_id,
    }
    response = Response(body, status=exc.status_code, content_type=CONTENT_TYPE, headers=_headers(exc))
    response["X-Request-ID"] = request_id
    return response


def _errors(details: Any, pointer: str) -> Iterator[dict[str, str]]:
    """Yield each error of DRF's nested details with the JSON pointer (RFC 6901) of the value it is about."""
    if isinstance(details, dict) and set(details) == {"message", "code"} and not isinstance(details["message"], dict):
        yield {"pointer": pointer, "code": str(details["code"]), "detail": _sendable(details["message"])}
    elif isinstance(details, dict):
        for name, inner in details.items():
            step = "" if name == api_settings.NON_FIELD_ERRORS_KEY else f"/{_escaped(name)}"
            yield from _errors(inner, pointer + step)
    elif isinstance(details, list):
        of_items = any(isinstance(inner, dict) and "message" not in inner for inner in details)
        for position, inner in enumerate(details):
            yield from _errors(inner, f"{pointer}/{position}" if of_items else pointer)


def _escaped(name: object) -> str:
    """Return a name as a JSON pointer's step, at most 100 characters of it: a client may have invented it."""
    return _sendable(str(name)[:100]).replace("~", "~0").replace("/", "~1")


def _sendable(sentence: object) -> str:
    """Return a sentence that may quote what a client sent: at most 500 characters, each of which UTF-8 can hold."""
    return force_str(sentence)[:500].encode("utf-8", "replace").decode()


def _summary(errors: list[dict[str, str]]) -> str:
    first = errors[0]
    where = first["pointer"].lstrip("/")
    return f"{where}: {first['detail']}" if where else first["detail"]


def _text(detail: Any) -> str:
    return _sendable("; ".join(map(force_str, detail)) if isinstance(detail, list | dict) else detail)


def _headers(exc: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(exc, "wait", None):
        headers["Retry-After"] = str(int(wait))
    return headers
