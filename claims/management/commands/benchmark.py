"""`manage.py benchmark`: how fast extraction and matching are, and how well a sentence finds its translations."""

import gc
import json
import resource
import time
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.extraction import speed
from claims.matching.embedding import EmbedderUnavailable
from claims.text.languages import codes
from factcheck.local.errors import CannotRun


class Command(BaseCommand):
    """Measures extraction on text files, matching and finding translations in a database of its own."""

    help = "Measure extraction on text files, matching among many statements, or how translations are found."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what can be measured."""
        subjects = parser.add_subparsers(dest="subject", required=True)
        _declare_texts(subjects)
        _declare_databases(subjects)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print. Raises CommandError when there is nothing to read or no server to measure on."""
        of_texts = {"extraction": self._extraction, "growth": self._growth, "ingest": self._ingest}
        of_texts.get(options["subject"], self._in_a_database)(options)

    def _in_a_database(self, options: dict[str, Any]) -> None:
        try:
            measures = {"languages": _found, "matching": _matched, "pages": _shown, "suggestions": _suggested}
            result = measures[options["subject"]](options)
        except (CannotRun, EmbedderUnavailable, LookupError, OSError, ValueError) as error:
            raise CommandError(f"This cannot be measured: {error}") from error
        text = json.dumps(result, indent=2)
        if options["json"]:
            options["json"].write_text(text + "\n", encoding="utf-8")
        self.stdout.write(text)

    def _ingest(self, options: dict[str, Any]) -> None:
        from claims.management import throughput

        texts = _texts(options["paths"])
        self.stdout.write(json.dumps(throughput.measure(texts, options["rounds"]), indent=2))

    def _extraction(self, options: dict[str, Any]) -> None:
        idle = _peak_memory()
        texts = _texts(options["paths"])
        sentences = speed.sentences(texts)
        gc.freeze()  # as a worker does (factcheck/celery.py)
        times = [speed.seconds(texts, options["lang"]) for _ in range(options["rounds"] + 1)][1:]
        best, peak = min(times), _peak_memory()
        self.stdout.write(
            f"texts {len(texts)}, sentences {sentences}, best of {len(times)} rounds {best:.3f} s of processor time"
        )
        self.stdout.write(
            f"{sentences / best:.0f} sentences/s, peak memory {peak:.0f} MB, {peak - idle:.0f} MB above idle"
        )

    def _growth(self, options: dict[str, Any]) -> None:
        if options["lang"] not in codes() or options["size"] < 1000:
            raise CommandError(f"Give a language of {', '.join(codes())} and a size of 1,000 or more.")
        for growth in speed.growths(options["size"], options["lang"]):
            self.stdout.write(f"{growth.name:24} {growth.short:8.3f} s {growth.long:8.3f} s  {growth.times:5.1f} times")


def _declare_texts(subjects: Any) -> None:
    """Declare what is measured on texts that are given."""
    extraction = subjects.add_parser("extraction", help="Sentences a second and peak memory of one process.")
    extraction.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="Text files, folders of .txt, or JSON lines."
    )
    extraction.add_argument("--lang", help="ISO 639-1 code; without it the texts' own words decide.")
    extraction.add_argument("--rounds", type=_positive, default=5, help="Timed rounds after one that warms up.")
    growth = subjects.add_parser("growth", help="Times longer that extraction takes on hostile texts ten times longer.")
    growth.add_argument("--lang", default="id", help="ISO 639-1 code of the words the texts are made of.")
    growth.add_argument("--size", type=_positive, default=5_000_000, help="Characters of the longer texts.")
    ingest = subjects.add_parser("ingest", help="Articles a second and seconds to candidates of running workers.")
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="Text files, or folders of .txt.")
    ingest.add_argument("--rounds", type=_positive, default=3, help="Times that each text is read; 3 by default.")


