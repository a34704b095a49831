"""Logging in."""

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.models import User
from claims.permissions import admitted


class LoginForm(AuthenticationForm):
    """User name and password; a demo user, whose password is its name, comes in only where nobody else can reach."""

    error_messages = {
        "invalid_login": _("This user name and password do not belong together. Capitals matter in both."),
        "inactive": _("This account is closed. An administrator can open it again."),
    }

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse a closed account, and a demo account on a listener that other machines reach."""
        super().confirm_login_allowed(user)
        if not admitted(user, self.request.META if self.request else {}):
            raise ValidationError(_("Demo accounts work only on this machine itself."), code="demo")
