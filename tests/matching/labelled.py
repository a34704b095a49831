"""Reads the labelled pairs: statements written for these tests, with every relation between them."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claims.matching.facts import FigureFact, RelationProposal, StatementFact
from claims.vocabulary import Modifier, Precision, Stance

FOLDER = Path(__file__).parent / "pairs"
Pair = frozenset[str]


@dataclass(frozen=True)
class Labelled:
    """One event: its statements, the relations a reader sees, and those a reader would accept but not miss."""

    name: str
    facts: list[StatementFact]
    wanted: dict[Pair, str]
    accepted: set[tuple[Pair, str]]


def load(name: str) -> Labelled:
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    about, rows = rows[0], rows[1:]
    facts = [fact(row, about["language"], place, name) for place, row in enumerate(rows) if "id" in row]
    relations = [row for row in rows if "relation" in row]
    wanted = {pair(row): row["relation"] for row in relations if not row.get("optional")}
    accepted = {(pair(row), row["relation"]) for row in relations}
    return Labelled(name, facts, wanted, accepted)


def events() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def pair(row: dict[str, str]) -> Pair:
    return frozenset((row["source"], row["target"]))


def fact(row: dict[str, object], language: str, place: int, event: str) -> StatementFact:
    said = date.fromisoformat(str(row["said"])) if row.get("said") else None
    return StatementFact(
        key=row["id"],
        article=f"{event}-{row['article']}",
        stance=Stance(row["stance"]),
        proposition=row["text"],
        context=row.get("context", row["text"]),
        language=row.get("language", language),
        speaker=row.get("speaker"),
        party=row.get("party"),
        target=row.get("target"),
        figures=tuple(figure(one) for one in row.get("figures", ())),
        antecedent=row.get("antecedent"),
        events=frozenset({event}),
        said_from=said,
        said_to=said,
        said_precision=Precision.DAY if said else Precision.UNKNOWN,
        position=place,
        mutual=bool(row.get("mutual")),
    )


def figure(row: dict[str, object]) -> FigureFact:
    modifier, value = Modifier(row["modifier"]), float(row["value"])
    low = None if modifier in (Modifier.NEARLY, Modifier.UP_TO, Modifier.LESS_THAN) else value
    high = None if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST) else value
    return FigureFact(low, high, modifier, row.get("unit", ""), row["of"], row.get("whose"))


@dataclass
class Score:
    """Counts per relation: wanted and found with that type, proposed, and proposed rightly (wanted or accepted)."""

    wanted: Counter[str]
    found: Counter[str]
    proposed: Counter[str]
    right: Counter[str]

    def precision(self, relation: str) -> float:
        return 100 * self.right[relation] / self.proposed[relation] if self.proposed[relation] else 100.0

    def recall(self, relation: str) -> float:
        return 100 * self.found[relation] / self.wanted[relation] if self.wanted[relation] else 100.0


def score(cases: list[tuple[Labelled, list[RelationProposal]]]) -> Score:
    result = Score(Counter(), Counter(), Counter(), Counter())
    for labelled, proposals in cases:
        made = {frozenset((one.source, one.target)): one.type.value for one in proposals}
        result.wanted.update(labelled.wanted.values())
        result.proposed.update(made.values())
        result.found.update(kind for key, kind in labelled.wanted.items() if made.get(key) == kind)
        result.right.update(kind for key, kind in made.items() if (key, kind) in labelled.accepted)
    return result
