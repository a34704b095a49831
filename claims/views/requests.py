"""What views share: the typed request, and the guard of pages that write."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from claims.models import User
from claims.permissions import Permission, require

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request of somebody who is logged in: LoginRequiredMiddleware lets nobody else reach the page."""

    user: User
    htmx: HtmxDetails


Page = Callable[Concatenate[MemberRequest, P], HttpResponse]


def needs(permission: Permission) -> Callable[[Page[P]], Page[P]]:
    """Answer 403, naming the role that is needed, unless the reader has `permission`."""

    def guard(view: Page[P]) -> Page[P]:
        @wraps(view)
        def guarded(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            require(request.user, permission)
            return view(request, *args, **kwargs)

        return guarded

    return guard
