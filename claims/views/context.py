"""What every page needs: the newsroom, the reader's theme, and which buttons to show."""

from django.http import HttpRequest

from claims.models import Newsroom
from claims.permissions import Permission, may

THEMES = ("light", "dark")


def page(request: HttpRequest) -> dict[str, object]:
    """Return the newsroom that `Preferences` put on the request, the chosen theme ("" = system) and what is allowed."""
    theme = request.COOKIES.get("theme", "")
    user = getattr(request, "user", None)
    return {
        "newsroom": getattr(request, "newsroom", None) or Newsroom.current(),
        "theme": theme if theme in THEMES else "",
        "may_edit": may(user, Permission.EDIT),
        "may_publish": may(user, Permission.PUBLISH),
    }
