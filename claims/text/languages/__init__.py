"""One TOML file per language. `load` turns a file into a frozen value; the code holds no word of any language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
STRETCH = 500  # characters folded at a time: what is plain ASCII is folded ten times as fast, and stands apart so


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The data of one language, as its file states it.

    `words` maps a word class ("pronouns", "coordinators") to its forms; a class that a file leaves out is empty.
    The other fields are the file's tables of the same name.
    """

    code: str
    name: str
    words: Mapping[str, frozenset[str]]
    abbreviations: frozenset[str]
    boilerplate: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, Any]
    dates: Mapping[str, Any]
    tables: Mapping[str, Any]
    cues: tuple[Mapping[str, Any], ...]

    def group(self, *classes: str) -> frozenset[str]:
        """Return the union of the named word classes."""
        return frozenset().union(*(self.words.get(name, frozenset()) for name in classes))


@lru_cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages there is a file for, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@lru_cache
def load(code: str) -> Language:
    """Return the language `code` (ISO 639-1). Raises KeyError when there is no file for it."""
    if code not in codes():
        raise KeyError(code)
    with (FOLDER / f"{code}.toml").open("rb") as file:
        data = tomllib.load(file)
    return Language(
        code=data["code"],
        name=data["name"],
        words={name: frozenset(forms) for name, forms in data["words"].items()},
        abbreviations=frozenset(data["abbreviations"]["forms"]),
        boilerplate={name: tuple(marks) for name, marks in data["boilerplate"].items()},
        numbers={"decimal": data["decimal"], "thousands": data["thousands"], **_as_sets(data["numbers"])},
        dates=data["dates"],
        tables={name: data.get(name, {}) for name in ("figures", "asides", "denial", "draft")},
        cues=tuple(data["cues"]),
    )


def _as_sets(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table with its lists of forms as sets."""
    return {name: frozenset(forms) if isinstance(forms, list) else forms for name, forms in table.items()}


def fold(text: str) -> str:
    """Return `text` in lower case with every code point where it was, so that offsets stay good."""
    if len(text) > STRETCH:
        return "".join([fold(text[start : start + STRETCH]) for start in range(0, len(text), STRETCH)])
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
