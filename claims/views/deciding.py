"""What the pages share on which editors decide: a queue, the way through it, and what was decided last."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Model, QuerySet
from django.forms import ChoiceField, Field, Form
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers

from claims.models import Decision, User
from claims.models.base import Record
from claims.permissions import Permission, may
from claims.retrieval import queue
from claims.retrieval.prepared import Keyed, Narrowed, Prepared, among
from claims.retrieval.queue import Decided
from claims.views import presence
from claims.views.requests import MemberRequest

MOST_SKIPPED = 200
AHEAD = 20  # records of a queue looked at for one that no other editor has
LAST = 10

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Queue(Generic[R]):
    """Records that are decided one at a time: their page, their order, and how the address narrows them."""

    page: str  # name of the address
    param: str  # parameter that names one record, and key of the session's list of those skipped
    filters: type[Form]
    waiting: Callable[..., QuerySet[R]]  # in order; takes what `filters` hold
    shown: Callable[[UUID | None], R]  # one with all that the page shows of it; raises Http404
    listed: Callable[[], QuerySet[R]]  # with what a line about one shows
    stands: Mapping[str, Callable[[R], bool]]  # by an editor's action: whether a record still is as that left it
    most: int = queue.MOST_COUNTED  # records that are counted

    def rows(self, request: MemberRequest) -> QuerySet[R]:
        """Return what waits under the filters of the address, in order."""
        held: dict[str, QuerySet[R]] = vars(request).setdefault("queue_rows", {})
        if self.param not in held:
            held[self.param] = self.waiting(**self.chosen(request))
        return held[self.param]

    def chosen(self, request: MemberRequest) -> dict[str, Any]:
        """Return the filters of the address; a part that cannot be read narrows nothing."""
        if request.GET.keys().isdisjoint(self.filters.base_fields):
            return {}
        return {name: value for name, value in self._filters(request).cleaned_data.items() if value}

    def narrowing(self, request: MemberRequest) -> dict[str, Any]:
        """Return what claims/_filter_fold.html shows; the form and the words only when they are asked for."""
        return {
            "filters": partial(self._filters, request),
            "narrowed_to": partial(self._narrowed_to, request),
            "query": self.query(request),
        }

    def _narrowed_to(self, request: MemberRequest) -> list[str]:
        """Return what each filter of the address lets through, in words."""
        fields = self._filters(request).fields
        return [_words(fields[name], value) for name, value in self.chosen(request).items()]

    def query(self, request: MemberRequest) -> str:
        """Return the filters of the address, without the record that it names."""
        kept = request.GET.copy()
        for name in set(kept) - set(self.filters.base_fields):
            del kept[name]
        return kept.urlencode()

    def get(self, public_id: UUID | None) -> R:
        """Return a record with all that the page shows of it; raise Http404 when there is none."""
        return self.shown(public_id)

    def at_hand(self, request: MemberRequest) -> R | None:
        """Return the record that the address names, else the next one; None when nothing is left."""
        if self.param in request.GET:
            return self.get(uuid_in(request.GET, self.param))
        first = self._first_left(request)
        return self.get(first) if first else None

    def skip(self, request: MemberRequest, public_id: UUID) -> None:
        """Put a record at the end for this editor, and give it up; the session remembers the last ones."""
        skipped = [held for held in request.session.get(self._skipped, []) if held != str(public_id)]
        request.session[self._skipped] = [*skipped, str(public_id)][-MOST_SKIPPED:]
        presence.release(public_id, request.user)

    def onwards(self, request: MemberRequest, row: R | None = None) -> HttpResponse:
        """Return the way to `row`, else to the next one, under the same filters."""
        named = urlencode({self.param: row.public_id}) if row is not None else ""
        return see(self.page, query="&".join(filter(None, [self.query(request), named])))

    def context(self, request: MemberRequest, row: R | None, *, left: int) -> dict[str, Any]:
        """Return what the page shows beside the record, which the editor holds from now on.

        `left` says how many wait under the filters, as far as they are counted.
        """
        editor = may(request.user, Permission.EDIT)
        recent = self._last_decisions(request.user) if editor else []
        return {
            "page": self.page,
            "param": self.param,
            **self.narrowing(request),
            "may_edit": editor,
            "left": left,
            "uncounted": left >= self.most,
            "recent": recent,
            "undo_first": next((one.row.public_id for one in recent if one.stands), None),
            "other": presence.hold(row.public_id, request.user) if row and editor else "",
        }

    @property
    def _skipped(self) -> str:
        return f"{self.param}_skipped"

    def _filters(self, request: MemberRequest) -> Form:
        # Once a request: to look at it again asks the database again for the event and the party that it names.
        held: dict[str, Form] = vars(request).setdefault("queue_filters", {})
        if self.param not in held:
            held[self.param] = self.filters(request.GET)
            held[self.param].is_valid()
        return held[self.param]

    def _first_left(self, request: MemberRequest) -> UUID | None:
        """Return the first that is neither skipped nor another editor's; when nothing else is left, the first."""
        skipped = request.session.get(self._skipped, [])
        ahead = self._ahead(request, skipped)
        if not ahead and skipped:
            request.session[self._skipped] = []
            ahead = self._ahead(request, [])
        others = presence.held_by_others(ahead, request.user)
        return next((public_id for public_id in ahead if public_id not in others), next(iter(ahead), None))

    def _ahead(self, request: MemberRequest, skipped: list[str]) -> list[UUID]:
        """Return the first AHEAD that wait under the filters of the address and were not skipped."""
        return self._left([UUID(public_id) for public_id in skipped], **self.chosen(request))

    @cached_property
    def _left(self) -> Narrowed[UUID]:
        def left(skipped: Any, **filters: Any) -> QuerySet[R, UUID]:
            rows = self.waiting(**filters).exclude(among("public_id", skipped))
            return rows.values_list("public_id", flat=True)[:AHEAD]

        return Narrowed(left)

    def _last_decisions(self, editor: User) -> list[Decided[R]]:
        last = self._last(editor.pk)
        found: dict[UUID, Any] = {row.public_id: row for row in self._named([one.subject for one in last])}
        seen: set[UUID] = set()
        recent = []
        for decision in last:
            row = found[decision.subject]
            stands = decision.subject not in seen and self.stands[decision.action](row)
            seen.add(decision.subject)
            recent.append(Decided(decision, row, stands))
        return recent

    @cached_property
    def _last(self) -> Prepared[Decision]:
        def taken(editor: Any) -> QuerySet[Decision]:
            # The last of each action by itself, as the index has them, then the last of all.
            rows = Decision.objects.filter(actor=editor).only("action", "subject", "at")
            each = [rows.filter(action=action)[:LAST] for action in self.stands]
            return each[0].union(*each[1:], all=True).order_by("-id")[:LAST]

        return Prepared(taken)

    @cached_property
    def _named(self) -> Prepared[R]:
        return Keyed(lambda ids: self.listed().filter(among("public_id", ids)))


def _words(field: Field, value: Any) -> str:
    """Return what a filter holds: the name of a record, the label of a choice, else what the filter is called."""
    if isinstance(value, Model):
        return str(value)
    labels: dict[str, object] = dict(field.choices) if isinstance(field, ChoiceField) else {}  # type: ignore[arg-type]
    return str(labels.get(value, field.label))


def in_state(state: str) -> Callable[[Any], bool]:
    """Return what says of a record whether it is in `state`."""
    return lambda row: row.state == state


def show(request: MemberRequest, page: str, part: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Return the whole `page`, or only its `part` when htmx asks for it; the address follows what is shown."""
    if not request.htmx:
        response = render(request, page, context, status=status)
    else:
        response = render(request, part, context, status=status)
        if request.method == "GET" and "filter" not in request.GET:  # to open the filters leads nowhere
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


def now_current(form: Form, row: Record) -> None:
    """Let a refused form, with all that was typed, speak of the record as it stands now."""
    assert isinstance(form.data, QueryDict)
    data = form.data.copy()
    data["revision"] = str(row.revision)
    form.data = data
