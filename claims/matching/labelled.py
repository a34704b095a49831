"""Reads labelled events and measures the rules on them, beside sorting the same pairs by cosine alone."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from claims.matching.embedding import Embedder, Vector, similarity
from claims.matching.evaluate import Pair, proposals
from claims.matching.facts import FigureFact, RelationProposal, StatementFact
from claims.vocabulary import Modifier, Precision, Stance

DEVELOP, CHECK = "develop", "check"  # rules are changed for the first only
NONE = "none"  # a pair labelled as unrelated although it looks alike
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One event: its statements, the relations a reader sees, those a reader would accept, the look-alikes."""

    name: str
    split: str
    facts: Sequence[StatementFact]
    wanted: Mapping[Pair, str]
    accepted: frozenset[tuple[Pair, str]]
    unrelated: Mapping[Pair, str]  # with the slot that differs


def load(path: Path) -> Labelled:
    """Read one event: a line about it, its statements in order, then the pairs. Raises KeyError for a lacking part."""
    about, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    facts = [_fact(row, about["language"], place, path.stem) for place, row in enumerate(rows) if "id" in row]
    pairs = [row for row in rows if "relation" in row]
    related = [row for row in pairs if row["relation"] != NONE]
    return Labelled(
        name=path.stem,
        split=about.get("split", DEVELOP),
        facts=facts,
        wanted={_pair(row): row["relation"] for row in related if not row.get("optional")},
        accepted=_accepted(related),
        unrelated={_pair(row): row["slot"] for row in pairs if row["relation"] == NONE},
    )


def load_all(folder: Path) -> list[Labelled]:
    """Read every event of a folder, by name."""
    return [load(path) for path in sorted(folder.glob("*.jsonl"))]


def _accepted(related: Sequence[Row]) -> frozenset[tuple[Pair, str]]:
    """Return what a reader accepts: the labels, and each label again for a repetition of one of its ends."""
    labelled = {(_pair(row), str(row["relation"])) for row in related}
    again = [pair for pair, relation in labelled if relation == "repeats"]
    moved = {
        (pair - same | same - pair, relation) for pair, relation in labelled for same in again if len(pair & same) == 1
    }
    return frozenset(labelled | moved)


def _pair(row: Row) -> Pair:
    return frozenset((str(row["source"]), str(row["target"])))


def _fact(row: Row, language: str, place: int, event: str) -> StatementFact:
    said = date.fromisoformat(str(row["said"])) if row.get("said") else None
    figures: list[Row] = row.get("figures") or []  # type: ignore[assignment]
    return StatementFact(
        key=str(row["id"]),
        article=f"{event}-{row['article']}",
        stance=Stance(str(row["stance"])),
        proposition=str(row["text"]),
        context=str(row.get("context", row["text"])),
        language=str(row.get("language", language)),
        speaker=_optional(row, "speaker"),
        party=_optional(row, "party"),
        target=_optional(row, "target"),
        figures=tuple(_figure(one) for one in figures),
        antecedent=_optional(row, "antecedent"),
        origin=_optional(row, "origin") or f"{event}-{row['article']}",
        events=frozenset({str(row.get("event", event))}),
        said_from=said,
        said_to=said,
        said_precision=Precision.DAY if said else Precision.UNKNOWN,
        position=place,
        mutual=bool(row.get("mutual")),
    )


def _optional(row: Row, name: str) -> str | None:
    return str(row[name]) if row.get(name) else None


def _figure(row: Row) -> FigureFact:
    modifier, value = Modifier(str(row["modifier"])), float(str(row["value"]))
    low = None if modifier in (Modifier.NEARLY, Modifier.UP_TO, Modifier.LESS_THAN) else value
    high = None if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST) else value
    return FigureFact(low, high, modifier, str(row.get("unit", "")), str(row["of"]), _optional(row, "whose"))


@dataclass
class Score:
    """Counts per relation: labelled, found with that type, proposed, and proposed rightly (wanted or accepted).

    `sorted_right` counts the same where as many pairs are taken by cosine alone, the highest first.
    """

    wanted: Counter[str]
    found: Counter[str]
    proposed: Counter[str]
    right: Counter[str]
    folded: Counter[str]
    sorted_right: Counter[str]

    def precision(self, relation: str) -> float:
        """Return the share of what was proposed that is right, 0 to 100; 100 where nothing was proposed."""
        return _percent(self.right[relation], self.proposed[relation])

    def recall(self, relation: str) -> float:
        """Return the share of what is labelled that was found, 0 to 100; 100 where nothing is labelled."""
        return _percent(self.found[relation], self.wanted[relation])

    def table(self) -> dict[str, dict[str, float]]:
        """Return the figures of every relation labelled or proposed."""
        return {
            relation: {
                "wanted": self.wanted[relation],
                "proposed": self.proposed[relation],
                "folded": self.folded[relation],
                "precision": self.precision(relation),
                "recall": self.recall(relation),
                "precision_by_cosine": _percent(self.sorted_right[relation], self.proposed[relation]),
            }
            for relation in sorted(self.wanted | self.proposed)
        }


def measure(events: Iterable[Labelled], embedder: Embedder | None) -> Score:
    """Match each event by itself and count. Without an embedder, meaning joins no languages and nothing is sorted."""
    score = Score(*(Counter[str]() for _ in range(6)))
    embedded = []
    for event in events:
        vectors = _vectors(event, embedder) if embedder else {}
        close = similarity(vectors, type(embedder)) if embedder else None
        _count(score, event, proposals(event.facts, close))
        embedded.append((event, vectors))
    if embedder:
        _sort_by_cosine(score, embedded)
    return score


def _vectors(event: Labelled, embedder: Embedder) -> dict[str, Vector]:
    rows = embedder.embed([fact.proposition for fact in event.facts])
    return {fact.key: row for fact, row in zip(event.facts, rows, strict=True)}


def _count(score: Score, event: Labelled, found: Sequence[RelationProposal]) -> None:
    by_pair = {frozenset((one.source, one.target)): one.type.value for one in found}
    score.wanted.update(event.wanted.values())
    score.proposed.update(by_pair.values())
    score.folded.update(one.type.value for one in found if not one.shown)
    score.found.update(kind for pair, kind in event.wanted.items() if by_pair.get(pair) == kind)
    score.right.update(kind for pair, kind in by_pair.items() if (pair, kind) in event.accepted)


def _sort_by_cosine(score: Score, events: Sequence[tuple[Labelled, Mapping[str, Vector]]]) -> None:
    """Take, per relation, as many pairs as the rules proposed: those of one event with the highest cosine."""
    every = [
        (-float(vectors[a.key] @ vectors[b.key]), a.key, b.key, event.accepted)
        for event, vectors in events
        for a, b in combinations(event.facts, 2)
    ]
    ranked = sorted(every, key=lambda pair: pair[:3])
    for relation, number in score.proposed.items():
        taken = [(frozenset((a, b)), relation) in accepted for _, a, b, accepted in ranked[:number]]
        score.sorted_right[relation] = sum(taken)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0
