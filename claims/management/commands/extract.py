"""`manage.py extract`: what a text attributes to whom, as JSON lines. Needs no database, broker or environment."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction.engine import default_extractor
from claims.extraction.output import attributions, statement
from claims.extraction.parties import PartyIndex


class Command(BaseCommand):
    """Prints the proposed statements of text files, one JSON object a line."""

    help = "Print the statements that text files attribute, one JSON object a line."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the files and how to read them."""
        parser.add_argument(
            "files",
            nargs="+",
            metavar="FILE",
            type=Path,
            help="UTF-8 text; JSON lines of id and text for attributions.",
        )
        parser.add_argument("--lang", help="ISO 639-1 code; without it the text's own words decide.")
        parser.add_argument("--parties", type=Path, help="JSON: {party key: [aliases]}, or lines of key and aliases.")
        parser.add_argument("--all", action="store_true", help="Demands, promises, declines and reported thoughts too.")
        parser.add_argument("--format", choices=("statements", "attributions"), default="statements")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print every file's proposals. Raises CommandError at the end when a file could not be read.

        Ends when nobody reads on, as in `| head`: what the interpreter flushes at exit then goes nowhere.
        """
        try:
            self._all(**options)
            self.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _all(self, **options: Any) -> None:
        parties = self._parties(options["parties"])
        everything = options["all"] or options["format"] == "attributions"
        failed = 0
        for path in options["files"]:
            try:
                for identifier, text in _texts(path, options["format"]):
                    proposals = default_extractor.extract(
                        text, language=options["lang"], parties=parties, everything=everything
                    )
                    if options["format"] == "attributions":
                        self._line(attributions(identifier, proposals))
                    else:
                        for proposal in proposals:
                            self._line(statement(identifier, proposal))
            except BrokenPipeError:
                raise
            except (OSError, ValueError, KeyError, TypeError) as error:
                self.stderr.write(f"{path}: {_reason(error)}")
                failed += 1
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files could not be read.")

    def _line(self, row: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(row, ensure_ascii=False))

    def _parties(self, path: Path | None) -> PartyIndex | None:
        if path is None:
            return None
        try:
            return PartyIndex(_aliases(path.read_text(encoding="utf-8-sig")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(f"{path}: {_reason(error)}") from error


def _texts(path: Path, form: str) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of a file: the file itself, or each of its JSON lines. Line ends stay as they are on disk."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    if form == "statements":
        yield path.name, text
        return
    for line in text.split("\n"):
        if line.strip():
            row = json.loads(line)
            yield str(row["id"]), str(row["text"])


def _aliases(text: str) -> Iterator[tuple[str, str]]:
    """Yield (party key, alias) of a parties file in either form."""
    for key, aliases in _party_rows(text):
        for alias in aliases:
            yield str(key), str(alias)


def _party_rows(text: str) -> list[tuple[Any, Any]]:
    try:
        whole = json.loads(text)
    except ValueError:
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
        return [(row["key"], row["aliases"]) for row in rows]
    return [(whole["key"], whole["aliases"])] if "aliases" in whole else list(whole.items())


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 text (byte {error.start})"
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, KeyError):
        return f"{error} is missing"
    return str(error)
