"""`manage.py derive`: derive anew what is stored about every claim, after an upgrade that derives more or otherwise."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from claims.models import Claim
from claims.pipeline import status

TOGETHER = 100  # claims a transaction


class Command(BaseCommand):
    """Derives every claim's status, positions, voices and dispute anew; editors may go on meanwhile."""

    help = "Derive the status, positions, voices and dispute of every claim anew. Run it after an upgrade."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Derive them in batches; ended before all are done, it is simply run again."""
        keys = list(Claim.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), TOGETHER):
            with transaction.atomic():
                status.refresh(keys[start : start + TOGETHER])
        self.stdout.write(f"Claims derived: {len(keys):,}")
