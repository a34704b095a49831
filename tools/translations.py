"""Checks that the interface is whole in every language, or brings the catalogues up to date.

    python tools/translations.py check     every text is translated and the compiled catalogues are current
    python tools/translations.py update    collect new texts into the .po files and compile them

Needs the gettext programs (Debian package gettext).
"""

import gettext
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("claims", "factcheck", "templates", "locale")
SHOWN = 20
TEXT = re.compile(r'^msgid ((?:".*"\n)+)', re.MULTILINE)
COLLECT = ("makemessages", "--locale", "id", "--no-location", "--no-wrap", "--no-obsolete")


def main() -> None:
    """Run what the command line asks for; the exit status is 1 when something is missing."""
    if sys.argv[1:] not in (["check"], ["update"]):
        sys.exit(__doc__)
    if shutil.which("msgfmt") is None:
        sys.exit("The gettext programs are missing: install the package gettext.")
    if sys.argv[1] == "update":
        django(ROOT, *COLLECT)
        django(ROOT, "compilemessages")
        return
    faults = [fault for catalogue in catalogues(ROOT) for fault in stale(catalogue)] + untranslated()
    if faults:
        sys.exit("\n".join([*faults[:SHOWN], f"{len(faults)} faults in the translations."]))


def catalogues(root: Path) -> list[Path]:
    """Return the .po files under `root`; none at all is a fault of its own."""
    found = sorted((root / "locale").glob("*/LC_MESSAGES/*.po"))
    if not found:
        sys.exit("There is no catalogue under locale/.")
    return found


def untranslated() -> list[str]:
    """Return a sentence for each text of the sources that a catalogue lacks, collected in a copy of the tree."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in SOURCES:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        django(copy, *COLLECT)
        return [fault for catalogue in catalogues(copy) for fault in missing(catalogue, copy)]


def missing(catalogue: Path, root: Path) -> list[str]:
    """Return a sentence for each untranslated or doubtful text of one collected catalogue."""
    name = catalogue.relative_to(root)
    faults = []
    for state, option in (("is not translated", "--untranslated"), ("has a doubtful translation", "--only-fuzzy")):
        command = ["msgattrib", option, "--no-obsolete", "--no-wrap", str(catalogue)]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        texts = [" ".join(text.split("\n")).strip() for text in TEXT.findall(listed)]
        faults += [f"{name}: {text} {state}" for text in texts if text != '""']  # that one is the header
    return faults


def stale(catalogue: Path) -> list[str]:
    """Return a sentence when the compiled catalogue beside `catalogue` is not what compiling it now gives."""
    compiled = catalogue.with_suffix(".mo")
    fresh = subprocess.run(["msgfmt", "--check", "-o", "-", str(catalogue)], check=False, capture_output=True)
    if fresh.returncode != 0:
        return fresh.stderr.decode().splitlines()
    if compiled.exists() and entries(compiled.read_bytes()) == entries(fresh.stdout):
        return []
    return [f"{compiled.relative_to(ROOT)} is not compiled from its catalogue: run `make translations`."]


def entries(content: bytes) -> dict[str, str]:
    """Return the texts of a compiled catalogue; its bytes differ between versions of msgfmt."""
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]


def django(root: Path, *arguments: str) -> None:
    """Run a command of Django in `root`, without the settings of the product; its failure is ours."""
    done = subprocess.run(
        [sys.executable, "-m", "django", *arguments], cwd=root, check=False, stdout=subprocess.DEVNULL
    )
    if done.returncode != 0:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
