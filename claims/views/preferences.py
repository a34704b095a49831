"""The language and the theme of the pages, for readers and members alike."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from claims.models import User
from claims.views.context import THEMES

YEAR = 365 * 24 * 3600  # seconds that a choice is kept


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie, and with the member who is logged in."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    if isinstance(request.user, User):
        User.objects.filter(pk=request.user.pk).update(language=code)
    response = back(request)
    keep(response, settings.LANGUAGE_COOKIE_NAME, code)
    return response


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme in a cookie; the empty one follows the system."""
    name = request.POST.get("theme", "")
    response = back(request)
    if name in THEMES:
        keep(response, "theme", name)
    else:
        response.delete_cookie("theme")
    return response


def keep(response: HttpResponse, name: str, value: str) -> None:
    """Set a cookie that holds a choice and no secret."""
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE)


def back(request: HttpRequest) -> HttpResponse:
    """Return to the page of this host that the form came from."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if safe else "/")
