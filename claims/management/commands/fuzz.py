"""`manage.py fuzz`: tries to break the rules with made-up texts. Needs neither database, broker nor environment."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction.fuzz import problems, texts


class Command(BaseCommand):
    """Runs the extractor over made-up texts and stops at the first that breaks it."""

    help = "Try to break extraction with made-up texts."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare how many texts to try."""
        subjects = parser.add_subparsers(dest="subject", required=True)
        extraction = subjects.add_parser("extraction", help="No exception, no span outside the text or in boilerplate.")
        extraction.add_argument("--runs", type=int, default=100_000, help="How many texts to try.")
        extraction.add_argument("--seed", type=int, default=0, help="The same seed gives the same texts.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Try them. Raises CommandError with the text that broke a rule."""
        for run, (code, text) in enumerate(texts(options["seed"], options["runs"])):
            try:
                wrong = problems(text, code)
            except Exception as error:
                raise CommandError(f"Run {run} ({code}) raised {error!r} on {text!r}") from error
            if wrong:
                raise CommandError(f"Run {run} ({code}): {'; '.join(wrong)} in {text!r}")
        self.stdout.write(f"{options['runs']} texts, none broke a rule.")
