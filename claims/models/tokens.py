"""API tokens, as the panel names them."""

from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken


class ApiToken(AuthToken):  # type: ignore[misc]  # knox has no types
    """A token of the API: only its hash is kept."""

    class Meta:
        proxy = True
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self) -> str:
        return f"{self.user}: {self.token_key}…"
