"""The one app."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Articles in, disputed claims out."""

    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"
