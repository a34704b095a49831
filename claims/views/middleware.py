"""Each request in the newsroom's zone and in its reader's language."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from claims.models import Newsroom, User

Answer = Callable[[HttpRequest], HttpResponse]


class Preferences:
    """Activates the newsroom's zone, and the language that a member chose in the settings.

    Comes after LocaleMiddleware, whose choice (cookie, then browser) holds for everybody else. Probes and the API read
    neither.
    """

    apart = ("/livez", "/readyz", "/api/", "/static/")

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(self.apart):
            return self.get_response(request)
        request.newsroom = Newsroom.current()  # type: ignore[attr-defined]
        user = request.user
        if isinstance(user, User) and user.language in dict(settings.LANGUAGES):
            translation.activate(user.language)
            request.LANGUAGE_CODE = translation.get_language()
        with timezone.override(ZoneInfo(request.newsroom.time_zone)):  # type: ignore[attr-defined]
            return self.get_response(request)
