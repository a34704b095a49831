"""What the pages share on which editors decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers

from claims.models import Decision, User
from claims.models.base import Record
from claims.views.requests import MemberRequest

MOST_SKIPPED = 200
LAST = 10

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Decided(Generic[R]):
    """One of an editor's last decisions, what it decided, and whether it can still be undone."""

    decision: Decision
    row: R
    stands: bool


def show(request: MemberRequest, page: str, part: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Return the whole `page`, or only its `part` when htmx asks for it; the address follows what is shown."""
    if not request.htmx:
        response = render(request, page, context, status=status)
    else:
        response = render(request, part, context, status=status)
        if request.method == "GET":
            response["HX-Replace-Url"] = request.get_full_path()
    patch_vary_headers(response, ["HX-Request"])
    return response


def see(name: str, *args: object, query: dict[str, Any] | str = "", anchor: str = "") -> HttpResponseRedirect:
    """Return the way on after a decision: 303, so that the next page is fetched by GET."""
    asked = query if isinstance(query, str) else urlencode({k: v for k, v in query.items() if v})
    address = resolve_url(name, *args) + (f"?{asked}" if asked else "") + (f"#{anchor}" if anchor else "")
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def uuid_in(query: QueryDict, name: str) -> UUID | None:
    """Return the public id that a parameter holds; None where it holds none."""
    try:
        return UUID(query.get(name, ""))
    except ValueError:
        return None


def skip(request: MemberRequest, queue: str, public_id: UUID) -> None:
    """Put a record at the end of a queue for this editor; the session remembers the last ones."""
    skipped = [held for held in request.session.get(queue, []) if held != str(public_id)]
    request.session[queue] = [*skipped, str(public_id)][-MOST_SKIPPED:]


def first_left(request: MemberRequest, queue: str, rows: QuerySet[R]) -> R | None:
    """Return the first record that was not skipped; when nothing else is left, the first of those skipped."""
    skipped = request.session.get(queue, [])
    first = rows.exclude(public_id__in=skipped).first()
    if first is None and skipped:
        request.session[queue] = []
        first = rows.first()
    return first


def last_decisions(editor: User, states: Mapping[str, str], rows: QuerySet[R]) -> list[Decided[R]]:
    """Return an editor's last ten decisions among the actions of `states`, which names the state each leads to."""
    last = list(Decision.objects.filter(actor=editor, action__in=states)[:LAST])
    found: dict[UUID, Any] = rows.in_bulk([decision.subject for decision in last], field_name="public_id")
    seen: set[UUID] = set()
    recent = []
    for decision in last:
        row = found[decision.subject]
        stands = row.state == states[decision.action] and decision.subject not in seen
        seen.add(decision.subject)
        recent.append(Decided(decision, row, stands))
    return recent


def undoable(recent: list[Decided[R]]) -> UUID | None:
    """Return the public id of the last thing decided that can still be undone."""
    return next((one.row.public_id for one in recent if one.stands), None)


def now_current(form: Form, row: Record) -> None:
    """Let a refused form, with all that was typed, speak of the record as it stands now."""
    assert isinstance(form.data, QueryDict)
    data = form.data.copy()
    data["revision"] = str(row.revision)
    form.data = data
