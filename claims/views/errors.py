"""Pages for what went wrong: each says what is so and where to go on."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE, REASON_NO_REFERER
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from claims.ingest.errors import SourceError
from claims.models import User


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """400."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the exception's sentence names the role that is needed."""
    user = getattr(request, "user", None)
    context = {"sentence": str(exception), "role": user.get_role_display()} if isinstance(user, User) else {}
    return render(request, "errors/403.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """404, also for what the reader may not see."""
    return render(request, "errors/404.html", status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    return render(request, "errors/413.html", {"sentence": SourceError("too_large").sentence()}, status=413)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """500: a page that needs neither the database nor the session, either of which may be what failed."""
    return HttpResponse(loader.render_to_string("errors/500.html"), status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is missing or old; the form's own page is one step back, with what was typed."""
    cookies = reason in {REASON_NO_CSRF_COOKIE, REASON_NO_REFERER}
    sentence = _("Your browser sent no cookie for this form.") if cookies else ""
    return render(request, "errors/csrf.html", {"sentence": sentence}, status=403)
