"""Keeping the newsroom itself: its members and its settings."""

from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _

from claims.actions.base import ActionRefused, record
from claims.models import Newsroom, User
from claims.models.choices import Role
from claims.permissions import Permission, require


@transaction.atomic
def add_member(*, username: str, password: str, role: str, by: User, **fields: Any) -> User:
    """Open an account. The password has been validated by the caller's form."""
    require(by, Permission.ADMINISTER)
    member = User.objects.create_user(username, password=password, role=role, **fields)
    record("user.added", member, by=by, after={"username": username, "role": role})
    return member


@transaction.atomic
def update_member(*, member: User, by: User, **fields: Any) -> User:
    """Change an account: its role, whether it is open, its name.

    Raises ActionRefused when administrators would lock themselves out: another one has to do it.
    """
    require(by, Permission.ADMINISTER)
    stands = User.objects.select_for_update().get(pk=member.pk)
    before = {name: str(getattr(stands, name)) for name in fields}
    role, active = fields.get("role", stands.role), fields.get("is_active", stands.is_active)
    if stands.pk == by.pk and (role != Role.ADMINISTRATOR or not active):
        raise ActionRefused(_("Another administrator has to change your role or close your account."))
    administrator = role == Role.ADMINISTRATOR
    User.objects.filter(pk=stands.pk).update(**fields, is_staff=administrator, is_superuser=administrator)
    member.refresh_from_db()
    record("user.updated", member, by=by, before=before, after={name: str(value) for name, value in fields.items()})
    return member


@transaction.atomic
def update_newsroom(*, by: User, **fields: Any) -> Newsroom:
    """Change the newsroom's name, zone or language. Raises ActionRefused for a zone that does not exist."""
    require(by, Permission.ADMINISTER)
    if "time_zone" in fields and fields["time_zone"] not in available_timezones():
        raise ActionRefused(_("There is no such time zone."))
    newsroom = Newsroom.current()
    before = {name: str(getattr(newsroom, name)) for name in fields}
    Newsroom.objects.filter(pk=newsroom.pk).update(**fields)
    newsroom.refresh_from_db()
    record("newsroom.updated", newsroom, by=by, before=before, after={name: str(v) for name, v in fields.items()})
    return newsroom
