"""`manage.py demo`: loads the demo newsroom, once."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.demo.build import build


class Command(BaseCommand):
    """Loads articles, parties and decisions to look around in; does nothing when they are there."""

    help = "Load the demo newsroom, unless it is there."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load it and say what happened."""
        loaded = build()
        self.stdout.write("The demo newsroom is loaded." if loaded else "The demo newsroom is there already.")