def _declare_databases(subjects: Any) -> None:
    """Declare what is measured in a database that is filled for it."""
    pairs = subjects.add_parser("matching", help="Database time and recall among made statements; prints JSON.")
    pairs.add_argument("--matched", type=_positive, default=200, metavar="N", help="How many of them are matched.")
    claims = subjects.add_parser("suggestions", help="How often the claim of a candidate is suggested; prints JSON.")
    claims.add_argument("folder", type=Path, help="Folder of labelled events, one file each.")
    claims.add_argument("--many", type=_positive, default=30, metavar="N", help="Statements on each claim.")
    parallel = subjects.add_parser("languages", help="How well an embedder finds translations; prints JSON.")
    parallel.add_argument("path", type=Path, help="JSON lines, each one sentence by language: id, en and so on.")
    parallel.add_argument("--lang", default="id", help="The language asked in.")
    parallel.add_argument("--model", help="Name of an embedder; without it the one of the settings.")
    pages = subjects.add_parser("pages", help="Milliseconds of the server by page in a made newsroom; prints JSON.")
    pages.add_argument("--asked", type=_positive, default=20, metavar="N", help="Times that each page is asked for.")
    pages.add_argument("--database", metavar="NAME", help="Keep the newsroom in this database, or measure in it again.")
    pages.add_argument("--only", default="", metavar="WORD", help="Ask for the pages whose name has this in it.")
    for made in (pairs, pages):
        made.add_argument(
            "--statements", type=_positive, default=10_000, metavar="N", help="Made for it, 10,000 by default."
        )
    for subject in (pairs, claims, parallel, pages):
        subject.add_argument("--json", type=Path, help="Write the result here, too.")


def _positive(text: str) -> int:
    """Return the number of a command line. Raises ArgumentTypeError unless it is 1 or more."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("give 1 or more")
    return int(text)


def _texts(paths: list[Path]) -> list[str]:
    """Return the texts of files and of folders of .txt. Raises CommandError where there is none."""
    try:
        files = [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
        texts = [text for file in files for text in _read(file)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"These texts cannot be read: {error}") from error
    if not texts:
        raise CommandError("There is no text file to measure on.")
    return texts


def _read(file: Path) -> list[str]:
    """Return the text of a file, or the texts of JSON lines. Raises ValueError, KeyError, TypeError for others."""
    if file.suffix != ".jsonl":
        return [file.read_text(encoding="utf-8")]
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def _peak_memory() -> float:
    """Return the most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _matched(options: dict[str, Any]) -> dict[str, object]:
    """Return what matching costs among made statements, measured in a database that is dropped afterwards."""
    from claims.management.scratch import filling, measuring
    from claims.management.scratch.database import scratch_database
    from claims.pipeline import machines

    with scratch_database():
        embedder = machines.embedder()
        start = time.perf_counter()
        filling.fill(options["statements"], embedder)
        filled = time.perf_counter() - start
        built = measuring.build(embedder)
        result = {"statements": options["statements"], "fill_s": round(filled), "index_s": round(built)}
        return result | measuring.sizes(embedder) | measuring.measure(embedder, options["matched"])


def _suggested(options: dict[str, Any]) -> dict[str, object]:
    """Return how often the claim of a held-out statement is suggested, measured in a database that is dropped."""
    from claims.management.scratch import suggesting
    from claims.management.scratch.database import scratch_database
    from claims.matching.labelled import load_all
    from claims.pipeline import machines

    with scratch_database():
        return suggesting.measure(load_all(options["folder"]), options["many"], machines.embedder())


def _shown(options: dict[str, Any]) -> dict[str, object]:
    """Return what the pages of a made newsroom cost, measured in a database that is dropped or, with a name, kept."""
    from claims.management.scratch import newsroom, pages
    from claims.management.scratch.database import keep_database, scratch_database

    def measured() -> dict[str, object]:
        start = time.perf_counter()
        member = newsroom.member() or newsroom.make(options["statements"])
        made = {"fill_s": round(time.perf_counter() - start)}
        return made | newsroom.sizes() | pages.measure(member, options["asked"], options["only"])

    if name := options["database"]:
        keep_database(name)
        return measured()
    with scratch_database():
        return measured()


def _found(options: dict[str, Any]) -> dict[str, object]:
    """Return how often a sentence finds its translations, measured in a database that is dropped afterwards."""
    from claims.management.scratch import parallel
    from claims.management.scratch.database import scratch_database
    from claims.pipeline import machines
    from claims.retrieval import embedders

    rows = parallel.read(options["path"])
    with scratch_database():
        kind = embedders.named(options["model"]) if options["model"] else embedders.current()
        return parallel.measure(rows, machines.loaded(kind), options["lang"])
