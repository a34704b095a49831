"""The roles of `claims.permissions`, asked before a body is read; the actions ask again."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from claims.permissions import Permission, require


class RoleAllows(BasePermission):
    """Reading needs READ; a change needs what its endpoint says in `needs`. Anonymous requests get a 401."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether somebody is logged in. Raises PermissionDenied, naming the role, when theirs is too low."""
        if not request.user.is_authenticated:
            return False
        require(request.user, Permission.READ if request.method in SAFE_METHODS else view.needs)
        return True
