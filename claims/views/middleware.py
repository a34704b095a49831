"""Each request in the zone of the member or the newsroom, and in its reader's language."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from claims.models import Newsroom, User
from claims.views.preferences import keep

Answer = Callable[[HttpRequest], HttpResponse]


class Preferences:
    """Activates the zone that a member chose or the newsroom has, and the language that either asks for.

    Comes after LocaleMiddleware, whose choice (cookie, then browser) holds where neither says one. Readers choose by
    the address so that a public page is the same for all of them. Probes and the API read neither.
    """

    apart = ("/livez", "/readyz", "/api/", "/static/")

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(self.apart):
            return self.get_response(request)
        request.newsroom = Newsroom.current()  # type: ignore[attr-defined]
        user = request.user
        member = isinstance(user, User)
        asked = user.language if isinstance(user, User) else request.GET.get("language", "")
        if asked in dict(settings.LANGUAGES):
            translation.activate(asked)
            request.LANGUAGE_CODE = translation.get_language()
        own = user.time_zone if isinstance(user, User) else ""
        with timezone.override(ZoneInfo(own or request.newsroom.time_zone)):  # type: ignore[attr-defined]
            response = self.get_response(request)
        return response if member else kept(response, asked)


def kept(response: HttpResponse, language: str) -> HttpResponse:
    """Keep the language that a reader's address asked for, for the pages that follow; the answer is theirs alone."""
    if language in dict(settings.LANGUAGES):
        keep(response, settings.LANGUAGE_COOKIE_NAME, language)
        response["Cache-Control"] = "private"
    return response
