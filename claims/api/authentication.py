"""Who asks, by the token in the header; sessions of the pages are DRF's own SessionAuthentication."""

from django.utils.translation import gettext as _
from knox import auth
from knox.models import AuthToken
from rest_framework import exceptions
from rest_framework.request import Request

from claims.models import User
from claims.permissions import admitted


class TokenAuthentication(auth.TokenAuthentication):  # type: ignore[misc]
    """`Authorization: Token ...`, as `manage.py token` prints it; a demo account's only over loopback."""

    def authenticate(self, request: Request) -> tuple[User, AuthToken] | None:
        """Return the user and the token, None without one. Raises AuthenticationFailed for one that is not valid."""
        try:
            found: tuple[User, AuthToken] | None = super().authenticate(request)
        except UnicodeDecodeError as error:
            raise exceptions.AuthenticationFailed(_("The token is not valid.")) from error
        if found and not admitted(found[0], request.META):
            raise exceptions.AuthenticationFailed(_("Demo accounts work only on this machine itself."))
        return found
