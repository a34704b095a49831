"""`manage.py derive`: derives anew what is stored about claims; with --outdated what an upgrade derives otherwise."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from claims.models import Claim
from claims.pipeline import status

TOGETHER = 100  # claims a transaction


class Command(BaseCommand):
    """Derives every claim's status, positions, voices and dispute anew; editors may go on meanwhile."""

    help = "Derive the status, positions, voices and dispute of every claim anew."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare which claims can be left out."""
        parser.add_argument("--outdated", action="store_true", help="Only what another version of the rule derived.")

    def handle(self, *_args: Any, outdated: bool, **_options: Any) -> None:
        """Derive them in batches; ended before all are done, it is simply run again."""
        claims = status.outdated() if outdated else Claim.objects.all()
        keys = list(claims.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), TOGETHER):
            with transaction.atomic():
                status.refresh(keys[start : start + TOGETHER])
        self.stdout.write(f"Claims derived: {len(keys):,}")
