"""The one app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    """Articles in, disputed claims out."""

    name = "claims"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"
