"""Whether confidence means what it says: of what was proposed at 0.9, nine in ten should be right."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

BANDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One proposal that somebody judged."""

    rule: str  # with its language: "id.denial"
    said: float  # its confidence, 0 to 1
    right: float  # 1 right, 0 wrong; in between where it was right in part


@dataclass(frozen=True, slots=True)
class Band:
    """The proposals whose confidence lies in one tenth."""

    low: float
    high: float
    count: int
    said: float  # mean
    right: float  # mean


def bands(rows: Iterable[Judged]) -> list[Band]:
    """Return the tenths that hold any proposal, lowest first. 1.0 lies in the last one."""
    groups: defaultdict[int, list[Judged]] = defaultdict(list)
    for row in rows:
        # To five digits first: a float product may fall short of its tenth.
        groups[min(BANDS - 1, int(round(row.said * BANDS, 5)))].append(row)
    return [_band(number, held) for number, held in sorted(groups.items())]


def gap(found: Iterable[Band]) -> float:
    """Return the mean distance between said and right over all proposals, 0 to 1 (expected calibration error).

    Naeini, Cooper and Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning", AAAI.
    """
    held = list(found)
    count = sum(band.count for band in held)
    return sum(band.count * abs(band.said - band.right) for band in held) / count if count else 0.0


def summary(rows: Iterable[Judged]) -> dict[str, Any]:
    """Return bands, gap and the shares by rule as plain data for JSON."""
    held = list(rows)
    by_rule: defaultdict[str, list[Judged]] = defaultdict(list)
    for row in held:
        by_rule[row.rule].append(row)
    found = bands(held)
    return {
        "reliability": [_rounded(asdict(band)) for band in found],
        "calibration_gap": round(gap(found), 3),
        "by_rule": {
            rule: {"right": round(sum(row.right for row in rows), 1), "of": len(rows)}
            for rule, rows in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
        },
    }


def _band(number: int, rows: list[Judged]) -> Band:
    count = len(rows)
    said, right = sum(row.said for row in rows) / count, sum(row.right for row in rows) / count
    return Band(number / BANDS, (number + 1) / BANDS, count, said, right)


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, 3) for name, value in values.items()}
