"""Builds the demo newsroom, once."""

import tomllib
from pathlib import Path

from django.db import transaction

from claims.actions import newsroom
from claims.demo import deciding, naming, reading
from claims.models import Newsroom, User
from claims.models.choices import Role

DATA = Path(__file__).parent / "newsroom.toml"

# Account name (and password) by role.
ACCOUNTS = {
    "viewer": Role.VIEWER,
    "editor": Role.EDITOR,
    "publisher": Role.PUBLISHER,
    "admin": Role.ADMINISTRATOR,
}


def build() -> bool:
    """Load the demo newsroom unless it is there; return whether it was loaded.

    Safe to run again after it was broken off: what is there already is kept. Raises LookupError when the extractor no
    longer proposes what the demo decides on.
    """
    if Newsroom.current().is_demo:
        return False
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    users = _accounts()
    with transaction.atomic():
        records = naming.name(data, by=users["admin"])
    reading.read(data["articles"], records, by=users["editor"])
    deciding.decide(data, editor=users["editor"], publisher=users["publisher"])
    newsroom.update_newsroom(by=users["admin"], name="Demo newsroom", is_demo=True)
    return True


def _accounts() -> dict[str, User]:
    """Return the demo users, each with its name as password; demo accounts are refused off loopback."""
    users = {user.username: user for user in User.objects.filter(username__in=ACCOUNTS)}
    if "admin" not in users:
        users["admin"] = User.objects.create_user("admin", password="admin", role=Role.ADMINISTRATOR, is_demo=True)  # noqa: S106
    for name in ACCOUNTS.keys() - users.keys():
        users[name] = newsroom.add_member(
            username=name, password=name, role=ACCOUNTS[name], by=users["admin"], is_demo=True
        )
    return users
