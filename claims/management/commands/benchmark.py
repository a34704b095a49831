"""`manage.py benchmark`: how fast the rules are on given texts, in one process."""

import re
import resource
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction.engine import default_extractor

SENTENCE = re.compile(r"[.!?][\"”]?\s")


class Command(BaseCommand):
    """Prints sentences per second and peak memory."""

    help = "Measure the speed of extraction on text files."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what can be measured."""
        subjects = parser.add_subparsers(dest="subject", required=True)
        extraction = subjects.add_parser("extraction", help="Sentences a second and peak memory of one process.")
        extraction.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="Text files, or folders of .txt.")
        extraction.add_argument("--lang", help="ISO 639-1 code; without it the texts' own words decide.")
        extraction.add_argument("--rounds", type=int, default=3, help="Timed rounds after one that warms up.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print. Raises CommandError when there is nothing to read."""
        texts = list(self._texts(options["paths"]))
        if not texts:
            raise CommandError("There is no text file to measure on.")
        sentences = sum(len(SENTENCE.findall(text)) for text in texts)
        times = [self._round(texts, options["lang"]) for _ in range(options["rounds"] + 1)][1:]
        best = min(times)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(f"texts {len(texts)}, sentences {sentences}, best of {len(times)} rounds {best:.3f} s")
        self.stdout.write(f"{sentences / best:.0f} sentences/s, peak memory {peak:.0f} MB")

    def _round(self, texts: list[str], language: str | None) -> float:
        start = time.perf_counter()
        for text in texts:
            default_extractor.extract(text, language=language)
        return time.perf_counter() - start

    def _texts(self, paths: list[Path]) -> list[str]:
        try:
            files = [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
            return [file.read_text(encoding="utf-8") for file in files]
        except (OSError, ValueError) as error:
            raise CommandError(f"These texts cannot be read: {error}") from error
