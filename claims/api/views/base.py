"""Reading records, and the way in which every change is made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.decorators import action
from rest_framework.exceptions import NotAuthenticated, ValidationError
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet

from claims.actions.base import ActionRefused, StaleRevision
from claims.api.access import RoleAllows
from claims.api.bodies.base import Body, Nothing
from claims.api.filters import Filters, RecordFilter
from claims.api.idempotency import answer, once
from claims.api.parsers import require_bounded
from claims.api.preconditions import revision_read
from claims.api.records.base import Record
from claims.api.schema import Schema
from claims.models import User
from claims.permissions import Permission

UUID = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"

Values = dict[str, Any]


class Endpoint(GenericViewSet[Any]):
    """What every address shares beside the settings: who may come in, how much they send, how it describes itself."""

    needs = Permission.EDIT

    permission_classes = (RoleAllows,)
    metadata_class = None
    schema = Schema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let in who may, then refuse a body that is too large, before anything is read of it."""
        super().initial(request, *args, **kwargs)
        require_bounded(request)

    @property
    def by(self) -> User:
        """The acting user."""
        if not isinstance(self.request.user, User):
            raise NotAuthenticated()
        return self.request.user


class Records(Endpoint):
    """A list and single records, found by their permanent ids. `creates`, `edits` and `changes` add the changes."""

    record: ClassVar[type[Record]]  # in lists
    full: ClassVar[type[Record] | None] = None  # a single record, where that shows more

    filter_backends = (Filters,)
    filterset_class: ClassVar[type[RecordFilter]]
    lookup_field = "public_id"
    lookup_value_regex = UUID

    def get_queryset(self) -> QuerySet[Any]:
        """Return the records with what their representation reads."""
        return self.get_serializer_class().rows()  # type: ignore[attr-defined, no-any-return]

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        """Return the representation: the full one for a single record."""
        return self.record if self.action == "list" else self.full or self.record

    def list(self, _request: Request) -> Response:
        """Return a page of the list."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, _request: Request, public_id: str) -> Response:
        """Return one record, with its ETag where it can be changed."""
        row = get_object_or_404(self.get_queryset(), public_id=public_id)
        return answer(self.get_serializer(row).data, HTTPStatus.OK)


@dataclass(frozen=True)
class Question:
    """A reading endpoint that is neither a list nor a record: the parameters it takes, and what it answers."""

    query: type[Body]
    answers: type[BaseSerializer[Any]]


def asks(query: type[Body], answers: type[BaseSerializer[Any]]) -> Callable[..., Any]:
    """Make `method(view, values, **path)`, which returns what `answers` shows, a GET with the parameters of `query`."""

    def decorate(method: Callable[..., Any]) -> Callable[..., Response]:
        @wraps(method)
        def view(self: Endpoint, request: Request, **path: str) -> Response:
            given = query(data=request.query_params.dict())
            given.is_valid(raise_exception=True)
            found = method(self, given.validated_data, **path)
            return Response(answers(found, context=self.get_serializer_context()).data)

        view.question = Question(query, answers)  # type: ignore[attr-defined]
        return view

    return decorate


@dataclass(frozen=True)
class Change:
    """A changing endpoint: its body, and what it answers; None = the record itself, "x" = the view's attribute x."""

    body: type[Body] | str
    answers: type[Record] | None
    status: int
    on_one: bool
    partial: bool = False  # a PATCH may leave out what creating needs
    known: bool = False  # answers 200 instead of its status for what is there already

    def body_for(self, view: Records) -> type[Body]:
        """Return the body that the endpoint takes on this view."""
        body: type[Body] = getattr(view, self.body) if isinstance(self.body, str) else self.body
        return body

    def answer_for(self, view: Records) -> type[Record]:
        """Return the representation with which the endpoint answers on this view."""
        return self.answers or view.full or view.record

    def values(self, view: Records, row: Any) -> Values:
        """Return the validated body; a PATCH, which gives `row`, changes something. Raises ValidationError."""
        body = self.body_for(view)(row, data=view.request.data, partial=self.partial)
        body.is_valid(raise_exception=True)
        if row is not None and not body.validated_data:
            raise ValidationError(_("Give at least one field to change."))
        return dict(body.validated_data)

    def answered(self, view: Records, row: Any, status: int) -> Response:
        """Return `row`, read anew."""
        shown = self.answer_for(view)
        data = shown(shown.rows().get(pk=row.pk), context=view.get_serializer_context()).data
        return answer(data, status)


def creates(body: type[Body] | str, answers: type[Record] | None = None, *, known: bool = False) -> Callable[..., Any]:
    """Make `method(view, values)`, which returns the new record, the view's POST on the list.

    `known` says that the method may return (record, 200) for what is there already.
    """
    change = Change(body, answers, HTTPStatus.CREATED, on_one=False, known=known)

    def decorate(method: Callable[..., Any]) -> Callable[..., Response]:
        @wraps(method)
        def view(self: Records, request: Request) -> Response:
            def work() -> Response:
                made = method(self, change.values(self, None))
                row, status = made if isinstance(made, tuple) else (made, change.status)
                return change.answered(self, row, status)

            return once(request, work)

        view.change = change  # type: ignore[attr-defined]
        return view

    return decorate


def edits(body: type[Body] | str, *, partial: bool = False) -> Callable[..., Any]:
    """Make `method(view, row, values, revision)`, which returns the record, the view's PATCH on one record."""
    change = Change(body, None, HTTPStatus.OK, on_one=True, partial=partial)
    return lambda method: _on_one(method, change, patch=True)


def changes(
    body: type[Body] | str = Nothing,
    answers: type[Record] | None = None,
    *,
    status: int = HTTPStatus.OK,
    needs: Permission = Permission.EDIT,
) -> Callable[..., Any]:
    """Make `method(view, row, values, revision)`, which returns the record to answer with, a POST below one record."""
    change = Change(body, answers, status, on_one=True)

    def decorate(method: Callable[..., Any]) -> Callable[..., Response]:
        path = method.__name__.replace("_", "-")
        return action(detail=True, methods=["post"], url_path=path, needs=needs)(_on_one(method, change))

    return decorate


def _on_one(method: Callable[..., Any], change: Change, *, patch: bool = False) -> Callable[..., Response]:
    @wraps(method)
    def view(self: Records, request: Request, public_id: str) -> Response:
        def work() -> Response:
            row = get_object_or_404(self.record.Meta.model._default_manager, public_id=public_id)  # type: ignore[attr-defined]
            revision = revision_read(request, row)
            values = change.values(self, row if patch else None)
            changed = _refused_or_stale(lambda: method(self, row, values, revision), row, revision)
            return change.answered(self, changed, change.status)

        return once(request, work)

    view.change = change  # type: ignore[attr-defined]
    return view


def _refused_or_stale(act: Callable[[], Any], row: Any, revision: int | None) -> Any:
    """Return what `act` returns; an action that the record's state does not allow is refused, not stale.

    Actions raise StaleRevision for both. Only a revision that has moved on says that the client has not read the
    present state.
    """
    try:
        return act()
    except StaleRevision as error:
        now = type(row)._default_manager.values_list("revision", flat=True).get(pk=row.pk)
        if revision in (None, now):
            raise ActionRefused(str(error)) from error
        raise
