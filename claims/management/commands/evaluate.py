"""`manage.py evaluate`: measures the rules on labelled files. Needs neither database, broker nor environment."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.matching import evaluate as matching
from claims.matching.facts import FigureFact, StatementFact
from claims.matching.goldset import read_rows


class Command(BaseCommand):
    """Measures matching or extraction against labelled files."""

    help = "Measure matching or extraction against labelled files."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the two things that can be measured."""
        subjects = parser.add_subparsers(dest="subject", required=True)
        pairs = subjects.add_parser("matching", help="Proposed relations against labelled ones.")
        pairs.add_argument("gold", type=Path, help="Labelled statements, one JSON object a line.")
        pairs.add_argument("relations", type=Path, help="Labelled relations, one JSON object a line.")
        pairs.add_argument("texts", type=Path, help="Folder of the articles.")
        pairs.add_argument("--proposals", type=Path, help="Write every proposal here, one JSON object a line.")
        pairs.add_argument("--json", type=Path, help="Write the summary here.")
        events = subjects.add_parser("pairs", help="Proposed relations on labelled events, beside sorting by cosine.")
        events.add_argument("folder", type=Path, help="Folder of labelled events, one file each.")
        events.add_argument(
            "--read-figures", action="store_true", help="Take the figures that extraction reads, not the labelled ones."
        )
        events.add_argument("--json", type=Path, help="Write the summary here.")
        statements = subjects.add_parser("extraction", help="Proposed statements against labelled ones.")
        statements.add_argument("gold", type=Path, help="Labelled statements, one JSON object a line.")
        statements.add_argument("texts", type=Path, help="Folder of the articles, or JSON lines of id and text.")
        statements.add_argument("--errors", action="store_true", help="List what is missed, false or different.")
        statements.add_argument("--json", type=Path, help="Write the summary here.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print the summary as JSON. Raises CommandError when a file cannot be read."""
        try:
            result = getattr(self, f"_{options['subject']}")(options)
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"These files cannot be measured: {error}") from error
        text = json.dumps(result, ensure_ascii=False, indent=2)
        if options["json"]:
            options["json"].write_text(text + "\n", encoding="utf-8")
        self.stdout.write(text)

    def _matching(self, options: dict[str, Any]) -> dict[str, object]:
        from claims.matching import embedding

        statements = matching.load(options["gold"], options["texts"])
        made = matching.proposals(statements, embedding.meaning_of(statements, embedding.SentenceEncoder()))
        if options["proposals"]:
            lines = [json.dumps(matching.row(proposal), ensure_ascii=False) + "\n" for proposal in made]
            options["proposals"].write_text("".join(lines), encoding="utf-8")
        return matching.summary(made, read_rows(options["relations"]))

    def _pairs(self, options: dict[str, Any]) -> dict[str, object]:
        from claims.matching import embedding, labelled

        embedder = embedding.SentenceEncoder()
        events = labelled.load_all(options["folder"])
        if options["read_figures"]:
            events = [replace(one, facts=[_with_figures_read(fact) for fact in one.facts]) for one in events]
        splits = sorted({event.split for event in events})
        return {
            "events": len(events),
            "labelled_pairs": sum(len(event.wanted) + len(event.unrelated) for event in events),
            **{
                split: labelled.measure((one for one in events if one.split == split), embedder).table()
                for split in splits
            },
        }

    def _extraction(self, options: dict[str, Any]) -> dict[str, object]:
        from claims.extraction import evaluate as extraction

        return extraction.run(options["gold"], options["texts"], errors=options["errors"])


def _with_figures_read(fact: StatementFact) -> StatementFact:
    """Return a statement with the figures that extraction finds in its proposition."""
    from claims.extraction.figures import figures_in
    from claims.extraction.lexicon import lexicon

    text = fact.proposition[:1].upper() + fact.proposition[1:]
    found = figures_in(text, [(0, len(text))], lexicon(fact.language))
    figures = (FigureFact(one.low, one.high, one.modifier, one.unit, one.of, one.whose, one.disclosed) for one in found)
    return replace(fact, figures=tuple(figures))
