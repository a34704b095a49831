"""Logging in."""

from ipaddress import ip_address
from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import User


class LoginForm(AuthenticationForm):
    """User name and password; a demo user, whose password is its name, comes in only where nobody else can reach."""

    error_messages = {
        "invalid_login": _("This user name and password do not belong together. Capitals matter in both."),
        "inactive": _("This account is closed. An administrator can open it again."),
    }

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Refuse a closed account, and a demo account on a listener that other machines reach."""
        super().confirm_login_allowed(user)
        if isinstance(user, User) and user.is_demo and not (self.request and is_loopback(self.request)):
            raise ValidationError(_("Demo accounts work only on this machine itself."), code="demo")


def is_loopback(request: HttpRequest) -> bool:
    """Return whether the request came to a loopback listener, and not through a proxy in front of it."""
    meta: dict[str, Any] = request.META
    if "HTTP_X_FORWARDED_FOR" in meta or "HTTP_FORWARDED" in meta:
        return False
    name = str(meta.get("SERVER_NAME", "")).strip("[]")
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
