"""Who may do what: one table, read by the actions, the pages, the API and the admin."""

import re
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.models.choices import Role
from claims.models.users import User

HOST = re.compile(r"(\[[^\]]*\]|[^:]*)(?::\d*)?\Z")  # of a Host header: a name or an address, then perhaps a port


class Permission(StrEnum):
    """What an action may ask for."""

    READ = "read"  # full article texts, queues, histories
    EDIT = "edit"  # add sources, decide candidates, relations and statuses, keep parties and events
    PUBLISH = "publish"  # put claims on the public pages and take them off
    ADMINISTER = "administer"  # users, the newsroom, the admin panel


ALLOWED: dict[str, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.READ}),
    Role.EDITOR: frozenset({Permission.READ, Permission.EDIT}),
    Role.PUBLISHER: frozenset({Permission.READ, Permission.EDIT, Permission.PUBLISH}),
    Role.ADMINISTRATOR: frozenset(Permission),
}


def may(user: object, permission: Permission) -> bool:
    """Return whether `user`, possibly anonymous, has `permission`."""
    return isinstance(user, User) and user.is_active and permission in ALLOWED[user.role]


def require(user: object, permission: Permission) -> None:
    """Raise PermissionDenied, naming the role that is needed, unless `user` has `permission`."""
    if may(user, permission):
        return
    lowest = next(role for role in Role if permission in ALLOWED[role])
    raise PermissionDenied(_("This needs the role %(role)s.") % {"role": lowest})


def admitted(user: User, meta: Mapping[str, Any]) -> bool:
    """Return whether `user` may come in by a request with these WSGI values: demo accounts only over loopback."""
    return not user.is_demo or over_loopback(meta)


def over_loopback(meta: Mapping[str, Any]) -> bool:
    """Return whether a request came to a listener that only this machine reaches, and through no proxy.

    SERVER_NAME is the listener's own address (PEP 3333); a proxy betrays itself by its headers or by the name that it
    was asked for.
    """
    if "HTTP_X_FORWARDED_FOR" in meta or "HTTP_FORWARDED" in meta:
        return False
    asked = HOST.match(str(meta.get("HTTP_HOST", "localhost")))
    return asked is not None and _is_loopback(asked[1]) and _is_loopback(str(meta.get("SERVER_NAME", "")))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
