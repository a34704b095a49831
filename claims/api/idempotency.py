"""Idempotency-Key: a POST that is sent twice is done once, also when both come at the same moment."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.preconditions import etag
from claims.api.problems import KeyReused
from claims.models import IdempotentRequest, User

KEPT = timedelta(hours=24)
LONGEST_KEY = 200


def answer(body: Any, status: int) -> Response:
    """Return `body` with the ETag of the record it holds, and its address when it was created."""
    headers = {"ETag": etag(body["revision"])} if "revision" in body else {}
    if status == HTTPStatus.CREATED:
        headers["Location"] = body["url"]
    return Response(body, status=status, headers=headers)


def once(request: Request, work: Callable[[], Response]) -> Response:
    """Do `work` in one transaction, or give its earlier answer when the same key and body came in the last 24 hours.

    A request that fails leaves no key behind: it changed nothing and may come again. Two at the same moment wait for
    each other at the unique index. Raises KeyReused when the key belongs to another request.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not key or request.method != "POST":
        return work()
    if len(key) > LONGEST_KEY or not (key.isascii() and key.isprintable()):
        raise ValidationError({"Idempotency-Key": [_("Send up to 200 printable ASCII characters.")]})
    with transaction.atomic():
        row, fresh = _claim(request, key)
        if not fresh:
            return _again(row, request)
        response = work()
        row.status, row.body = response.status_code, json.loads(JSONRenderer().render(response.data))
        row.save(update_fields=["status", "body"])
    return response


def _claim(request: Request, key: str) -> tuple[IdempotentRequest, bool]:
    user = request.user
    assert isinstance(user, User)
    own = IdempotentRequest.objects.filter(user=user)
    own.filter(created_at__lt=timezone.now() - KEPT).delete()
    return own.get_or_create(user=user, key=key, defaults={"request_hash": _hash(request)})


def _again(row: IdempotentRequest, request: Request) -> Response:
    if row.request_hash != _hash(request):
        raise KeyReused()
    assert row.status is not None
    response = answer(row.body, row.status)
    response["Idempotent-Replayed"] = "true"
    return response


def _hash(request: Request) -> str:
    """Return the sha256 of what the request asks for: its path and its parsed body, files by their content.

    If-Match is left out: a client that read the record again before it repeats its request asks for the same thing.
    """
    data = request.data
    body = {name: data.getlist(name) for name in data} if hasattr(data, "getlist") else data
    asked = json.dumps([request.path, body], sort_keys=True, default=_file_hash)
    return hashlib.sha256(asked.encode()).hexdigest()


def _file_hash(value: object) -> str:
    assert isinstance(value, UploadedFile)
    digest = hashlib.sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    value.seek(0)
    return f"{value.name} {digest.hexdigest()}"
