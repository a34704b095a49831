"""Who may do what: one table, read by the actions, the pages, the API and the admin."""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.models.choices import Role
from claims.models.users import User


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
