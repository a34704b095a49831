"""Builds statements from labelled rows and their articles' text, to measure the rules without a database."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claims.matching.facts import FigureFact, StatementFact
from claims.matching.reading import read
from claims.text.cleaning import clean
from claims.text.dates import find
from claims.text.language import detect
from claims.vocabulary import Modifier, Precision, Stance

Row = Mapping[str, object]

REFERENCE = date(2000, 12, 31)  # resolves a day without a year, whose year is then left out
NAME = re.compile(r"\b[A-Z][\w-]+")
DEFAULT_LANGUAGE = "id"


@dataclass(frozen=True, slots=True)
class Article:
    """What an article's text tells about itself: no event is given, so the dates it names stand for it."""

    text: str
    language: str
    anchors: frozenset[str]


def article(text: str) -> Article:
    """Read an article's language and the dates it names ("27 September", "December 2022").

    Two articles that name one date are taken to speak of one matter; two that name none in common, of different ones.
    A year by itself says nothing: background paragraphs name many.
    """
    own = clean(text)
    language = detect(own) or DEFAULT_LANGUAGE
    return Article(text, language, frozenset(_anchors(own, language)))


def _anchors(text: str, language: str) -> Iterator[str]:
    for known, assumed in zip(find(text, language, None), find(text, language, REFERENCE), strict=True):
        if known.start is not None and known.precision is not Precision.YEAR:
            yield known.start.strftime("%Y-%m-%d" if known.precision is Precision.DAY else "%Y-%m")
        elif assumed.start is not None and text[slice(*known.span)][0].isdigit():
            yield assumed.start.strftime("%m-%d")


def read_rows(path: Path) -> list[dict[str, object]]:
    """Return the JSON objects of a file, one a line; empty lines are skipped."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def facts(rows: Sequence[Row], articles: Mapping[str, Article]) -> list[StatementFact]:
    """Return the rows as statements, in the order of their evidence within each article."""
    ordered = sorted(rows, key=lambda row: (str(row["article"]), _span(row, "evidence") or (0, 0), str(row["id"])))
    return [_fact(row, articles[str(row["article"])], position) for position, row in enumerate(ordered)]


def _span(row: Row, name: str) -> tuple[int, int] | None:
    value = row.get(name)
    return (int(value[0]), int(value[1])) if isinstance(value, list) else None


def _text(row: Row, name: str, text: str) -> str:
    span = _span(row, name)
    return text[span[0] : span[1]] if span else ""


def _optional(value: object) -> str | None:
    return str(value) if value is not None else None


def _fact(row: Row, source: Article, position: int) -> StatementFact:
    speaker = _text(row, "speaker", source.text) or None
    figures: list[Row] = row.get("figures") or []  # type: ignore[assignment]
    return StatementFact(
        key=str(row["id"]),
        article=str(row["article"]),
        stance=Stance(str(row["stance"])),
        proposition=_text(row, "content", source.text) or _text(row, "evidence", source.text),
        context=_text(row, "evidence", source.text),
        language=source.language,
        speaker=speaker,
        party=_optional(row.get("party")) or _name_in(speaker, source.language),
        target=_optional(row.get("target")),
        figures=tuple(_figure(figure) for figure in figures),
        events=source.anchors,
        position=position,
    )


def _name_in(speaker: str | None, language: str) -> str | None:
    """Return the first name in a speaker phrase that is no office: "Menteri Luar Negeri Rusia" gives "rusia"."""
    names = (match.group() for match in NAME.finditer(speaker or ""))
    return next((name.casefold() for name in names if _is_name(name, language)), None)


def _is_name(word: str, language: str) -> bool:
    """Return whether a capitalised word is no word of the lexicon."""
    reading = read(word, language)
    return bool(reading.keys) and not any(term.concept for term in reading.terms)


def _figure(row: Row) -> FigureFact:
    value, modifier = float(str(row["value"])), Modifier(str(row["modifier"]))
    upper = modifier in (Modifier.EXACTLY, Modifier.NEARLY, Modifier.UP_TO, Modifier.LESS_THAN, Modifier.ABOUT)
    lower = modifier not in (Modifier.NEARLY, Modifier.UP_TO, Modifier.LESS_THAN)
    return FigureFact(value if lower else None, value if upper else None, modifier, "", str(row["of"]))
