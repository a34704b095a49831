"""`manage.py vectors`: from one embedder to another, while the newsroom goes on working."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.matching.embedding import EmbedderUnavailable
from claims.models import VectorModel
from claims.pipeline import embedding
from claims.retrieval import embedders

EVERY = 2.0  # seconds between two lines of progress


class Command(BaseCommand):
    """Shows, fills, switches and drops the vectors of an embedder, and builds their index anew."""

    help = "Show which embedders have vectors; fill those of another one, switch to it, drop those of the old one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what can be done."""
        tasks = parser.add_subparsers(dest="task", required=True)
        tasks.add_parser("status", help="The embedders and how many texts have their vectors.")
        for task, what in {
            "fill": "Make the vectors that are missing, then their index. Ended, it goes on where it was.",
            "switch": "Search these vectors from now on; refused while some are missing.",
            "rebuild": "Build their index anew, as one that an earlier version built wants it.",
            "drop": "Remove the vectors and the index of an embedder that is not in use.",
        }.items():
            tasks.add_parser(task, help=what).add_argument("--model", required=True, help="Name of an embedder.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it. Raises CommandError with the reason when it cannot be done."""
        try:
            getattr(self, f"_{options['task']}")(**({"model": options["model"]} if "model" in options else {}))
        except (LookupError, EmbedderUnavailable) as error:
            raise CommandError(str(error.args[0])) from error

    def _status(self) -> None:
        stored = set(VectorModel.objects.values_list("name", flat=True))
        current = embedders.current().name
        for name in sorted(stored | set(embedders.known())):
            at = embedding.filling(name)
            self.stdout.write(f"{name}: {at.filled:,} of {at.texts:,}{', in use' if name == current else ''}")

    def _fill(self, model: str) -> None:
        embedding.fill(model, self._progress())
        at = embedding.filling(model)
        self.stdout.write(f"{model}: {at.filled:,} of {at.texts:,}, indexed")

    def _switch(self, model: str) -> None:
        embedding.switch(model, self._progress())
        self.stdout.write(f"{model} is in use.")

    def _rebuild(self, model: str) -> None:
        embedding.rebuild(model)
        self.stdout.write(f"{model} is indexed anew.")

    def _drop(self, model: str) -> None:
        self.stdout.write(f"{embedding.drop(model):,} vectors of {model} removed.")

    def _progress(self) -> embedding.Progress:
        """Return what prints how far it is, how fast and how long it will take, every few seconds."""
        start, first, said = time.monotonic(), None, time.monotonic()

        def report(done: int, texts: int) -> None:
            nonlocal first, said
            now = time.monotonic()
            if first is None:
                first = done
                return
            if now - said < EVERY:
                return
            said = now
            speed = (done - first) / (now - start)
            left = (texts - done) / speed / 60
            self.stdout.write(f"{done:,} of {texts:,}, {speed:.0f} a second, {left:.0f} minutes left")
            self.stdout.flush()

        return report
