"""Measures the rules on labelled statements and relations: what is proposed, what is found, how it is typed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from claims.matching.explain import sentence
from claims.matching.facts import RelationProposal, StatementFact
from claims.matching.goldset import Article, article, facts, read_rows
from claims.matching.pairs import Similarity
from claims.matching.propose import propose

Pair = frozenset[str]


def proposals(statements: Sequence[StatementFact], similarity: Similarity | None = None) -> list[RelationProposal]:
    """Match every statement against all others and return each pair once, shown when either side shows it."""
    found: dict[Pair, RelationProposal] = {}
    for statement in statements:
        for proposal in propose(statement, statements, similarity=similarity):
            pair = frozenset((proposal.source, proposal.target))
            held = found.get(pair)
            if held is None or (proposal.shown and not held.shown):
                found[pair] = proposal
    return sorted(found.values(), key=lambda proposal: (proposal.source, proposal.target))


def load(gold: Path, texts: Path) -> list[StatementFact]:
    """Read labelled statements and their articles. Raises OSError when a file is missing."""
    rows = read_rows(gold)
    names = sorted({str(row["article"]) for row in rows})
    articles: dict[str, Article] = {name: article((texts / name).read_text(encoding="utf-8")) for name in names}
    return facts(rows, articles)


def row(proposal: RelationProposal, language: str = "en") -> dict[str, object]:
    """Return a proposal as the evaluation prints it, its reason in words."""
    return {
        "source": proposal.source,
        "target": proposal.target,
        "relation": proposal.type.value,
        "rule": proposal.rule,
        "explanation": sentence(proposal.explanation, proposal.slots, language),
        "shown": proposal.shown,
        "unknown": list(proposal.unknown),
    }


def summary(made: Sequence[RelationProposal], relations: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Count what was found of the labelled relations. A pair counts as found when it is proposed, whatever its type.

    precision = found / proposed, recall = found / gold; `precision_shown` counts only what is open by default.
    """
    gold = {frozenset((str(item["source"]), str(item["target"]))): str(item["relation"]) for item in relations}
    by_pair = {frozenset((proposal.source, proposal.target)): proposal for proposal in made}
    found = [pair for pair in gold if pair in by_pair]
    shown = [pair for pair, proposal in by_pair.items() if proposal.shown]
    return {
        "gold": len(gold),
        "proposed": len(by_pair),
        "found": len(found),
        "right_type": sum(by_pair[pair].type.value == gold[pair] for pair in found),
        "precision": _share(len(found), len(by_pair)),
        "recall": _share(len(found), len(gold)),
        "shown": len(shown),
        "precision_shown": _share(sum(pair in gold for pair in shown), len(shown)),
        "by_relation": _by_relation(gold, by_pair),
    }


def _by_relation(gold: Mapping[Pair, str], by_pair: Mapping[Pair, RelationProposal]) -> dict[str, dict[str, int]]:
    """Return, per type, the labelled, the proposed and the pairs found with that very type."""
    labelled = Counter(gold.values())
    proposed = Counter(proposal.type.value for proposal in by_pair.values())
    right = Counter(kind for pair, kind in gold.items() if pair in by_pair and by_pair[pair].type.value == kind)
    names = sorted(labelled | proposed)
    return {name: {"gold": labelled[name], "proposed": proposed[name], "found": right[name]} for name in names}


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
