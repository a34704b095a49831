"""`manage.py export labels DIR`: editors' decisions as labels, with the texts that they are about."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.retrieval.labels import labelled


class Command(BaseCommand):
    """Writes DIR/labels.jsonl and DIR/texts/ for `manage.py evaluate extraction DIR/labels.jsonl DIR/texts`."""

    help = "Export what editors decided."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what can be exported."""
        subjects = parser.add_subparsers(dest="subject", required=True)
        labels = subjects.add_parser("labels", help="Decided candidates as labels for `evaluate extraction`.")
        labels.add_argument("folder", metavar="DIR", type=Path, help="Is made where it is missing.")

    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        """Write the files and print how many. Raises CommandError when they cannot be written."""
        texts = labels = 0
        try:
            (folder / "texts").mkdir(parents=True, exist_ok=True)
            with (folder / "labels.jsonl").open("w", encoding="utf-8") as file:
                for one in labelled():
                    (folder / "texts" / one.name).write_bytes(one.text.encode())
                    file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in one.labels)
                    texts, labels = texts + 1, labels + len(one.labels)
        except OSError as error:
            raise CommandError(f"The labels cannot be written: {error}") from error
        self.stdout.write(f"{labels} labels of {texts} texts in {folder}")
