"""A model's answer, taken at its word in form only: JSON of the asked shape, or it is no answer."""

import json
from dataclasses import dataclass
from typing import Any

from claims.extraction.llm.asking import LONGEST, PARTS, STATEMENTS
from claims.extraction.proposal import ExtractorUnavailable
from claims.vocabulary import Stance

KEYS = {"content", "speaker", "cue", "stance"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """One statement as the model quoted it; nothing of it is believed yet."""

    content: tuple[str, ...]
    speaker: str | None
    cue: str | None
    stance: Stance


def quoted(answer: str) -> list[Quoted]:
    """Return the statements of an answer; one with an unknown stance or an overlong quotation is left out.

    Raises ExtractorUnavailable `bad_answer` when the answer as a whole has not the shape that was asked for.
    """
    try:
        whole = json.loads(answer)
    except (ValueError, RecursionError):
        raise ExtractorUnavailable("bad_answer") from None
    if not isinstance(whole, dict) or set(whole) != {"statements"} or not isinstance(whole["statements"], list):
        raise ExtractorUnavailable("bad_answer")
    return [found for row in whole["statements"][:STATEMENTS] if (found := _quoted(row)) is not None]


def _quoted(row: Any) -> Quoted | None:
    if not isinstance(row, dict) or set(row) != KEYS:
        raise ExtractorUnavailable("bad_answer")
    content, speaker, cue, stance = row["content"], row["speaker"], row["cue"], row["stance"]
    if not isinstance(content, list) or not all(isinstance(part, str) for part in (*content, stance)):
        raise ExtractorUnavailable("bad_answer")
    if not all(name is None or isinstance(name, str) for name in (speaker, cue)):
        raise ExtractorUnavailable("bad_answer")
    sizes = [len(part) for part in (*content, speaker or "", cue or "")]
    if not 1 <= len(content) <= PARTS or max(sizes) > LONGEST or stance not in list(Stance):
        return None
    return Quoted(tuple(content), speaker or None, cue or None, Stance(stance))
