"""`manage.py token USERNAME`: a new API token."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from knox.models import AuthToken

from claims.models import User


class Command(BaseCommand):
    """Prints a new token as its last line. Only its hash is kept, so it cannot be shown again."""

    help = "Make an API token for a member of the newsroom and print it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user name."""
        parser.add_argument("username")

    def handle(self, *_args: Any, username: str, **_options: Any) -> None:
        """Print the token. Raises CommandError for a user who is not there or closed."""
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user {username!r}.")
        _row, token = AuthToken.objects.create(user=user)
        self.stderr.write(f"Send it as the header `Authorization: Token ...`; {username} may do as the role allows.")
        self.stdout.write(token)
