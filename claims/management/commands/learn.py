"""`manage.py learn`: learns confidence or thresholds from editors' decisions, shows what was learned, or forgets it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.models import LearnedRule, Learning
from claims.pipeline import learning, thresholds


class Command(BaseCommand):
    """Learns how sure each rule is from what editors accepted and rejected; beat does the same every ten minutes."""

    help = "Learn from editors' decisions how sure each rule is."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what can be learned, and what else to do than learning it."""
        subjects = parser.add_subparsers(dest="subject", required=True)
        confidence = subjects.add_parser("confidence", help="How sure each rule is, by language.")
        instead = confidence.add_mutually_exclusive_group()
        instead.add_argument("--show", action="store_true", help="Print what was learned and change nothing.")
        instead.add_argument("--reset", action="store_true", help="Forget it: only decisions from now on count.")

        opened = subjects.add_parser("thresholds", help="From which score on each kind of relation is shown open.")
        opened.add_argument("--show", action="store_true", help="Print what would change and change nothing.")

    def handle(self, *_args: Any, subject: str, show: bool, **options: Any) -> None:
        """Learn what is asked for, or only show it."""
        if subject == "thresholds":
            self._thresholds(keep=not show)
        else:
            self._confidence(show=show, reset=options["reset"])

    def _thresholds(self, *, keep: bool) -> None:
        now = thresholds.in_use()
        found = thresholds.learn(keep=keep)
        self.stdout.write(
            f"{found.decisions} decisions. Open when right, else folded, on events held out: "
            f"{found.before:.0%} with the thresholds in use, {found.after:.0%} with those learned."
        )
        for relation, score in sorted(found.thresholds.items()):
            before = f"{now[relation]:.2f}" if relation in now else "as the rules say"
            self.stdout.write(f"{relation:<20} open from {score:.2f} (in use: {before})")
        if not found.wins:
            self.stdout.write("They serve other events no better: nothing changes.")
        elif keep:
            self.stdout.write("Kept. They hold for relations proposed from now on.")
        else:
            self.stdout.write("They would be kept: run again without --show.")

    def _confidence(self, *, show: bool, reset: bool) -> None:
        if reset:
            learning.reset()
        elif not show and learning.refit() is None:
            self.stdout.write("Nothing was decided since the last time.")
        held = learning.latest()
        if held is None or not held.rules.exists():
            self.stdout.write("The start values hold: nothing is learned.")
            return
        self._print(held)

    def _print(self, held: Learning) -> None:
        self.stdout.write(f"{held}, {held.at:%Y-%m-%d %H:%M %Z}, {held.report['count']} decisions")
        self.stdout.write(f"{'rule':<28}{'accepted':>9}{'edited':>8}{'rejected':>9}{'start':>7}{'now':>7}")
        for rule in held.rules.all():
            self.stdout.write(self._line(rule))

    def _line(self, rule: LearnedRule) -> str:
        counts = f"{rule.accepted:>9}{rule.edited:>8}{rule.rejected:>9}"
        return f"{rule.rule:<28}{counts}{rule.said:>7.2f}{rule.learned:>7.2f}"
