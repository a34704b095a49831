"""Demo accounts, whose password is their name, work only where nobody else can reach them."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from claims.models import User
from claims.permissions import admitted


class DemoOnLoopback:
    """Makes the session of a demo account nobody's on a listener that is not loopback, on every page and the API.

    Comes after AuthenticationMiddleware. The login form says so in words; the admin panel's own form does not ask.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and not admitted(user, request.META):
            request.user = AnonymousUser()
        return self.get_response(request)
