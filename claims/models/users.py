"""People who log in."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.choices import Role


class Users(UserManager["User"]):
    """Keeps Django's admin flags in step with the role, which is the one thing that is set."""

    def create_user(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """Create a user of the given `role` (viewer unless told)."""
        administrator = fields.get("role", Role.VIEWER) == Role.ADMINISTRATOR
        fields |= {"is_staff": administrator, "is_superuser": administrator}
        return super().create_user(username, email, password, **fields)

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """Create an administrator."""
        return self.create_user(username, email, password, **fields | {"role": Role.ADMINISTRATOR})


class User(AbstractUser):
    """A member of the newsroom; what the role allows stands in `claims/permissions.py`."""

    # What a Decision on this account names.
    public_id = models.UUIDField(
        verbose_name=_("permanent id"), default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False
    )
    role = models.CharField(verbose_name=_("role"), max_length=16, choices=Role, default=Role.VIEWER)
    language = models.CharField(verbose_name=_("language"), max_length=8, blank=True)
    time_zone = models.CharField(
        verbose_name=_("time zone"), max_length=64, blank=True, help_text=_("Left empty: the newsroom's.")
    )
    shortcuts = models.BooleanField(
        verbose_name=_("shortcuts"), default=True, help_text=_("Single-key shortcuts on the review pages.")
    )
    is_demo = models.BooleanField(
        verbose_name=_("demo newsroom"), default=False, help_text=_("Refused on a listener that is not loopback.")
    )

    objects: ClassVar[Users] = Users()

    class Meta(AbstractUser.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(role=Role.ADMINISTRATOR, is_staff=True, is_superuser=True)
                | (~Q(role=Role.ADMINISTRATOR) & Q(is_staff=False, is_superuser=False)),
                name="user_admin_flags_iff_administrator",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
