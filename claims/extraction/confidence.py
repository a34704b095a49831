"""How sure a proposal is: the share of its like that is right. Start values, what notes change, what was learned.

Start values stand in confidence.toml, each with its source; docs/learning.md says how they are measured.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.extraction.clauses import Clause
from claims.extraction.phrases import Kind

FILE = Path(__file__).with_suffix(".toml")
# Proposals that a value set by judgement weighs as much as. Many, because the rules were made on the counted texts.
STRENGTH = 40.0
UNKNOWN = 0.5  # a rule that the file does not name
LOWEST, HIGHEST = 0.05, 0.98


@dataclass(frozen=True, slots=True)
class Table:
    """The file: base by rule, factors by note, each by language ("" for any)."""

    base: dict[tuple[str, str], float]
    odds: dict[tuple[str, str], float]


@lru_cache
def table() -> Table:
    """Return the start values; counted shares are drawn towards the judged ones (`shrunk`)."""
    data: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    base = {("", rule): float(value) for rule, value in data["rules"].items()}
    for code, rules in data["judged"].items():
        base |= {(code, rule): float(value) for rule, value in rules.items()}
    for code, rules in data["counts"].items():
        judged = {rule: base.get((code, rule), base["", rule]) for rule in rules}
        base |= {(code, rule): shrunk(judged[rule], right, of) for rule, (right, of) in rules.items()}
    odds: dict[tuple[str, str], float] = {}
    for name, value in data["notes"].items():
        factors = value if isinstance(value, dict) else {name: value}
        code = name if isinstance(value, dict) else ""
        odds |= {(code, note): float(factor) for note, factor in factors.items()}
    return Table(base, odds)


def shrunk(prior: float, right: float, of: float, strength: float = STRENGTH) -> float:
    """Return the mean of a Beta distribution: `right` of `of`, with `prior` weighing as much as `strength` cases."""
    return (prior * strength + right) / (strength + of)


def confidence(rule: str, notes: Iterable[str]) -> float:
    """Return 0.05 to 0.98 for a rule with its language ("id.denial") and the slugs of what was noted."""
    return _confidence(rule, tuple(dict.fromkeys(notes)))


@lru_cache(maxsize=4096)
def _confidence(rule: str, notes: tuple[str, ...]) -> float:
    code, _, name = rule.rpartition(".")
    known = table()
    value = known.base.get((code, name), known.base.get(("", name), UNKNOWN))
    factor = 1.0
    for note in notes:
        factor *= known.odds.get((code, note), known.odds.get(("", note), 1.0))
    return shifted(value, factor)


def shifted(share: float, factor: float) -> float:
    """Return `share` with its odds multiplied by `factor`, 0.05 to 0.98, in two digits."""
    odds = share / (1 - share) * factor
    return round(min(HIGHEST, max(LOWEST, odds / (1 + odds))), 2)


def shaky(clause: Clause) -> list[str]:
    """Return the slugs that a clause's own shape adds."""
    notes = []
    if clause.speaker.kind is Kind.RELATIVE:
        notes.append("relative-speaker")
    if clause.speaker.last - clause.speaker.first > 18:
        notes.append("long-speaker")
    return notes
