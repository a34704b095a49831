"""How well proposals meet a newsroom's labels: detection, speaker, stance, figures."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.extraction.engine import default_extractor
from claims.extraction.output import statement
from claims.extraction.proposal import Extractor
from claims.extraction.reliability import Judged, summary

Row = Mapping[str, Any]
Tokens = frozenset[int]
Pair = tuple[int, int]

SAME = 0.5  # token F1 of the contents from which a proposal and a label mean the same statement
_TOKEN = re.compile(r"\w+(?:['’\-]\w+)*")
_CLASSES = {
    "more than": ">",
    "at least": ">",
    "over": ">",
    "nearly": "~",
    "about": "~",
    "almost": "~",
    "around": "~",
    "up to": "<",
    "less than": "<",
    "at most": "<",
    "tens": "*",
    "hundreds": "*",
    "thousands": "*",
    "dozens": "*",
}


def run(gold: Path, texts: Path, errors: bool = False, extractor: Extractor = default_extractor) -> dict[str, Any]:
    """Return the scores of `extractor` over the labels of `gold`, a JSON lines file, for the articles in `texts`.

    `texts` is a folder of files, or a JSON lines file of id and text; then `article` is the id.
    A label has: article (file name), speaker, content, stance, figures, and perhaps content_more, checkworthy
    and the article's language.
    A proposal and a label match when the token F1 of their contents is at least 0.5, one to one, best first. Labels
    that are not check-worthy count neither way. For its confidence a proposal is right when it matches a label, its
    speaker overlaps and its stance is the label's. With `errors` every miss is listed. Raises OSError, ValueError or
    KeyError when a file cannot be read or a label is not complete.
    """
    labels = _rows(gold)
    tally = Tally()
    for name, text in _articles(texts, {row["article"] for row in labels}):
        mine = [row for row in labels if row["article"] == name]
        language = next((row["language"] for row in mine if row.get("language")), None)
        proposed = [statement(name, proposal) for proposal in extractor.extract(text, language=language)]
        tally.article(name, text, mine, proposed)
    return tally.report(errors=errors)


def _articles(texts: Path, names: set[str]) -> list[tuple[str, str]]:
    """Return (name, text) of the named articles, in order. Line ends stay as they are on disk."""
    if texts.is_dir():
        return [(name, (texts / name).read_bytes().decode()) for name in sorted(names)]
    known = {row["id"]: row["text"] for row in _rows(texts)}
    return [(name, known[name]) for name in sorted(names)]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


@dataclass(slots=True)
class Tally:
    """Counts over articles."""

    counts: Counter[str] = field(default_factory=Counter)
    by_stance: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def article(self, name: str, text: str, labels: Sequence[Row], proposed: Sequence[Row]) -> None:
        """Count one article."""
        pairs = align(text, labels, proposed)
        worthy = [i for i, row in enumerate(labels) if counts(row)]
        self.counts["gold"] += len(worthy)
        for i in worthy:
            self.by_stance["gold", labels[i]["stance"]] += 1
            if i not in pairs:
                self._error("missed", name, text, labels[i])
        for j, row in enumerate(proposed):
            if j not in pairs.values():
                self.counts["proposed"] += 1
                self.judged.append(Judged(row["rule"], row["confidence"], 0.0))
                self._error("false", name, text, row)
        for i, j in pairs.items():
            if counts(labels[i]):
                self._pair(name, text, labels[i], proposed[j])

    def _pair(self, name: str, text: str, label: Row, proposal: Row) -> None:
        ours, theirs = tokens(text, [proposal["speaker"]]), tokens(text, [label["speaker"]])
        overlap = bool(ours & theirs) or not (ours or theirs)
        stance = label["stance"] == proposal["stance"]
        self.counts.update(proposed=1, matched=1, speaker=overlap, exact=ours == theirs, stance=stance)
        self.by_stance["right", label["stance"]] += stance
        self.judged.append(Judged(proposal["rule"], proposal["confidence"], float(overlap and stance)))
        if not overlap:
            self._error("speaker", name, text, label)
        if not stance:
            self._error("stance", name, text, label)
        wanted, found = figure_keys(label), figure_keys(proposal)
        self.counts.update(fig_gold=wanted.total(), fig_found=found.total(), fig_right=(wanted & found).total())
        if wanted != found:
            self._error("figures", name, text, label)

    def _error(self, kind: str, article: str, text: str, row: Row) -> None:
        content = text[slice(*row["content"])] if row.get("content") else ""
        self.errors.append({"error": kind, "article": article, "stance": row["stance"], "content": content[:110]})

    def report(self, *, errors: bool) -> dict[str, Any]:
        """Return the scores in per cent."""
        count, matched = self.counts, self.counts["matched"] or 1
        gold = {stance: n for (kind, stance), n in sorted(self.by_stance.items()) if kind == "gold"}
        found = {
            "statements": {"gold": count["gold"], "proposed": count["proposed"], "matched": count["matched"]},
            "detection": scores(count["matched"], count["proposed"], count["gold"]),
            "full": scores(count["speaker"], count["proposed"], count["gold"]),
            "speaker_overlap": round(100 * count["speaker"] / matched, 1),
            "speaker_exact": round(100 * count["exact"] / matched, 1),
            "stance": round(100 * count["stance"] / matched, 1),
            "recall_with_right_stance": {s: f"{self.by_stance['right', s]}/{n}" for s, n in gold.items()},
            "figures": scores(count["fig_right"], count["fig_found"], count["fig_gold"]),
            **summary(self.judged),
        }
        return {**found, "errors": self.errors} if errors else found


def counts(row: Row) -> bool:
    """Whether a label counts: it is check-worthy and its annotator did not call it optional."""
    return bool(row.get("checkworthy", True)) and not (row.get("note") or "").startswith("optional:")


def align(text: str, labels: Sequence[Row], proposed: Sequence[Row]) -> dict[int, int]:
    """Return {label: proposal} for those that mean the same statement, one to one, best first."""
    wanted = [_contents(text, row) for row in labels]
    found = [_contents(text, row) for row in proposed]

    def rank(pair: Pair) -> tuple[float, bool, bool]:
        label, proposal = labels[pair[0]], proposed[pair[1]]
        speakers = tokens(text, [label["speaker"]]) & tokens(text, [proposal["speaker"]])
        return f1(wanted[pair[0]], found[pair[1]]), bool(speakers), label["stance"] == proposal["stance"]

    pairs = [(i, j) for i in range(len(labels)) for j in range(len(proposed)) if f1(wanted[i], found[j]) >= SAME]
    used: dict[int, int] = {}
    for i, j in sorted(pairs, key=rank, reverse=True):
        if i not in used and j not in used.values():
            used[i] = j
    return used


def _contents(text: str, row: Row) -> Tokens:
    return tokens(text, [row.get("content"), *(row.get("content_more") or [])])


def tokens(text: str, spans: Iterable[Sequence[int] | None]) -> Tokens:
    """Return where the words of the given spans begin."""
    return frozenset(match.start() for span in spans if span for match in _TOKEN.finditer(text, span[0], span[1]))


def f1(a: Tokens, b: Tokens) -> float:
    """Return the F1 of two sets of words, 0 to 1."""
    common = len(a & b)
    return 2 * common / (len(a) + len(b)) if common else 0.0


def figure_keys(row: Row) -> Counter[tuple[float, str]]:
    """Return the figures of a row as (value, class of modifier); those not disclosed have none."""
    found: Counter[tuple[float, str]] = Counter()
    for figure in row.get("figures") or ():
        value = next((figure[key] for key in ("value", "low", "high") if figure.get(key) is not None), None)
        if value is not None:
            found[float(value), _CLASSES.get(figure.get("modifier") or "", "=")] += 1
    return found


def scores(right: int, proposed: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1 in per cent."""
    precision = right / proposed if proposed else 0.0
    recall = right / gold if gold else 0.0
    total = precision + recall
    return {
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F1": round(200 * precision * recall / total, 1) if total else 0.0,
    }
